// The text a reader ends up seeing, with the way back to where each character stood: masks such as `&#64;`, `\@`, `%40` and
// characters of no width hide nothing. Only for looking: never put its result in a document.

/** `plain` without masks; `at[i]` is where the character `plain[i]` began in the original. */
export interface Unmasked {
  readonly plain: string;
  readonly at: readonly number[];
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  commat: '@',
  num: '#',
};

const masks =
  /&#(\d{1,6});|&#[xX]([0-9a-fA-F]{1,5});|&(amp|lt|gt|quot|apos|nbsp|commat|num);|\\u([0-9a-fA-F]{4})|%([2-7][0-9a-fA-F])|\\([nrt])|\\([!-/:-@[-`{-~])|[\u00AD\u200B-\u200F\u2060-\u2064\uFEFF]/g;

/** Undoes entities, Markdown's and JSON's backslashes and percent signs, and drops characters of no width. */
export function unmasked(text: string): Unmasked {
  const at: number[] = [];
  let plain = '';
  let next = 0;
  const copyUntil = (end: number): void => {
    plain += text.slice(next, end);
    for (; next < end; next += 1) at.push(next);
  };
  for (const mask of text.matchAll(masks)) {
    copyUntil(mask.index);
    const shown = shownBy(mask);
    plain += shown;
    at.push(...Array<number>(shown.length).fill(mask.index));
    next = mask.index + mask[0].length;
  }
  copyUntil(text.length);
  return { plain, at };
}

function shownBy([, decimal, hex, name, json, percent, space, escaped]: readonly (
  string | undefined
)[]): string {
  if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
  const digits = hex ?? json ?? percent;
  if (digits !== undefined) return String.fromCodePoint(Number.parseInt(digits, 16));
  if (name !== undefined) return String(named[name]);
  return space === undefined ? (escaped ?? '') : ' ';
}
