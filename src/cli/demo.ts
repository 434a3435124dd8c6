// `psirt-bot demo`: not built yet, and says so.
import type { Call, ExitCode } from './command.ts';

export async function run({ out }: Call): Promise<ExitCode> {
  out.aside('psirt-bot demo is not built yet.');
  return 1;
}
