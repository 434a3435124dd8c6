// Reads YAML that strangers may have written: no tags, no bombs, no code, and versions stay text (`2.10` is not 2.1).
import { LineCounter, isAlias, isMap, isNode, isSeq, parseDocument } from 'yaml';
import type { Mistake } from '../mistake.ts';
import { shown } from '../mistake.ts';
import { tooDeep } from './nesting.ts';

/** A mistake in a file: `path` in dots (empty for the whole file) and the line it stands in, counted from 1. */
export interface FileMistake extends Mistake {
  readonly path: string;
  readonly line: number;
}

type Path = readonly (string | number)[];

/** A file that could be read: its plain value (every scalar a string), and for a place its line and what stands there. */
export interface YamlFile {
  readonly value: unknown;
  readonly lineAt: (path: Path) => number;
  readonly gotAt: (path: Path) => string;
}

const LONGEST = 65_536;
const MOST_ALIASES = 20;
const NO_DUPLICATES = 'DUPLICATE_KEY';

/** Reads a whole file, or tells every place where it is no YAML. */
export function readYaml(text: string, example: string): YamlFile | readonly FileMistake[] {
  const fail = (expected: string, got: string, line: number): FileMistake => ({
    path: '',
    line,
    expected,
    got,
    example,
  });
  if (text.length > LONGEST)
    return [fail(`a file of at most ${LONGEST} characters`, `${text.length} characters`, 1)];
  const source = text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');
  const deep = tooDeep(source);
  if (deep !== undefined) return [fail(deep.expected, deep.got, deep.line)];
  try {
    const lines = new LineCounter();
    const document = parseDocument(source, { schema: 'failsafe', lineCounter: lines });
    const mistakes = [...document.errors, ...document.warnings].map(({ code, message, pos }) => {
      const expected = code === NO_DUPLICATES ? 'every name once' : 'YAML';
      return fail(expected, shown(message.replace(/\n[^]*/u, '')), lines.linePos(pos[0]).line);
    });
    if (mistakes.length > 0) return mistakes;
    const lineAt = (path: Path): number => {
      const known = path.map((_, index) => document.getIn(path.slice(0, index + 1), true)).filter(isNode);
      return lines.linePos(known.at(-1)?.range?.[0] ?? 0).line;
    };
    const gotAt = (path: Path): string => gotOf(document.getIn(path));
    return { value: document.toJS({ maxAliasCount: MOST_ALIASES }), lineAt, gotAt };
  } catch {
    // Aliases that multiply make the reader give up with an exception.
    return [fail('YAML without many aliases', 'a file that unfolds beyond all measure', 1)];
  }
}

function gotOf(here: unknown): string {
  if (isSeq(here)) return `a list of ${here.items.length}`;
  if (isMap(here)) return 'a mapping';
  if (isAlias(here)) return shown(`*${here.source}`);
  return shown(typeof here === 'string' ? here : '');
}
