// What somebody gave us that can't be read, told so that it can be mended at once: by a reply, an issue or a message. It never throws
// and never decides anything.

import { visible } from './words/clean.ts';

/** One thing that could not be read: what was expected, what came (cut to a showable length) and text to copy. */
export type Mistake = Readonly<{ expected: string; got: string; example: string }>;

/** The outcome of reading one piece of text: the value, or everything that is wrong with the text. */
export type Reading<T> =
  Readonly<{ ok: true; value: T }> | Readonly<{ ok: false; mistakes: readonly [Mistake, ...Mistake[]] }>;

const LONGEST_SHOWN = 80;

/** What came, with words for what nobody sees in it, cut to a length that fits into a reply; nothing at all reads as "nothing". */
export function shown(came: string): string {
  const text = visible(came);
  if (text.length === 0) return 'nothing';
  if (text.length <= LONGEST_SHOWN) return text;
  // A character of two halves is not cut in the middle.
  return `${text.slice(0, LONGEST_SHOWN - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}

/** One mistake; `got` is the raw text that came. */
export function mistake(expected: string, got: string, example: string): Mistake {
  return { expected, got: shown(got), example };
}

/** A successful reading. */
export function read<T>(value: T): Reading<T> {
  return { ok: true, value };
}

/** A reading that failed for one reason; `got` is the raw text that came. */
export function misread(expected: string, got: string, example: string): Reading<never> {
  return { ok: false, mistakes: [mistake(expected, got, example)] };
}

/** The value, unless something was wrong on the way to it. */
export function readUnless<T>([first, ...others]: readonly Mistake[], value: T): Reading<T> {
  return first === undefined ? read(value) : { ok: false, mistakes: [first, ...others] };
}

/** A mistake in one sentence. */
export function mistakeText({ expected, got, example }: Mistake): string {
  return `expected ${expected}; got ${got}; for example ${example}`;
}
