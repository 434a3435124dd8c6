// Makes the text of strangers harmless for Markdown that the bot writes: it mentions nobody, refers to nothing, links nowhere,
// loads no image and ends no comment of ours. It never decides whether a text may be shown at all.
import { clean, oneLine } from './clean.ts';

// GitHub looks for mentions and references after rendering, where a backslash is gone; only a character between helps.
const BREAK = '\u200B';
const MENTION = /@(?=[a-z\d_])/giu;
const REFERENCE = /#(?=\d)|\bGH-(?=\d)/giu;
const SCHEME = /:(?=\/\/)/gu;
const WWW = /www(?=\.)/giu;
// Seven hexadecimal digits in a row may be a commit.
const COMMIT = /[\da-f]{6}(?=[\da-f])/giu;
// What means something wherever it stands; the rest means something only before a letter, beside one, or at the beginning of a line.
const ALWAYS = /[\\`*[\]|~$]/gu;
const TAG = /<(?=[a-z/!?]|$)|(?<=-)>|&(?=[a-z#]|$)/giu;
const EMPHASIS = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
const LINE_START = /^(?=[-+=>#])|(?<=^\d{1,9})(?=[.)](?:\s|$))/u;

/**
 * Text for a field that is shown as it is, such as an advisory's title on GitHub: nothing is escaped, but it mentions nobody and
 * links nowhere in whatever Markdown it is copied into.
 */
export function plain(text: string): string {
  return withoutLinks(oneLine(text));
}

/**
 * Text for the middle of a line, shown as it is.
 * @param longest how many characters of the text are kept; the result is longer by what keeps it harmless
 */
export function inline(text: string, longest = 200): string {
  const broken = withoutLinks(cut(oneLine(text), longest).replace(COMMIT, `$&${BREAK}`));
  return [ALWAYS, TAG, EMPHASIS]
    .reduce((safe, mark) => safe.replace(mark, '\\$&'), broken)
    .replace(LINE_START, '\\');
}

/** With a character between where GitHub would mention somebody or make a link. */
function withoutLinks(line: string): string {
  return [MENTION, REFERENCE, SCHEME, WWW].reduce((broken, mark) => broken.replace(mark, `$&${BREAK}`), line);
}

/** Text as code in the middle of a line, in as many backticks as it needs. Not for table cells: use `inline` there. */
export function codeSpan(text: string, longest = 200): string {
  const kept = cut(oneLine(text), longest);
  const ticks = '`'.repeat(longestRun(kept, /`+/gu) + 1);
  if (kept === '') return '` `';
  // One blank on each side belongs to the backticks, not to the text.
  return /^`|`$/u.test(kept) ? `${ticks} ${kept} ${ticks}` : `${ticks}${kept}${ticks}`;
}

/** Text of several lines as a block of its own, in a fence longer than any inside it. */
export function quoted(text: string, longest = 20_000): string {
  const kept = cut(clean(text), longest);
  const fence = '`'.repeat(Math.max(longestRun(kept, /`+/gu) + 1, 3));
  return `${fence}text\n${kept}\n${fence}`;
}

/** Whether a text is such a block and nothing else. */
export function isQuoted(text: string): boolean {
  return text === quoted(text.split('\n').slice(1, -1).join('\n'), text.length);
}

function longestRun(text: string, pattern: RegExp): number {
  return (text.match(pattern) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
}

/** At most so many characters, the last of them an ellipsis where something was left out. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  // A character of two halves is not cut in the middle.
  return `${text.slice(0, Math.max(longest - 1, 0)).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}
