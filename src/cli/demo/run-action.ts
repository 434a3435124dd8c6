// Runs the Action's real bundle as GitHub would: a process of its own with the environment of a job.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface ActionRun {
  readonly exitCode: number | null;
  /** What the job's public log shows. */
  readonly output: string;
}

const bundle = join(import.meta.dirname, '../../../action/dist/index.js');

/** Ends when the process does. @param environment all that the process gets, beside the path to Node */
export function runAction(environment: Readonly<Record<string, string>>): Promise<ActionRun> {
  return new Promise((resolve, reject) => {
    const path = process.env['PATH'] ?? '';
    const child = spawn(process.execPath, [bundle], { env: { PATH: path, ...environment } });
    const parts: string[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part.toString('utf8')));
    child.stderr.on('data', (part: Buffer) => parts.push(part.toString('utf8')));
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, output: parts.join('') }));
  });
}
