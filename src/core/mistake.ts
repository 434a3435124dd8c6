// What a person typed wrongly, as a value that a reply can show. It never throws and never decides anything.

/** One thing that could not be read: what was expected, what came (cut to a showable length) and text to copy. */
export type Mistake = Readonly<{ expected: string; got: string; example: string }>;

/** The outcome of reading one piece of text. */
export type Reading<T> = Readonly<{ ok: true; value: T }> | Readonly<{ ok: false; mistake: Mistake }>;

const LONGEST_SHOWN = 80;

/** Cuts what came to a length that fits into a reply; nothing at all reads as "nothing". */
export function shown(text: string): string {
  if (text.length === 0) return 'nothing';
  if (text.length <= LONGEST_SHOWN) return text;
  // A character of two halves is not cut in the middle.
  return `${text.slice(0, LONGEST_SHOWN - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}

/** A successful reading. */
export function read<T>(value: T): Reading<T> {
  return { ok: true, value };
}

/** A failed reading; `got` is the raw text that came. */
export function misread(expected: string, got: string, example: string): Reading<never> {
  return { ok: false, mistake: { expected, got: shown(got), example } };
}
