// Tells which Markdown is too tangled to be parsed: a few kilobytes of some texts keep a parser busy for minutes, or break it. It
// looks at characters only, and takes no longer for one text than for another.

/** How much of a text is parsed. */
export interface Limits {
  readonly characters: number;
  readonly lines: number;
  /** Characters that open, close or separate something. */
  readonly marks: number;
}

/** A comment that may hold commands. */
export const ofComment: Limits = { characters: 16_384, lines: 400, marks: 1_500 };

/** What is written to be read: reports and the prose of advisories. */
export const ofProse: Limits = { characters: 32_768, lines: 800, marks: 3_000 };

// Each of these makes the parser look through all that follows.
const MOST_OPENERS = 64;
// Blocks within blocks: quotes, lists, footnotes, many on one line or indented far.
const DEEP = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])[ \t]|\[\^[^\]\s]{1,99}\]:)){10}/mu;
const FAR = /^[ \t]{40,}(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])/mu;
const ITEM = /(?<![^\s>])(?:[-+*]|\d{1,9}[.)])[ \t]/gu;

/** Whether a text is longer than that, or nested beyond what anybody writes to be read. */
export function isTangled(text: string, most: Limits): boolean {
  return (
    text.length > most.characters ||
    count(text, /\n/gu) > most.lines ||
    count(text, /[[\]<>!*_~|&`]/gu) > most.marks ||
    count(text, /<[!?]/gu) > MOST_OPENERS ||
    count(text, ITEM) > 2 * most.lines ||
    DEEP.test(text) ||
    FAR.test(text)
  );
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
