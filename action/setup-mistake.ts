// A mistake in how the Action was set up, told so that it can be mended. It never depends on cases and repeats no secret.

export interface Mistake {
  /** What was wanted there. */
  readonly expected: string;
  /** What was there instead, in our own words. */
  readonly got: string;
  /** What to do. */
  readonly so: string;
  /** Lines to copy. */
  readonly example: string;
}

/** Thrown when the run can't go on; holds everything that is wrong at once. */
export class SetupMistake extends Error {
  override readonly name = 'SetupMistake';
  readonly mistakes: readonly Mistake[];

  constructor(...mistakes: readonly Mistake[]) {
    super(mistakes.map(told).join('\n\n'));
    this.mistakes = mistakes;
  }
}

function told({ expected, got, so, example }: Mistake): string {
  return [
    `Expected ${expected}; got ${got}. ${so}`,
    ...example.split('\n').map((line) => `    ${line}`),
  ].join('\n');
}
