// What the house says to whoever runs it: fixed sentences with ids, never content.

export interface Line {
  readonly level: 'info' | 'warn' | 'error';
  /** One of a fixed set: nothing of a case, a payload or an error's own text is ever put into it. */
  readonly sentence: string;
  /** Numbers, names of events, kinds of effects and of failures. */
  readonly ids: Readonly<Record<string, string | number>>;
}

export type Tell = (line: Line) => void;
