// Bodies of people whose signature nobody knows yet: together they hold so much memory and no more, and none may take for ever to come.
import { once } from 'node:events';
import { request } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { openRoom } from '../../src/app/room.ts';
import { webhookPath } from '../../src/app/server.ts';
import { openDoor, signature } from './door.ts';
import type { Door, DoorOptions } from './door.ts';

const megabyte = 1 << 20;
const comment = JSON.stringify({ action: 'created', issue: { number: 4 }, comment: { id: 7, body: 'x' } });

let door: Door;
afterEach(() => door.close());

/** Sends a part of a body with a signature that looks like one, and nothing after it. */
async function begin(bytes: number): Promise<{ asked: ClientRequest; answer: Promise<IncomingMessage> }> {
  const headers = {
    'content-type': 'application/json',
    'content-length': String(2 * megabyte),
    'x-github-event': 'push',
    'x-github-delivery': '1',
    'x-hub-signature-256': `sha256=${'0'.repeat(64)}`,
    expect: '100-continue',
  };
  const asked = request(door.url + webhookPath, { method: 'POST', headers });
  const answer = once(asked, 'response').then(([response]) => response as IncomingMessage);
  asked.on('error', () => undefined);
  void answer.catch(() => undefined);
  asked.flushHeaders();
  await once(asked, 'continue');
  asked.write(Buffer.alloc(bytes, 'x'));
  return { asked, answer };
}

async function open(options: DoorOptions): Promise<void> {
  door = await openDoor(options);
}

test('bodies that are too much together: the longest hears 503 at once, a short one of GitHub comes through', async () => {
  await open({ room: 3 * megabyte });
  const each = [await begin(megabyte), await begin(megabyte + 1), await begin(megabyte)];
  const refused = await each[1]?.answer;
  expect([refused?.statusCode, refused?.headers['retry-after'], refused?.headers.connection]).toEqual([
    503,
    '5',
    'close',
  ]);
  expect((await door.post('issue_comment', comment)).status).toBe(202);
  for (const { asked } of each) asked.destroy();
});

test('what was read and answered makes room again', async () => {
  await open({ room: 2 * megabyte });
  for (const [size, by] of [[1, 'some other secret'], [1.4], [1.9]] as const) {
    const body = JSON.stringify({ text: 'x'.repeat(size * megabyte) });
    const answer = await door.post('push', body, { 'x-hub-signature-256': signature(body, by) });
    expect(answer.status).toBe(by === undefined ? 202 : 401);
  }
});

test('a sender who went away makes room again', async () => {
  await open({ room: 2 * megabyte });
  const { asked, answer } = await begin(megabyte);
  const gone = answer.catch(String);
  asked.destroy();
  expect(await gone).toBe('Error: socket hang up');
  const body = JSON.stringify({ text: 'x'.repeat(1.5 * megabyte) });
  expect((await door.post('push', body)).status).toBe(202);
});

test('a body that does not come is waited for so long and no longer', async () => {
  await open({ patience: 50 });
  const { answer } = await begin(10);
  expect((await answer).statusCode).toBe(408);
});

test('the longest delivery of GitHub is taken', async () => {
  await open({});
  const body = JSON.stringify({ text: 'x'.repeat(25 * megabyte - 100) });
  expect((await door.post('push', body)).status).toBe(202);
});

test('a room puts out the longest, and nobody twice', async () => {
  await open({});
  const out: string[] = [];
  const enter = openRoom(10);
  const [first, second] = ['first', 'second'].map((name) => enter(() => out.push(name)));
  first?.take(6);
  second?.take(5);
  expect(out).toEqual(['first']);
  first?.leave();
  second?.take(5);
  expect(out).toEqual(['first']);
  second?.take(1);
  expect(out).toEqual(['first', 'second']);
});
