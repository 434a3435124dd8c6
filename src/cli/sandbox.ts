// `psirt-bot sandbox`: not built yet, and says so.
import type { Call, ExitCode } from './command.ts';

export async function run({ out }: Call): Promise<ExitCode> {
  out.aside('psirt-bot sandbox is not built yet.');
  return 1;
}
