// `start` as a process of its own: one line with the address, JSON lines beside it, and an end by SIGTERM with exit code 0.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBox } from '../../src/sandbox/box.ts';
import type { Box } from '../../src/sandbox/box.ts';

let box: Box;
beforeAll(async () => {
  box = await startBox();
});
afterAll(() => box.close());

test('it serves until it is told to stop', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'start'], {
    env: {
      PATH: process.env['PATH'],
      APP_ID: String(box.app.id),
      PRIVATE_KEY: box.app.privateKey,
      WEBHOOK_SECRET: box.app.webhookSecret,
      PSIRT_REPOSITORY: 'acme/psirt',
      GITHUB_API_URL: box.api,
      PORT: '0',
    },
  });
  const errors: string[] = [];
  createInterface(child.stderr).on('line', (line) => errors.push(line));
  const [first] = (await once(createInterface(child.stdout), 'line')) as [string];
  const url = /^psirt-bot listens on (http:\/\/127\.0\.0\.1:\d+)$/.exec(first)?.[1];
  const health = await fetch(`${url}/health`);
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit')) as [number | null];

  expect(await health.text()).toBe('ok\n');
  expect(code).toBe(0);
  expect(errors.join('\n')).toContain('"sentence":"stopping: nothing more is taken in"');
  expect(errors.every((line) => typeof JSON.parse(line) === 'object')).toBe(true);
});
