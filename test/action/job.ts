// A job that runs the Action's real bundle, as a runner would: a process of its own, its files, and nothing else of ours around it.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { action } from '../../scripts/bundles.ts';

/** All that is public of a run. */
export interface Ran {
  readonly code: number | null;
  readonly log: string;
  readonly outputs: string;
  readonly summary: string;
}

export interface Bundle {
  readonly path: string;
  readonly run: (environment: Readonly<Record<string, string>>) => Promise<Ran>;
  readonly remove: () => void;
}

/** Builds the bundle as a release would, where no other test looks for it. */
export async function makeBundle(): Promise<Bundle> {
  const folder = mkdtempSync(join(tmpdir(), 'psirt-action-'));
  const path = join(folder, 'action/dist/index.mjs');
  await build({ ...action, outfile: path });
  let runs = 0;
  return {
    path,
    run: (environment) => {
      const files = join(folder, String((runs += 1)));
      mkdirSync(files);
      return runOnce(path, files, environment);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function runOnce(
  path: string,
  files: string,
  environment: Readonly<Record<string, string>>,
): Promise<Ran> {
  const [outputs, summary] = [join(files, 'outputs'), join(files, 'summary')];
  const env = {
    PATH: process.env['PATH'] ?? '',
    GITHUB_OUTPUT: outputs,
    GITHUB_STEP_SUMMARY: summary,
    ...environment,
  };
  // A runner makes both files before the step.
  for (const file of [outputs, summary]) writeFileSync(file, '');
  const child = spawn(process.execPath, [path], { env });
  const parts: string[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(String(part)));
  child.stderr.on('data', (part: Buffer) => parts.push(String(part)));
  const code = await new Promise<number | null>((resolve) => void child.once('close', resolve));
  const textOf = (file: string): string => readFileSync(file, 'utf8');
  return { code, log: parts.join(''), outputs: textOf(outputs), summary: textOf(summary) };
}
