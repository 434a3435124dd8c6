// Finds which tests prove which requirements: a test's name ends in `[R94]`, or in `[R94, R51]`. Reads the sources and runs nothing.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A name in a test's source that carries tags. */
export interface Tagged {
  readonly file: string;
  /** The name without its tags. */
  readonly name: string;
  readonly ids: readonly string[];
}

const list = String.raw`\[(R\d+(?:, R\d+)*)\]`;
/** A whole string literal whose end is a list of tags. */
const named = new RegExp(String.raw`(['"\`])((?:(?!\1)[^\\\n]|\\.)*?) ${list}\1`, 'g');
const anywhere = new RegExp(list, 'g');

/** The requirements that a test's full name says it proves. */
export function idsIn(fullName: string): string[] {
  return [...fullName.matchAll(anywhere)].flatMap(([, ids = '']) => ids.split(', '));
}

/** The tagged names of one source. */
export function tagsIn(file: string, source: string): Tagged[] {
  return [...source.matchAll(named)].map(([, , name = '', ids = '']) => ({
    file,
    name: name.replaceAll(/\\(.)/g, '$1'),
    ids: ids.split(', '),
  }));
}

/** Tests whose tags prove nothing: those that run once a night, and the one about tags, whose names are made up. */
const unread = /^(?:deep\/|trace\.test\.ts$)/;

/** The tagged names of all fast tests. */
export function allTags(folder = 'test'): Tagged[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts') && !unread.test(path))
    .toSorted()
    .flatMap((path) => tagsIn(join(folder, path), readFileSync(join(folder, path), 'utf8')));
}
