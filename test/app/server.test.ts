// The server: what it takes, what it refuses and how early, and how it stops.
import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashOf } from '../../src/core/case/log.ts';
import { webhookPath } from '../../src/app/server.ts';
import { oldSecret, openDoor, signature } from './door.ts';
import type { Door } from './door.ts';

const canary = 'CANARY the heap overflows';
const repository = { full_name: 'acme/psirt', owner: { login: 'acme' }, default_branch: 'main' };
const comment = JSON.stringify({
  action: 'created',
  repository,
  sender: { id: 2 },
  issue: { number: 4 },
  comment: { id: 7, body: canary },
});
const hint = { kind: 'case', number: 4, carried: { 7: hashOf(canary) } };

let door: Door;
beforeEach(async () => {
  door = await openDoor();
});
afterEach(() => door.close());

test('a signed webhook is answered before anybody follows its hint', async () => {
  const stuck = await openDoor({ hear: () => new Promise(() => undefined) });

  expect((await stuck.post('issue_comment', comment)).status).toBe(202);
  expect(stuck.heard).toEqual([hint]);
  await stuck.close();
});

test('while the secret is changed, the one before it is good too', async () => {
  const headers = { 'x-hub-signature-256': signature(comment, oldSecret) };

  expect((await door.post('issue_comment', comment, headers)).status).toBe(202);
  expect(door.heard).toEqual([hint]);
});

test.each([
  ['of another secret', { 'x-hub-signature-256': signature(comment, 'some other secret') }],
  ['of another body', { 'x-hub-signature-256': signature(`${comment} `) }],
  ['of the wrong kind', { 'x-hub-signature-256': '', 'x-hub-signature': 'sha1=00' }],
  ['that is empty', { 'x-hub-signature-256': '' }],
])('a signature %s is refused and nothing is heard', async (_what, headers) => {
  expect((await door.post('issue_comment', comment, headers)).status).toBe(401);
  expect(door.heard).toEqual([]);
});

test.each([
  ['no JSON', '{', {}, 400],
  ['a list', '[]', {}, 400],
  ['null', 'null', {}, 400],
  ['a form', comment, { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ['no event', comment, { 'x-github-event': '' }, 400],
  ['an event that is prose', comment, { 'x-github-event': canary }, 400],
])('%s is refused', async (_what, body, headers, status) => {
  expect((await door.post('issue_comment', body, headers)).status).toBe(status);
  expect(door.heard).toEqual([]);
});

test('nothing that is logged holds anything of a payload, at any level', async () => {
  await door.post('issue_comment', comment);
  await door.post('issue_comment', comment, { 'x-hub-signature-256': '' });
  await door.post('star', JSON.stringify({ action: canary, repository }));
  await door.post('issues', `${comment}${canary}`);

  expect(door.lines().map(({ level }) => level)).toEqual(['info', 'warn', 'debug', 'warn']);
  expect(door.log()).not.toContain('CANARY');
});

/** Sends what it is given chunk by chunk, and gives up as soon as there is an answer. */
function stream(headers: Record<string, string>, chunks: number): Promise<{ status: number; sent: number }> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    const asked = request(door.url + webhookPath, { method: 'POST', headers });
    asked.on('error', reject);
    asked.on('response', (answer: IncomingMessage) => {
      resolve({ status: answer.statusCode ?? 0, sent });
      asked.destroy();
    });
    const chunk = Buffer.alloc(1 << 20, 'x');
    const more = (): void => {
      if (sent >= chunks || asked.destroyed) return;
      sent += 1;
      asked.write(chunk, () => setImmediate(more));
    };
    more();
  });
}

const signed = {
  'content-type': 'application/json',
  'x-github-event': 'push',
  'x-github-delivery': '1',
  'x-hub-signature-256': signature('x'),
};

test('30 MB that are announced are refused before they are sent', async () => {
  const { status, sent } = await stream({ ...signed, 'content-length': String(30 << 20) }, 1);

  expect(status).toBe(413);
  expect(sent).toBeLessThan(3);
});

test('30 MB that are not announced are refused on the way', async () => {
  const { status, sent } = await stream({ ...signed, 'transfer-encoding': 'chunked' }, 1000);

  expect(status).toBe(413);
  expect(sent).toBeLessThan(200);
});

test('who asks before sending is told before sending', async () => {
  const asked = request(door.url + webhookPath, {
    method: 'POST',
    headers: { ...signed, 'content-length': String(30 << 20), expect: '100-continue' },
  });
  const told = await new Promise((resolve, reject) => {
    asked.on('error', reject);
    asked.on('continue', () => resolve('continue'));
    asked.on('response', ({ statusCode }) => resolve(statusCode));
    asked.flushHeaders();
  });
  asked.destroy();

  expect(told).toBe(413);
});

test.each([
  ['GET', '/health', 200, 'ok\n'],
  ['GET', '/health/', 200, 'ok\n'],
  ['POST', '/health', 404, 'not found\n'],
  ['GET', '/', 404, 'not found\n'],
  ['GET', '/probot', 404, 'not found\n'],
  ['POST', '/publish', 404, 'not found\n'],
  ['GET', webhookPath, 405, 'only POST is taken here\n'],
])('%s %s is answered with %i', async (method, path, status, text) => {
  const answer = await fetch(door.url + path, { method });

  expect(answer.status).toBe(status);
  expect(await answer.text()).toBe(text);
});

test('the door for publication is mounted where there is one', async () => {
  const other = await openDoor({ publish: (_request, response) => response.writeHead(204).end() });

  expect((await fetch(`${other.url}/publish`, { method: 'POST' })).status).toBe(204);
  await other.close();
});

test('stopping takes nothing in, and ends when what was taken in is answered', async () => {
  const body = Buffer.from(comment);
  const headers = { ...signed, 'x-github-event': 'issue_comment', 'x-hub-signature-256': signature(comment) };
  const asked = request(door.url + webhookPath, {
    method: 'POST',
    headers: { ...headers, 'content-length': String(body.length), expect: '100-continue' },
  });
  asked.flushHeaders();
  await once(asked, 'continue');
  let drained = false;
  const draining = door.drain().then(() => (drained = true));
  await expect(fetch(`${door.url}/health`)).rejects.toThrow('fetch failed');
  expect(drained).toBe(false);
  const answered = new Promise((resolve) => asked.on('response', ({ statusCode }) => resolve(statusCode)));
  asked.end(body);

  expect(await answered).toBe(202);
  await draining;
  expect(door.heard).toEqual([hint]);
});
