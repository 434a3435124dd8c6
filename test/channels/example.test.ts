// The receiver that docs/paging.md shows, run as it stands there: it takes what the bot sends, once, and nothing else.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openPager } from '../../src/channels/pager.ts';
import { testPage } from '../../src/core/page.ts';
import { atSecond } from '../../src/core/time.ts';

const secret = 'what signs each page';
const folder = mkdtempSync(join(tmpdir(), 'psirt-page-'));
let receiver: ChildProcess;
let url = '';
let heard = '';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

beforeAll(async () => {
  const [, code] = /```js\n([^]*?)```/u.exec(readFileSync('docs/paging.md', 'utf8')) ?? [];
  const file = join(folder, 'receiver.mjs');
  writeFileSync(file, code ?? '');
  const port = await freePort();
  url = `http://127.0.0.1:${port}/`;
  receiver = spawn(process.execPath, [file], {
    env: { PSIRT_PAGE_SECRET: secret, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  receiver.stdout?.on('data', (part: Buffer) => void (heard += part.toString('utf8')));
  await until(async () => (await fetch(url, { method: 'POST' })).status === 401);
});
afterAll(() => {
  receiver.kill();
  rmSync(folder, { recursive: true });
});

async function until(is: () => Promise<boolean>): Promise<void> {
  await vi.waitUntil(() => is().catch(() => false), { timeout: 10_000, interval: 50 });
}

const now = (): string => atSecond(Date.now() / 1000);
const page = (id: string, at = now()) => testPage({ id, at, repository: 'acme/psirt' });

test('what the bot sends is taken, and rings once however often it comes', async () => {
  const one = page(randomUUID());
  const pager = openPager({ url, secret });
  expect(await pager.send(one)).toBe('sent');
  expect(await pager.send(one)).toBe('sent');
  await until(() => Promise.resolve(heard !== ''));
  expect(heard).toBe('psirt-bot: this is a test; nobody is needed. https://github.com/acme/psirt\n');
});

test('what another secret signed, what is old, and what was changed on its way is not', async () => {
  expect(await openPager({ url, secret: 'some other secret' }).send(page(randomUUID()))).toBe('refused');
  expect(await openPager({ url, secret }).send(page(randomUUID(), '2026-01-01T00:00:00Z'))).toBe('refused');
  const body = JSON.stringify(page(randomUUID()));
  const signature = `sha256=${createHmac('sha256', secret).update(`${body} `).digest('hex')}`;
  const answer = await fetch(url, { method: 'POST', body, headers: { 'X-Psirt-Signature-256': signature } });
  expect(answer.status).toBe(401);
});
