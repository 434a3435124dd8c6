// Around an issue: reactions, the pinned comment, events with who did them, comments since a time, and the webhooks of all that.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBox } from '../../src/sandbox/box.ts';
import type { Box } from '../../src/sandbox/box.ts';
import { asMade } from '../../src/sandbox/gateway/forward.ts';
import { personOf } from '../../src/sandbox/person.ts';
import { as, asApp, at, each } from './client.ts';
import type { Ask } from './client.ts';

let box: Box;
let app: Ask;
let lead: Ask;
const cases = '/repos/acme/psirt';

beforeAll(async () => {
  box = await startBox();
  app = await asApp(box);
  lead = as(box, box.tokens['lead']);
});
afterAll(() => box.close());

async function opened(ask: Ask = lead): Promise<string> {
  const { body } = await ask('POST', `${cases}/issues`, { title: 't', body: 'b' });
  return `${cases}/issues/${String(at(body, 'number'))}`;
}

async function said(place: string, ask: Ask = lead): Promise<string> {
  const { body } = await ask('POST', `${place}/comments`, { body: 'hello' });
  return `${cases}/issues/comments/${String(at(body, 'id'))}`;
}

/** Webhooks since the last time, as `issues.labeled`. */
let told = 0;
async function heard(): Promise<string[]> {
  await box.idle();
  const fresh = box.deliveries.slice(told);
  told = box.deliveries.length;
  return fresh.map(({ event, action }) => `${event}${action === null ? '' : `.${action}`}`);
}

test('a reaction is made once, counted on the comment, and taken back', async () => {
  const comment = await said(await opened());
  const react = () => app('POST', `${comment}/reactions`, { content: 'rocket' });
  const [first, again] = [await react(), await react()];
  expect([first.status, again.status, at(again.body, 'id')]).toEqual([201, 200, at(first.body, 'id')]);
  await lead('POST', `${comment}/reactions`, { content: 'rocket' });

  const { body } = await app('GET', comment);
  expect([at(body, 'reactions', 'rocket'), at(body, 'reactions', 'total_count')]).toEqual([2, 2]);
  const listed = await app('GET', `${comment}/reactions`);
  expect(each(listed.body, 'user', 'login')).toEqual(['psirt-bot[bot]', 'lead']);
  expect((await app('DELETE', `${comment}/reactions/${String(at(first.body, 'id'))}`)).status).toBe(204);
  expect(at((await app('GET', comment)).body, 'reactions', 'rocket')).toBe(1);
});

test('issues take reactions, absent ones and unknown signs do not', async () => {
  const place = await opened();
  expect((await app('POST', `${place}/reactions`, { content: 'eyes' })).status).toBe(201);
  expect((await app('POST', `${place}/reactions`, { content: 'party' })).status).toBe(422);
  expect((await app('POST', `${cases}/issues/999/reactions`, { content: 'eyes' })).status).toBe(404);
});

test('one comment of an issue is pinned; a new pin takes its place', async () => {
  const place = await opened();
  const [one, other] = [await said(place), await said(place)];
  expect((await app('PUT', `${one}/pin`)).status).toBe(200);
  expect(at((await app('GET', one)).body, 'pin', 'pinned_by', 'login')).toBe('psirt-bot[bot]');
  await app('PUT', `${other}/pin`);
  const { body } = await app('GET', `${place}/comments`);
  expect(each(body, 'pin').map((pin) => pin !== null)).toEqual([false, true]);
  expect((await app('DELETE', `${other}/pin`)).status).toBe(204);
  expect(at((await app('GET', other)).body, 'pin')).toBeNull();
  const reader = await as(box, box.tokens['dev'])('PUT', `${one}/pin`);
  expect([reader.status, (await app('PUT', `${cases}/issues/comments/99999/pin`)).status]).toEqual([
    403, 404,
  ]);
});

test('every change is an event with who did it, and a webhook', async () => {
  await heard();
  const place = await opened();
  await lead('POST', `${place}/labels`, { labels: ['hold', 'urgent'] });
  await app('DELETE', `${place}/labels/hold`);
  await lead('POST', `${place}/assignees`, { assignees: ['analyst'] });
  await lead('PATCH', place, { state: 'closed', state_reason: 'not_planned' });
  await app('PATCH', place, { title: 'Case', state: 'open' });

  const { body } = await app('GET', `${place}/events`);
  const events = each(body).map((event) => [at(event, 'event'), at(event, 'actor', 'login')]);
  expect(events).toEqual([
    ['labeled', 'lead'],
    ['labeled', 'lead'],
    ['unlabeled', 'psirt-bot[bot]'],
    ['assigned', 'lead'],
    ['closed', 'lead'],
    ['reopened', 'psirt-bot[bot]'],
    ['renamed', 'psirt-bot[bot]'],
  ]);
  const names = 'opened labeled labeled unlabeled assigned closed reopened edited';
  expect(await heard()).toEqual(names.split(' ').map((action) => `issues.${action}`));
  const all = await app('GET', `${cases}/issues/events?per_page=1`);
  expect([at(all.body, 0, 'event'), String(at(all.body, 0, 'issue', 'url')).endsWith(place)]).toEqual([
    'renamed',
    true,
  ]);
});

test('comments are listed for the repository, also only those changed since a time', async () => {
  const place = await opened();
  const old = await said(place);
  box.clock.advance(3_600_000);
  const since = new Date(box.clock.now().getTime() - 60_000).toISOString();
  const fresh = await said(place);
  const urls = async (query: string) =>
    each((await app('GET', `${cases}/issues/comments?${query}`)).body, 'url').map(String);

  expect(await urls('per_page=100')).toEqual(expect.arrayContaining([box.api + old, box.api + fresh]));
  expect(await urls(`since=${since}`)).toEqual([box.api + fresh]);
  await lead('PATCH', old, { body: 'edited' });
  expect(await urls(`since=${since}&sort=created&direction=desc`)).toEqual([box.api + fresh, box.api + old]);
  expect(each((await app('GET', `${place}/comments?since=${since}`)).body)).toHaveLength(2);
  expect((await app('GET', `${cases}/issues/999/comments`)).status).toBe(404);
});

test('comments new, edited and deleted are told with their issue', async () => {
  const place = await opened();
  await heard();
  const comment = await said(place);
  await lead('PATCH', comment, { body: 'better' });
  await lead('DELETE', comment);
  const actions = ['created', 'edited', 'deleted'];
  expect(await heard()).toEqual(actions.map((action) => `issue_comment.${action}`));
  const { payload } = box.deliveries.at(-2) ?? {};
  expect([at(payload, 'changes', 'body', 'from'), at(payload, 'comment', 'body')]).toEqual([
    'hello',
    'better',
  ]);
  expect(at(payload, 'installation', 'id')).toBe(box.app.installationId);
  expect((await lead('GET', comment)).status).toBe(404);
});

test('a pull request is an issue too: comments on it are told, and its merge is an event', async () => {
  const dev = personOf(box, 'dev');
  const repository = 'acme/widget';
  await dev.push({ repository, branch: 'fix', message: 'm', files: { 'a.txt': 'a' } });
  const number = await dev.openPull({ repository, head: 'fix', base: 'main', title: 'Fix' });
  await heard();
  await dev.comment({ repository, number }, 'please');
  expect(await heard()).toEqual(['issue_comment.created']);
  expect(at(box.deliveries.at(-1)?.payload, 'issue', 'pull_request', 'html_url')).toMatch(/pull\/1$/);
  const sha = await personOf(box, 'lead').merge({ repository, number });
  const events = await app('GET', `/repos/${repository}/issues/${number}/events`);
  expect([at(events.body, 0, 'event'), at(events.body, 0, 'commit_id')]).toEqual(['merged', sha]);
  const all = await app('GET', `/repos/${repository}/issues/events`);
  expect(each(all.body, 'issue', 'title')).toEqual(['Fix']);
});

test('closing and opening sets whole seconds of the box’s clock', async () => {
  const place = await opened();
  box.clock.advance(7 * 86_400_000);
  const { body } = await lead('PATCH', place, { state: 'closed' });
  const [created, closed] = [String(at(body, 'created_at')), String(at(body, 'closed_at'))];
  expect(closed).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  expect(Date.parse(closed) - Date.parse(created)).toBeGreaterThanOrEqual(7 * 86_400_000);
});

test('a private repository that is made public says so, and its writes are public from then on', async () => {
  const owner = as(box, box.tokens['owner']);
  await heard();
  expect((await lead('PATCH', cases, { private: false })).status).toBe(403);
  await owner('PATCH', cases, { private: false });
  expect(await heard()).toEqual(['repository.publicized']);
  const writes = box.publicLog.length;
  await opened();
  expect(box.publicRepositories()).toContain('acme/psirt');
  expect(box.publicLog.slice(writes).map(({ repository }) => repository)).toEqual(['acme/psirt']);
});

test('only the unknown reaction broke the contract, and no webhook did', () => {
  expect(box.violations().map(({ what, by }) => [what.replace(/\d+/, 'N'), by])).toEqual([
    ['POST /repos/acme/psirt/issues/N/reactions', 'psirt-bot[bot]'],
  ]);
});

test('a comment that nobody edited has two equal times, however long the engine takes to make it', () => {
  const body = { id: 1, created_at: '2026-12-01T09:00:00Z', updated_at: '2026-12-01T09:00:01Z' };
  const made = asMade({ operationId: 'issues/create-comment' }, { status: 201, body });
  const edited = asMade({ operationId: 'issues/update-comment' }, { status: 200, body });

  expect(made.body).toEqual({ ...body, updated_at: body.created_at });
  expect(edited.body).toEqual(body);
});
