// Webhooks on their way: signed, at most once, logged for three days, sent again on request, lost, doubled or late on purpose.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startBox } from '../../src/sandbox/box.ts';
import type { Box } from '../../src/sandbox/box.ts';
import { as, at, each, jwt } from './client.ts';
import { startInbox } from './inbox.ts';
import type { Inbox } from './inbox.ts';

let box: Box;
let inbox: Inbox;
const cases = '/repos/acme/psirt';

beforeAll(async () => {
  box = await startBox();
  inbox = await startInbox(box.app.webhookSecret);
});
afterAll(async () => {
  await box.close();
  await inbox.close();
});
beforeEach(async () => {
  await box.idle();
  box.faults.clear();
  box.setWebhookTarget(inbox.url);
  inbox.answerWith(200);
  inbox.received.length = 0;
});

const lead = (method: string, path: string, body?: unknown) =>
  as(box, box.tokens['lead'])(method, path, body);
const app = (method: string, path: string) => as(box, jwt(box.app))(method, path);

async function opened(...titles: string[]): Promise<void> {
  for (const title of titles) await lead('POST', `${cases}/issues`, { title });
  await box.idle();
}

test('a webhook is signed with the App’s secret and says whose it is', async () => {
  await opened('one');
  expect(inbox.received.map(({ event, signed }) => [event, signed])).toEqual([['issues', true]]);
  const [one] = inbox.received;
  expect([at(one?.payload, 'installation', 'id'), at(one?.payload, 'sender', 'login')]).toEqual([
    100,
    'lead',
  ]);
  expect(at(one?.payload, 'repository', 'full_name')).toBe('acme/psirt');
  expect(one?.guid).toMatch(/^[0-9a-f-]{36}$/);
});

test('the publisher hears nothing, and the App only what it subscribed to', async () => {
  const quiet = await startBox({ events: ['issue_comment'] });
  const ask = as(quiet, quiet.tokens['lead']);
  await ask('POST', `${cases}/issues`, { title: 'x' });
  await ask('POST', `${cases}/issues/1/comments`, { body: 'x' });
  await quiet.idle();
  expect(quiet.deliveries.map(({ event, appId }) => [event, appId])).toEqual([
    ['issue_comment', quiet.app.id],
  ]);
  await quiet.close();
});

test('a delivery that failed is listed, and comes again with its GUID when asked for', async () => {
  inbox.answerWith(500);
  await opened('failed');
  const listed = await app('GET', '/app/hook/deliveries?status=failure');
  expect([at(listed.body, 0, 'status_code'), at(listed.body, 0, 'event')]).toEqual([500, 'issues']);
  const id = String(at(listed.body, 0, 'id'));
  const whole = await app('GET', `/app/hook/deliveries/${id}`);
  expect(at(whole.body, 'request', 'payload', 'issue', 'title')).toBe('failed');

  inbox.answerWith(200);
  expect((await app('POST', `/app/hook/deliveries/${id}/attempts`)).status).toBe(202);
  await box.idle();
  expect(inbox.received.map(({ guid }) => guid)).toEqual([at(whole.body, 'guid'), at(whole.body, 'guid')]);
  const again = await app('GET', '/app/hook/deliveries?status=success');
  expect([at(again.body, 0, 'redelivery'), at(again.body, 0, 'guid')]).toEqual([
    true,
    at(whole.body, 'guid'),
  ]);
});

test('one that nobody answered is a failure too', async () => {
  box.setWebhookTarget('http://127.0.0.1:1/');
  await opened('unheard');
  box.setWebhookTarget(undefined);
  await opened('offline');
  const { body } = await app('GET', '/app/hook/deliveries?status=failure&per_page=2');
  expect(each(body, 'status')).toEqual(['failed to connect to host', 'failed to connect to host']);
  expect(each(body, 'status_code')).toEqual([0, 0]);
});

test('the list goes by cursor, the newest first', async () => {
  await opened('a', 'b', 'c');
  const first = await app('GET', '/app/hook/deliveries?per_page=2');
  const cursor = /cursor=(\d+)/.exec(first.headers.get('link') ?? '')?.[1] ?? 'none';
  const second = await app('GET', `/app/hook/deliveries?per_page=2&cursor=${cursor}`);
  const ids = [first, second].flatMap(({ body }) => each(body, 'id').map(Number));
  expect(ids).toEqual(ids.toSorted((a, b) => b - a));
  expect(new Set(ids).size).toBe(4);
});

test('deliveries older than three days are forgotten, and only the App itself may look', async () => {
  await opened('old');
  const id = String(at((await app('GET', '/app/hook/deliveries')).body, 0, 'id'));
  expect((await as(box, jwt(box.publisher))('GET', `/app/hook/deliveries/${id}`)).status).toBe(404);
  expect((await lead('GET', '/app/hook/deliveries')).status).toBe(401);
  box.clock.advance(3 * 86_400_000 + 1000);
  expect((await app('GET', '/app/hook/deliveries')).body).toEqual([]);
  expect((await app('POST', `/app/hook/deliveries/${id}/attempts`)).status).toBe(422);
});

const titled = (title: string) => (_: string, payload: unknown) => at(payload, 'issue', 'title') === title;

test('webhooks can be lost and doubled on purpose', async () => {
  box.faults.webhook({ when: titled('lost'), fate: 'drop' });
  box.faults.webhook({ when: titled('twice'), fate: 'duplicate' });
  await opened('lost', 'twice', 'once');
  expect(inbox.received.map(({ payload }) => at(payload, 'issue', 'title'))).toEqual([
    'twice',
    'twice',
    'once',
  ]);
  expect(new Set(inbox.received.map(({ guid }) => guid)).size).toBe(2);
  inbox.received.length = 0;
  await opened('lost');
  expect(inbox.received).toHaveLength(1);
});

test('webhooks can overtake each other on purpose', async () => {
  const opening = (_: string, payload: unknown) => at(payload, 'action') === 'opened';
  box.faults.webhook({ when: opening, fate: { afterMs: 300 } });
  await lead('POST', `${cases}/issues`, { title: 't', labels: ['hold'] });
  await box.idle();
  expect(inbox.received.map(({ payload }) => at(payload, 'action'))).toEqual(['labeled', 'opened']);
});

test('pushes, tags and releases are told', async () => {
  const main = at((await lead('GET', '/repos/acme/widget/commits/main')).body, 'sha');
  await lead('POST', '/repos/acme/widget/git/refs', { ref: 'refs/tags/v2.4.1', sha: main });
  const draft = await lead('POST', '/repos/acme/widget/releases', { tag_name: 'v2.4.1', draft: true });
  const release = `/repos/acme/widget/releases/${String(at(draft.body, 'id'))}`;
  await box.idle();
  const first = inbox.received
    .splice(0)
    .map(({ event, payload }) => `${event} ${String(at(payload, 'ref'))}`);
  expect(first).toEqual(['create v2.4.1', 'push refs/tags/v2.4.1']);
  await lead('PATCH', release, { draft: false });
  await lead('PATCH', release, { body: 'notes' });
  await box.idle();
  const actions = inbox.received.map(({ event, payload }) => `${event}.${String(at(payload, 'action'))}`);
  expect(actions).toEqual(['release.created', 'release.published', 'release.released', 'release.edited']);
});

test('nothing of this broke the contract, webhooks least of all', () => {
  expect(box.deliveries.length).toBeGreaterThan(15);
  expect(box.violations()).toEqual([]);
});
