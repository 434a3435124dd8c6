// What a command of the command line is, and what it is given when it runs. Commands speak through `out`, never to the console.

/** Where a command writes to. */
export interface Out {
  /** What was asked for. */
  readonly line: (text: string) => void;
  /** What went wrong, and progress: everything that is not the answer. */
  readonly aside: (text: string) => void;
}

/** One call as typed, checked against the table. */
export interface Call {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | true | undefined>>;
  /** The process environment, with `.env` under it. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly out: Out;
  /** What comes on standard input; undefined: nothing does. */
  readonly input?: AsyncIterable<Uint8Array> | undefined;
  /** Asks yes or no; undefined where nobody can answer. */
  readonly ask?: ((question: string) => Promise<boolean>) | undefined;
  /** What is typed, line by line, until the input ends. */
  readonly lines?: (() => AsyncIterable<string>) | undefined;
}

/** 0: done. 1: something is wrong. 2: not understood. For mail servers (sysexits.h): 65: that is no mail; 75: not now, send it again. */
export type ExitCode = 0 | 1 | 2 | 65 | 75;

export interface OptionWords {
  /** `NAME` of its value; absent: it is a switch. */
  readonly value?: string;
  readonly summary: string;
}

export interface Command {
  readonly name: string;
  /** One line, lower case, no full stop. */
  readonly summary: string;
  /** Its words, as `OWNER/REPO`; in brackets when they may be left out. */
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, OptionWords>>;
  readonly example: string;
  /** Loads its code: a server does not load the sandbox. */
  readonly load: () => Promise<{ readonly run: (call: Call) => Promise<ExitCode> }>;
}
