// Looks how deep a YAML text is nested before anything reads it: the reader calls itself for each level, and some thousands of them
// end the whole process, not only the reading.
import { CST, Lexer } from 'yaml';

/** What is too deep, and the line it stands in, counted from 1. */
export interface TooDeep {
  readonly expected: string;
  readonly got: string;
  readonly line: number;
}

// Our settings have five levels. Marks of a line nest as brackets do, so do lines that stand ever further right.
const MOST_BRACKETS = 20;
const MOST_MARKS = 80;
const MOST_BLANKS = 80;

/** The first place of a text where it is nested deeper than anybody writes; the text is gone through once, and nothing is kept. */
export function tooDeep(text: string): TooDeep | undefined {
  const now = { line: 1, brackets: 0, marks: 0, blanks: 0 };
  for (const { kind, source, begins } of piecesOf(text)) {
    now.brackets += BRACKETS.get(kind) ?? 0;
    now.marks += kind === ':' && now.brackets > 0 ? 0 : Number(MARKS.has(kind));
    now.blanks = begins && kind === 'space' ? source.length : 0;
    const found = wrongIn(now);
    if (found !== undefined) return { ...found, line: now.line };
    const ended = source.split('\n').length - 1;
    now.line += ended;
    if (ended > 0) now.marks = 0;
  }
  return undefined;
}

const BRACKETS = new Map([
  ['[', 1],
  ['{', 1],
  [']', -1],
  ['}', -1],
]);
const MARKS = new Set(['-', '?', ':']);

interface Piece {
  /** The bracket or mark, `space`, or anything else. */
  readonly kind: string;
  readonly source: string;
  /** Whether it is the first of its line. */
  readonly begins: boolean;
}

function* piecesOf(text: string): Generator<Piece> {
  let begins = true;
  for (const source of new Lexer().lex(text)) {
    const type = CST.tokenType(source);
    const kind = type === 'space' ? 'space' : source;
    yield { kind, source, begins };
    begins = source.endsWith('\n') || type === 'doc-mode';
  }
}

function wrongIn(
  now: Readonly<Record<'brackets' | 'marks' | 'blanks', number>>,
): Omit<TooDeep, 'line'> | undefined {
  if (now.brackets > MOST_BRACKETS)
    return { expected: `at most ${MOST_BRACKETS} brackets within each other`, got: `${now.brackets}` };
  if (now.marks > MOST_MARKS)
    return { expected: `at most ${MOST_MARKS} of the marks - ? : in one line`, got: `${now.marks}` };
  if (now.blanks > MOST_BLANKS)
    return { expected: `at most ${MOST_BLANKS} blanks at the beginning of a line`, got: `${now.blanks}` };
  return undefined;
}
