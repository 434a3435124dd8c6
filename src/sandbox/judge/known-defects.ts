// Places where GitHub's own description contradicts GitHub. Each row forgives one kind of words and says why; keep it short.

interface Defect {
  /** What was checked: `operationId status` or `webhook key`. */
  readonly check: RegExp;
  readonly words: RegExp;
  readonly why: string;
}

export const knownDefects: readonly Defect[] = [
  {
    check: /^apps\/list-installations 200$/,
    words: /^\/\d+\/account /,
    why: 'demands a user and an enterprise at once (allOf); every other operation says one of both',
  },
];

/** What remains of a check's findings when the description's own defects are forgiven. */
export const withoutDefects = (check: string, texts: readonly string[]): string[] =>
  texts.filter((text) => !knownDefects.some((defect) => defect.check.test(check) && defect.words.test(text)));
