// `psirt-bot start`: environment -> clients -> bot -> server, until a signal asks it to stop. It prints one line with the address.
import { environmentMistakes } from '../app/environment-check.ts';
import { readEnvironment } from '../app/environment.ts';
import { openSay } from '../app/say.ts';
import type { Say } from '../app/say.ts';
import { serve } from '../app/serve.ts';
import type { Running } from '../app/serve.ts';
import type { Call, ExitCode } from './command.ts';
import { endOfWork } from './signals.ts';

/** Milliseconds that work under way has after the first signal; containers are killed after 30 s. */
const longestDrain = 25_000;

export async function run({ environment: given, out }: Call): Promise<ExitCode> {
  const read = readEnvironment(given);
  if (!read.ok) {
    out.aside(environmentMistakes(read.mistakes));
    return 2;
  }
  const { environment } = read;
  const say = openSay({ level: environment.logLevel, write: (line) => process.stderr.write(line) });
  reportStrays(say);
  const running = await serve({ environment, say });
  out.line(`psirt-bot listens on ${running.url}`);
  await endOfWork();
  say({ level: 'info', sentence: 'stopping: nothing more is taken in', ids: {} });
  return stop(running, say);
}

async function stop(running: Running, say: Say): Promise<ExitCode> {
  const late = new Promise<'late'>((resolve) => {
    setTimeout(() => resolve('late'), longestDrain).unref();
  });
  // What is left undone is found by the next sweep: everything that matters is in the record.
  if ((await Promise.race([running.stop(), late])) !== 'late') return 0;
  say({ level: 'warn', sentence: 'stopping took too long; the next sweep finishes the work', ids: {} });
  return 1;
}

/** A forgotten promise costs one piece of work, which the sweep repeats; an exception nobody caught leaves no state to trust. */
function reportStrays(say: Say): void {
  const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
  process.on('unhandledRejection', (error) => {
    say({
      level: 'error',
      sentence: 'a defect: work failed that nobody waited for',
      ids: { kind: nameOf(error) },
    });
  });
  process.on('uncaughtException', (error) => {
    say({ level: 'error', sentence: 'a defect: stopping at once', ids: { kind: nameOf(error) } });
    process.exit(1);
  });
}
