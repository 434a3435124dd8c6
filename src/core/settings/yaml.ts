// Reads YAML that strangers may have written: no tags, no bombs, no code, and versions stay text (`2.10` is not 2.1).
import { LineCounter, isNode, parseDocument } from 'yaml';
import type { Mistake } from '../mistake.ts';
import { shown } from '../mistake.ts';

/** A mistake in a file: `path` in dots (empty for the whole file) and the line it stands in, counted from 1. */
export interface FileMistake extends Mistake {
  readonly path: string;
  readonly line: number;
}

type Path = readonly (string | number)[];

/** A file that could be read: its plain value (every scalar a string) and where a place stands. */
export interface YamlFile {
  readonly value: unknown;
  readonly lineAt: (path: Path) => number;
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
  try {
    const lines = new LineCounter();
    const source = text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');
    const document = parseDocument(source, { schema: 'failsafe', lineCounter: lines });
    const mistakes = [...document.errors, ...document.warnings].map(({ code, message, pos }) => {
      const expected = code === NO_DUPLICATES ? 'every name once' : 'YAML';
      return fail(expected, shown(message.split('\n')[0] ?? ''), lines.linePos(pos[0]).line);
    });
    if (mistakes.length > 0) return mistakes;
    const lineOf = (node: unknown): number => (isNode(node) ? lines.linePos(node.range?.[0] ?? 0).line : 1);
    const lineAt = (path: Path): number => {
      const known = path.map((_, index) => document.getIn(path.slice(0, index + 1), true)).filter(isNode);
      return lineOf(known.at(-1));
    };
    return { value: document.toJS({ maxAliasCount: MOST_ALIASES }), lineAt };
  } catch {
    // Aliases that multiply and brackets without end make the reader give up with an exception.
    return [
      fail('YAML without deep nesting and without many aliases', 'a file that unfolds beyond all measure', 1),
    ];
  }
}
