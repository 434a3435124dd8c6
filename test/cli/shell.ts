// A shell for tests: runs one command line and keeps what it printed.
import { runCommand } from '../../src/cli/run-command.ts';
import type { Call } from '../../src/cli/command.ts';

export interface Ran {
  readonly code: number;
  readonly printed: string;
  readonly aside: string;
}

export async function shell(
  line: string,
  around: Partial<Pick<Call, 'environment' | 'ask' | 'lines' | 'input'>> = {},
): Promise<Ran> {
  const [printed, aside]: [string[], string[]] = [[], []];
  const out = { line: (text: string) => printed.push(text), aside: (text: string) => aside.push(text) };
  const code = await runCommand(line.split(' ').filter(Boolean), { environment: {}, out, ...around });
  return { code, printed: printed.join('\n'), aside: aside.join('\n') };
}
