// A server as a process of its own: started, waited for, weighed and ended by its number.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Child {
  /** The first address that it printed. */
  readonly url: string;
  /** Milliseconds from its start to that address. */
  readonly startedIn: number;
  /** Resident memory in bytes. */
  readonly memory: () => number;
  readonly stop: () => Promise<void>;
}

/** Starts `node ...words` and waits until it prints an address. */
export function startChild(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Child> {
  const from = performance.now();
  const env = { PATH: process.env['PATH'] ?? '', ...environment };
  const child = spawn(process.execPath, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => void child.once('close', () => resolve()));
  return new Promise((resolve, reject) => {
    let printed = '';
    const hear = (part: Buffer): void => {
      printed += part.toString('utf8');
      const url = /https?:\/\/(?:127\.0\.0\.1|localhost):\d+[^\s"]*/.exec(printed)?.[0];
      if (url === undefined) return;
      child.stdout.off('data', hear);
      resolve({
        url,
        startedIn: performance.now() - from,
        memory: () => memoryOf(child.pid ?? 0),
        stop: () => {
          child.kill('SIGTERM');
          return ended;
        },
      });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', (part: Buffer) => void (printed += part.toString('utf8').slice(0, 2_000)));
    child.once('close', () => reject(new Error(`the process ended before it listened:\n${printed}`)));
  });
}

function memoryOf(pid: number): number {
  const found = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(found?.[1] ?? 0) * 1024;
}
