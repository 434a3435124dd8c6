// (e) from starting the process to serving: our bundle against `probot run` of an empty App.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Box } from '../src/sandbox/box.ts';
import { startChild } from './child.ts';
import { environmentOf } from './deliveries.ts';
import { median, times } from './row.ts';
import type { Section } from './row.ts';

const rounds = 5;
/** The empty App, as Probot's own documentation begins. */
const emptyApp = "module.exports = (app) => { app.on('issue_comment', () => undefined); };\n";
const port = 40_000 + (process.pid % 20_000);

export async function coldStart(box: Box): Promise<Section> {
  const [ours, theirs]: [number[], number[]] = [[], []];
  const folder = mkdtempSync(join(tmpdir(), 'empty-app-'));
  const app = join(folder, 'app.cjs');
  writeFileSync(app, emptyApp);
  for (let round = 0; round < rounds; round += 1) {
    const child = await startChild(['dist/cli.js', 'start'], environmentOf(box));
    ours.push(child.startedIn);
    await child.stop();
    theirs.push(await probotRun(box, app, port + round));
  }
  rmSync(folder, { recursive: true });
  const [one, other] = [median(ours), median(theirs)];
  const ms = (value: number): string => `${value.toFixed(0)} ms`;
  return {
    title: 'Cold start',
    how: `The median of ${rounds} starts each, in turns, until the server answers. Ours has asked GitHub who it is by then.`,
    rows: [
      {
        what: 'to serving',
        ours: ms(one),
        against: `${ms(other)} (\`probot run\` of an empty App)`,
        ratio: times(one / other),
      },
    ],
  };
}

/** Milliseconds until `probot run` answers its own ping. */
async function probotRun(box: Box, app: string, at: number): Promise<number> {
  const from = performance.now();
  const env: Record<string, string> = {
    PATH: process.env['PATH'] ?? '',
    ...environmentOf(box),
    PORT: String(at),
    HOST: '127.0.0.1',
    LOG_LEVEL: 'fatal',
  };
  const words = ['node_modules/probot/bin/probot.js', 'run', app];
  const child = spawn(process.execPath, words, { env, stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => void child.once('close', () => resolve()));
  try {
    for (let tries = 0; tries < 2_000; tries += 1) {
      const answer = await fetch(`http://127.0.0.1:${at}/ping`).catch(() => undefined);
      if (answer?.ok === true) return performance.now() - from;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error('probot run did not answer');
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}
