// What is wrong with something a person or a file gave us, told so that it can be mended at once. Never thrown: problems are values.

/** One thing that was not understood: what came, what was expected in its place, and an example to copy. */
export interface Problem {
  readonly came: string;
  readonly expected: string;
  readonly example: string;
}

/** Something read from text: the value, or everything that is wrong with the text. */
export type Read<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'misread'; readonly problems: readonly [Problem, ...Problem[]] };

/** A value that was understood. */
export function read<T>(value: T): Read<T> {
  return { kind: 'read', value };
}

/** A text that was not understood, for one reason. */
export function misread(problem: Problem): Read<never> {
  return { kind: 'misread', problems: [problem] };
}

/** One sentence for a person: `"1.x" was given; expected a version; for example 1.4.0`. */
export function problemText({ came, expected, example }: Problem): string {
  return `${came === '' ? 'Nothing' : JSON.stringify(came)} was given; expected ${expected}; for example ${example}`;
}
