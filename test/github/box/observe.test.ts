// Observing in a GitHub in a box: what one observation costs, what it sees, and what walking the record's history finds.
import { shippedPlan } from '../../../src/core/plan/shipped.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EntryDraft } from '../../../src/core/case/entry.ts';
import { lookKey } from '../../../src/core/look.ts';
import type { AnswerTo, Asked, Look, LookOf } from '../../../src/core/look.ts';
import { readSettings } from '../../../src/core/settings.ts';
import { headMark } from '../../../src/core/words/head-mark.ts';
import { markerOf } from '../../../src/core/words/marker.ts';
import type { World } from '../../../src/core/world.ts';
import { perform } from '../../../src/github/act/perform.ts';
import { openObserver } from '../../../src/github/observe.ts';
import type { Observer } from '../../../src/github/observe.ts';
import { beginRecord } from '../../../src/github/record-begin.ts';
import { recordBranch } from '../../../src/github/record-path.ts';
import type { Records } from '../../../src/github/records.ts';
import { encoded } from '../../../src/github/stored-file.ts';
import { cases, startBench } from './bench.ts';
import type { Bench } from './bench.ts';

let bench: Bench;
let records: Records;
let observer: Observer;
let repositoryId = 0;

const reading = readSettings(
  'version: 1\nroles:\n  psirt-lead: [lead]\nproducts:\n  widget:\n    repository: acme/widget\n',
);
if (!reading.ok) throw new Error('the settings of this test are wrong');
const house: World['house'] = {
  settings: reading.settings,
  commit: 'f'.repeat(40),
  plan: 'default@1',
  response: shippedPlan('mirantis'),
  people: {},
  since: '2026-01-01T00:00:00Z',
  reports: {},
  mails: { cases: {}, answers: [] },
  asks: [],
  installed_at: '2026-01-01T00:00:00Z',
  texts: new Map(),
};

const noPlan = () => Promise.resolve(undefined);

beforeAll(async () => {
  bench = await startBench();
  records = bench.records();
  await beginRecord(records);
  const { data } = await bench.clients.cases.request('GET /repos/{owner}/{repo}', { ...cases });
  repositoryId = Number(data.id);
  observer = openObserver({
    clients: bench.clients,
    records,
    repository: cases,
    bot: bench.bot,
    owner: 'test',
    door: 'app',
    pages: false,
    house: () => Promise.resolve({ house, repositoryId }),
    planAt: noPlan,
  });
});
afterAll(() => bench.close());

async function openCase(title: string): Promise<number> {
  const route = 'POST /repos/{owner}/{repo}/issues';
  return (await bench.as('outsider').request(route, { ...cases, title, body: 'It breaks.' })).data.number;
}

async function say(number: number, login: string, body: string): Promise<number> {
  const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
  return Number((await bench.as(login).request(route, { ...cases, issue_number: number, body })).data.id);
}

async function worldOf(number: number, from: Observer = observer): Promise<World> {
  const seen = await from.observe(number);
  if (!seen.found) throw new Error('there is no such case');
  return seen.world;
}

async function asked<K extends Asked>(number: number, look: Look & LookOf<K>): Promise<AnswerTo<K>> {
  const { answers } = await observer.look(await worldOf(number), [look]);
  return answers.get(lookKey(look)) as AnswerTo<K>;
}

async function begin(number: number, via = 'issue'): Promise<void> {
  const { now, bot } = await worldOf(number);
  const draft: EntryDraft = { kind: 'fact', name: 'acknowledged', said_at: now, by: bot, via };
  await records.append({ of: number, seen: undefined, drafts: [draft], at: now, sentence: 'Begin' });
}

function stage(number: number) {
  return { clients: bench.clients, repository: cases, number, labels: new Set<string>() };
}

test('a case is observed in four requests when its record is known', async () => {
  const number = await openCase('Records overflow');
  await say(number, 'lead', '/psirt ack');
  await begin(number);
  await worldOf(number);
  bench.sent.length = 0;

  const world = await worldOf(number);

  expect(bench.sent.map(({ route }) => route).toSorted()).toEqual([
    'GET /repos/{owner}/{repo}',
    'GET /repos/{owner}/{repo}/git/ref/{ref}',
    'GET /repos/{owner}/{repo}/issues/{issue_number}',
    'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
  ]);
  expect(world.repository).toEqual({ full_name: 'acme/psirt', private: true, pinned: true });
  expect(world.issue).toMatchObject({ number, title: 'Records overflow', state: 'open' });
  expect(world.issue.author).toMatchObject({ login: 'outsider', bot: false });
  expect(world.comments.map(({ author, body }) => [author.login, body])).toEqual([['lead', '/psirt ack']]);
  expect(world.log?.ok).toBe(true);
});

test('a comment is created as one fixed sentence beside whom it calls, so that no mail holds its text', async () => {
  const number = await openCase('x');
  const body = `${markerOf('reply:7')}\nThe whole advisory. For @owner.`;
  await perform(stage(number), {
    kind: 'comment.create', act: 'reply:7', slot: 'reply:7', body, calls: ['@owner', '@acme/leads'],
  }); // prettier-ignore

  expect(bench.box.createdLog.at(-1)?.text).toBe(
    `${markerOf('reply:7')}\nThe PSIRT bot is writing here. @owner @acme/leads`,
  );
  expect((await worldOf(number)).comments.at(-1)?.body).toBe(body);
});

test('an issue that does not exist is none', async () => {
  expect(await observer.observe(9999)).toEqual({ found: false });
});

test('our own comments are known as ours, and the one with a marker is found', async () => {
  const number = await openCase('x');
  const done = await perform(stage(number), {
    kind: 'comment.create',
    act: 'card',
    slot: 'card',
    body: `${markerOf('card')}\nCase`,
  });
  await say(number, 'outsider', `${markerOf('card')}\nforged`);

  const world = await worldOf(number);
  expect(world.comments[0]?.author).toEqual({ ...bench.bot, bot: true });
  const card = await asked(number, { look: 'marked', marker: markerOf('card') });
  expect(card?.body).toBe(`${markerOf('card')}\nCase`);
  expect(done).toEqual({ result: 'done', made: { comment: String(card?.id) } });
});

test('a comment of another case counts as none', async () => {
  const [one, other] = [await openCase('x'), await openCase('y')];
  const id = await say(one, 'lead', 'here');

  expect(await asked(one, { look: 'comment', id })).toMatchObject({ id, body: 'here' });
  expect(await asked(other, { look: 'comment', id })).toBeNull();
});

test('events by hand are told since a time, with who did it', async () => {
  const number = await openCase('x');
  const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/labels';
  await bench.as('lead').request(route, { ...cases, issue_number: number, labels: ['hold'] });

  const events = await asked(number, { look: 'events', since: '2020-01-01T00:00:00Z' });
  expect(events.map(({ event, label, actor }) => [event, label, actor.login])).toEqual([
    ['labeled', 'hold', 'lead'],
  ]);
  expect(await asked(number, { look: 'events', since: '2999-01-01T00:00:00Z' })).toEqual([]);
});

test('a missing user, a team member, somebody outside the team', async () => {
  const number = await openCase('x');
  expect(await asked(number, { look: 'user', login: 'nobody-here' })).toBeNull();
  expect(await asked(number, { look: 'user', login: 'lead' })).toEqual({
    login: 'lead',
    id: bench.box.people['lead'],
  });
  expect(await asked(number, { look: 'member', team: 'acme/support', login: 'helper', fresh: true })).toBe(
    true,
  );
  expect(await asked(number, { look: 'member', team: 'acme/support', login: 'lead', fresh: true })).toBe(
    false,
  );
});

test('a case whose log vanished is told by its card, and one that never had a log is new', async () => {
  const [carded, fresh, deleted] = [await openCase('x'), await openCase('y'), await openCase('z')];
  await perform(stage(carded), {
    kind: 'comment.create',
    act: 'card',
    slot: 'card',
    body: `${markerOf('card')}\nx`,
  });
  await begin(deleted);
  await removeLog(deleted);
  const stranger = openObserver({
    clients: bench.clients, records: bench.records(), repository: cases, bot: bench.bot, owner: 'other', door: 'app', pages: false,
    house: () => Promise.resolve({ house, repositoryId: 987_654 }), planAt: noPlan,
  }); // prettier-ignore

  expect((await worldOf(carded, stranger)).log).toMatchObject({ ok: false });
  expect((await worldOf(fresh, stranger)).log).toBeUndefined();
  expect((await worldOf(deleted, stranger)).log).toMatchObject({ ok: false });
  expect((await worldOf(fresh, stranger)).repository.pinned).toBe(false);
});

async function removeLog(number: number): Promise<void> {
  const path = `cases/${number}/log.jsonl`;
  const { data } = await bench
    .as('lead')
    .request('GET /repos/{owner}/{repo}/contents/{path}', { ...cases, path, ref: recordBranch });
  await bench.as('lead').request('DELETE /repos/{owner}/{repo}/contents/{path}', {
    ...cases, path, branch: recordBranch, message: 'x', sha: 'sha' in data ? data.sha : '',
  }); // prettier-ignore
}

async function cardOf(number: number): Promise<void> {
  const { log } = await worldOf(number);
  if (log?.ok !== true) throw new Error('the case has no log');
  const body = `${markerOf('card')}\n${headMark({ number, ...log.head })}\nCase`;
  await perform(stage(number), { kind: 'comment.create', act: 'card', slot: 'card', body });
}

test('a record that the App alone wrote passes its audit', async () => {
  const number = await openCase('x');
  await begin(number);
  await cardOf(number);

  expect(await asked(number, { look: 'audit' })).toEqual({ ok: true, because: [] });
});

test('a commit by a person fails the audit, even one that only adds a file', async () => {
  const number = await openCase('x');
  await begin(number);
  await cardOf(number);
  await bench.as('lead').request('PUT /repos/{owner}/{repo}/contents/{path}', {
    ...cases, path: `cases/${number}/note.md`, branch: recordBranch, message: 'x', content: encoded('x'),
  }); // prettier-ignore

  const audit = await asked(number, { look: 'audit' });
  expect(audit.ok).toBe(false);
  expect(audit.because.join('\n')).toMatch(
    /^commit [0-9a-f]{12} of the record is not verified\ncommit .* by another account$/,
  );
});

test('a log that does not reach what the card shows fails the audit', async () => {
  const number = await openCase('x');
  await begin(number);
  const body = `${markerOf('card')}\n${headMark({ number, seq: 2, hash: 'ab'.repeat(32) })}\nCase`;
  await perform(stage(number), { kind: 'comment.create', act: 'card', slot: 'card', body });

  expect(await asked(number, { look: 'audit' })).toEqual({
    ok: false,
    because: ['the log does not hold what the card shows of it'],
  });
});

test('a card without a mark, or none at all, fails the audit', async () => {
  const number = await openCase('x');
  await begin(number);

  expect(await asked(number, { look: 'audit' })).toEqual({
    ok: false,
    because: ['no card shows how far the log had come'],
  });
});

test('labels are made with their colours, added and removed one by one', async () => {
  const number = await openCase('x');
  await perform(stage(number), {
    kind: 'labels',
    add: ['severity/high', 'status/new'],
    remove: ['not-there'],
  });
  await perform(stage(number), { kind: 'labels', add: [], remove: ['status/new'] });

  expect((await worldOf(number)).issue.labels).toEqual(['severity/high']);
  const { data } = await bench.clients.cases.request('GET /repos/{owner}/{repo}/labels', { ...cases });
  expect(data.find(({ name }) => name === 'severity/high')?.color).toBe('d93f0b');
});

test('title, assignees, closing and reopening are done as said', async () => {
  const number = await openCase('x');
  await perform(stage(number), { kind: 'title', title: 'Case 1' });
  await perform(stage(number), { kind: 'assignees', add: ['lead'], remove: [] });
  await perform(stage(number), { kind: 'issue.close', reason: 'not_planned' });

  const { issue } = await worldOf(number);
  expect(issue).toMatchObject({ title: 'Case 1', state: 'closed', reason: 'not_planned' });
  expect(issue.assignees.map(({ login }) => login)).toEqual(['lead']);
  await perform(stage(number), { kind: 'issue.reopen' });
  await perform(stage(number), { kind: 'assignees', add: [], remove: ['lead'] });
  expect((await worldOf(number)).issue).toMatchObject({ state: 'open', assignees: [] });
});

test('an effect on what is gone has failed; one whose answer was lost is thrown as unknown', async () => {
  const number = await openCase('x');
  expect(await perform(stage(9999), { kind: 'title', title: 'x' })).toEqual({
    result: 'failed',
    made: { status: '404' },
    failure: 'missing',
  });
  bench.box.faults.inject({ when: ({ method }) => method === 'POST', fault: { kind: 'lose' } });
  const create = perform(stage(number), { kind: 'comment.create', act: 'card', slot: 'card', body: 'x' });
  await expect(create).rejects.toMatchObject({ kind: 'unknown' });
});

test('no request of ours broke the contract', () => {
  expect(bench.box.violations().filter(({ by }) => by !== 'sandbox')).toEqual([]);
});
