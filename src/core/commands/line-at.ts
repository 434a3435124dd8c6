// The words of one command in a comment, by the line on which it stands. It runs nothing.
import { readCommands } from './parse.ts';

/** The words after this verb on this line of a comment, counted from 1; undefined where no such command stands there. */
export function commandLineAt(body: string, line: number, verb: string): readonly string[] | undefined {
  const read = readCommands(body);
  const found = read.ok ? read.value.find((one) => one.line === line && one.verb === verb) : undefined;
  return found?.words.map(({ text }) => text);
}
