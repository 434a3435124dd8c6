// Finds the commands in a comment: lines that start with `/psirt` and are plain text at the top level of its Markdown.
// It knows no command and throws nothing; quotes, code, lists, tables, headings and HTML never hold a command.
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import type { Reading } from '../mistake.ts';
import { misread, read } from '../mistake.ts';
import { remembered } from '../remembered.ts';
import { isTangled, ofComment } from '../words/tangled.ts';
import { openHtml } from './open-html.ts';
import type { OpenHtml } from './open-html.ts';
import { readWords } from './words.ts';
import type { TypedWord } from './words.ts';

/** One command as typed. `line` counts the comment's lines from 1; `words` are those after the verb. */
export interface Line {
  readonly line: number;
  readonly text: string;
  readonly verb: string;
  readonly words: readonly TypedWord[];
}

/** The most commands that one comment may hold. */
export const mostCommands = 50;

const ALIASES = new Map([
  ['sev', 'severity'],
  ['dup', 'duplicate'],
  ['?', 'help'],
]);
const COMMAND = /^ {0,3}\/psirt(?:\s+(.*))?$/isu;
// Cheap: most comments hold no command and are never parsed.
const ANY_COMMAND = /^ {0,3}\/psirt(?!\S)/imu;
const SIGNATURE = /^(?:—|--[ \t])[ \t]*$/u;

const markdown = remark().use(remarkGfm).freeze();
type Tree = ReturnType<typeof markdown.parse>;
type Span = Readonly<{ start: number; end: number }>;
type Candidate = Readonly<{ line: number; offset: number; text: string }>;

/** As many comments as a few busy cases have; none is longer than GitHub lets one be. */
const mostRemembered = 500;

/**
 * Reads the commands of one comment, in their order.
 * @returns the lines (none when there is no command), or why the comment is not read at all: too many commands, too long
 * or too tangled.
 */
export const readCommands = remembered(mostRemembered, commandsIn);

function commandsIn(body: string): Reading<readonly Line[]> {
  const text = body.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');
  if (!ANY_COMMAND.test(text)) return read([]);
  if (isTangled(text, ofComment)) return tooTangled(text);
  const candidates = candidatesOf(text);
  // A mail signature's two dashes would turn the paragraph above them into a heading, and its commands into nothing.
  const tree = markdown.parse(text.replace(/^--[ \t]+$/gmu, (line) => '—'.padEnd(line.length)));
  const spans = plainSpans(tree);
  const found = candidates.filter(({ offset }) =>
    spans.some(({ start, end }) => start <= offset && offset < end),
  );
  const end = found.findIndex((candidate) => SIGNATURE.test(candidate.text));
  const lines = (end === -1 ? found : found.slice(0, end)).map(lineOf);
  if (lines.length <= mostCommands) return read(lines);
  const expected = `at most ${mostCommands} commands in one comment`;
  return misread(expected, `${lines.length} commands`, 'split them into several comments');
}

function tooTangled(text: string): Reading<never> {
  const { characters, lines } = ofComment;
  const expected = `a comment with commands of at most ${characters} characters and ${lines} lines, without deep nesting`;
  const got = `${text.length} characters in ${text.split('\n').length} lines`;
  return misread(expected, got, 'post the commands in a comment of their own');
}

/** Every line that could be a command or a signature by itself, with the place of its first letter. */
function candidatesOf(text: string): readonly Candidate[] {
  const candidates: Candidate[] = [];
  let start = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const offset = start + line.search(/[^ ]|$/u);
    if (COMMAND.test(line) || SIGNATURE.test(line)) candidates.push({ line: index + 1, offset, text: line });
    start += line.length + 1;
  }
  return candidates;
}

/** Where plain text stands directly in a paragraph at the top level and outside every open HTML element. */
function plainSpans(tree: Tree): readonly Span[] {
  const html = openHtml();
  return tree.children.flatMap((block) => {
    if (block.type === 'html') html.read(block.value);
    return block.type === 'paragraph' ? plainSpansIn(block, html) : [];
  });
}

type Paragraph = Extract<Tree['children'][number], { type: 'paragraph' }>;

/**
 * What stands between the pieces that are more than text. A piece without a place is text too: some addresses become links only
 * after the Markdown was read.
 */
function plainSpansIn({ children, position }: Paragraph, html: OpenHtml): readonly Span[] {
  const spans: Span[] = [];
  let start = Number(position?.start.offset);
  const end = Number(position?.end.offset);
  for (const piece of children) {
    if (piece.type === 'text' || piece.position === undefined) continue;
    if (!html.inside()) spans.push({ start, end: Number(piece.position.start.offset) });
    if (piece.type === 'html') html.read(piece.value);
    start = Number(piece.position.end.offset);
  }
  return html.inside() ? spans : [...spans, { start, end }];
}

function lineOf({ line, text }: Candidate): Line {
  const words = readWords(COMMAND.exec(text)?.[1] ?? '');
  const typed = words[0]?.text.toLowerCase() ?? '?';
  return { line, text: text.trim(), verb: ALIASES.get(typed) ?? typed, words: words.slice(1) };
}
