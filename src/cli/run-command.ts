// Runs one command line from words to exit code. What fails is told in one sentence; an error's own text may hold content and is not
// printed.
import { GitHubFailure } from '../github/failure.ts';
import type { Call, ExitCode } from './command.ts';
import { readCall } from './read-call.ts';

/** @param typed the words after `psirt-bot` */
export async function runCommand(
  typed: readonly string[],
  around: Omit<Call, 'words' | 'options'>,
): Promise<ExitCode> {
  const { out } = around;
  const read = readCall(typed);
  if (read.kind === 'help') {
    out.line(read.text);
    return 0;
  }
  if (read.kind === 'wrong') {
    out.aside(read.text);
    return 2;
  }
  try {
    const { run } = await read.command.load();
    return await run({ ...around, ...read.given });
  } catch (error) {
    out.aside(`psirt-bot ${read.command.name} could not be done: ${sentenceOf(error)}`);
    return 1;
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof GitHubFailure) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  return code ?? (error instanceof Error ? `${error.name}, a defect` : 'a defect');
}
