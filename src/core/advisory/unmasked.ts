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
  sol: '/',
  period: '.',
  colon: ':',
  lowbar: '_',
  hyphen: '-',
  dash: '-',
  Tab: ' ',
  NewLine: '\n',
};

const masks =
  /&#0{0,20}(\d{1,6});|&#[xX]0{0,20}([0-9a-fA-F]{1,5});|&(amp|lt|gt|quot|apos|nbsp|commat|num|sol|period|colon|lowbar|hyphen|dash|Tab|NewLine);|\\u([0-9a-fA-F]{4})|%([2-7][0-9a-fA-F])|\\([nrt])|\\([!-/:-@[-`{-~])|[\u00AD\u200B-\u200F\u2060-\u2064\uFEFF]/g;

// A mask may hide another: `%2540`, `&amp;#64;`.
const most = 3;

/** Undoes entities, Markdown's and JSON's backslashes and percent signs, and drops characters of no width. */
export function unmasked(text: string): Unmasked {
  let looked: Unmasked = { plain: text, at: Array.from({ length: text.length }, (_, index) => index) };
  for (let pass = 0; pass < most; pass += 1) looked = replaced(looked, masks, shownBy);
  return looked;
}

// An underline within a word is part of it.
const marks = /<\/?[a-zA-Z][^<>]{0,200}>|[*~`]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;

/** The same without Markdown's emphasis and HTML's tags. */
export function withoutMarks(looked: Unmasked): Unmasked {
  return replaced(looked, marks, () => '');
}

function replaced(
  before: Unmasked,
  pattern: RegExp,
  shown: (match: readonly (string | undefined)[]) => string,
): Unmasked {
  const at: number[] = [];
  let plain = '';
  let next = 0;
  const copyUntil = (end: number): void => {
    plain += before.plain.slice(next, end);
    for (; next < end; next += 1) at.push(Number(before.at[next]));
  };
  for (const match of before.plain.matchAll(pattern)) {
    copyUntil(match.index);
    const put = shown(match);
    plain += put;
    at.push(...Array<number>(put.length).fill(Number(before.at[match.index])));
    next = match.index + match[0].length;
  }
  copyUntil(before.plain.length);
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
