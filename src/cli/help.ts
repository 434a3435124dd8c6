// `psirt-bot help`: prints what the table says.
import type { Call, ExitCode } from './command.ts';
import { unknownCommand } from './read-call.ts';
import { commandNamed } from './table.ts';
import { explanation, overview } from './usage.ts';

export async function run({ words: [name], out }: Call): Promise<ExitCode> {
  const command = name === undefined ? undefined : commandNamed(name);
  if (name !== undefined && command === undefined) {
    out.aside(unknownCommand(name));
    return 2;
  }
  out.line(command === undefined ? overview() : explanation(command));
  return 0;
}
