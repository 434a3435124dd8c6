// What a sweep asks of GitHub: exactly how many requests for a thousand quiet cases, and that nothing which changed is overlooked.
import { beforeEach, expect, test } from 'vitest';
import { decideSweep } from '../../src/core/sweep.ts';
import { labelsOf } from '../../src/core/words/labels.ts';
import { titleOf } from '../../src/core/words/titles.ts';
import { oneClient } from '../../src/github/client.ts';
import { GitHubFailure } from '../../src/github/failure.ts';
import type { GitHub } from '../../src/github/port.ts';
import { openRecords } from '../../src/github/records.ts';
import { openSweeper } from '../../src/github/sweep.ts';
import type { Sweeper } from '../../src/github/sweep.ts';
import { accepted, bot, emptyView, receipt, viewAfter } from '../core/words/a-view.ts';
import type { Step } from '../core/words/a-view.ts';
import { aRecord } from './a-record.ts';
import type { ARecord } from './a-record.ts';

const repository = { owner: 'acme', repo: 'psirt' };
const quiet: readonly Step[] = [
  ...accepted,
  { name: 'sent', notice: 'ack', channel: 'mail' },
  { name: 'sent', notice: 'accept', channel: 'mail' },
];
/** When the cases came to rest, and the house began. */
const since = '2026-12-01T00:00:00Z';
let clock = '';
const settings = (products: number): string =>
  `version: 1\nroles: { psirt-lead: [ada] }\nproducts:\n${Array.from({ length: products }, (_, at) => `  ${at === 0 ? 'widget' : `widget${at}`}: { repository: acme/widget${at}, family: widget }\n`).join('')}`;

let record: ARecord;
beforeEach(() => {
  record = aRecord();
  clock = '2026-12-03T12:00:00Z';
});

function logOf(steps: readonly Step[]): string {
  return viewAfter(steps)
    .it.entries.map((entry) => `${JSON.stringify(entry)}\n`)
    .join('');
}

/** A house with so many open cases, each exactly as its record has it. */
function houseOf(cases: number, products = 2): ReturnType<typeof emptyView>['house'] {
  const { house } = emptyView(settings(products));
  const view = { ...viewAfter(quiet), house, now: '2026-12-03T12:00:00Z' };
  const log = logOf(quiet);
  const until = receipt('sweep', { until: '2026-12-03T11:00:00Z' });
  record.files.set('house/log.jsonl', logOf([receipt('install', { repository_id: '1' }), until]));
  for (let number = 1; number <= cases; number += 1) {
    record.files.set(`cases/${number}/log.jsonl`, log);
    record.files.set(`cases/${number}/notices/${'f'.repeat(64)}.md`, `text ${number}`);
    record.issues.push({
      number, title: titleOf({ ...view, it: { ...view.it, number } }), body: 'words', state: 'open', user: { login: 'ada', id: 1, type: 'User' },
      labels: labelsOf(view), assignees: [{ login: 'ada', id: 1 }], created_at: since, updated_at: '2026-12-02T00:00:00Z',
    }); // prettier-ignore
  }
  record.commit();
  return { ...house, installed_at: since };
}

function sweeperOf(house: ReturnType<typeof houseOf>): Sweeper {
  const github: GitHub = {
    request: async (route, params) => ({ ...(await record.fake.github.request(route, params)), date: clock }),
  };
  const records = openRecords({ github, repository, pause: () => Promise.resolve() });
  return openSweeper({
    clients: oneClient(github), records, repository, bot, house: () => Promise.resolve({ house, repositoryId: 1 }), planAt: () => Promise.resolve(undefined),
  }); // prettier-ignore
}

async function chosen(sweeper: Sweeper): Promise<readonly string[]> {
  const swept = await sweeper.look();
  if (swept === undefined) throw new Error('no rules are in force');
  const { settle } = decideSweep(swept.sight);
  const settled = settle.map(({ number }) => number);
  sweeper.finished(swept.sight, settled);
  return settle.map(({ number, because }) => `${number} ${because.join(' ')}`);
}

/** The requests of some work. */
async function counted(work: () => Promise<unknown>): Promise<Readonly<Record<string, number>>> {
  record.fake.asked.length = 0;
  await work();
  const counts: Record<string, number> = {};
  for (const { route } of record.fake.asked) {
    const name = route.replace('GET /repos/{owner}/{repo}/', '');
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

test('a thousand quiet cases and two products: eighteen requests at first, eight from then on', async () => {
  const sweeper = sweeperOf(houseOf(1000));

  expect(await counted(async () => expect(await chosen(sweeper)).toEqual([]))).toEqual({
    'git/ref/{ref}': 1, 'tarball/{ref}': 1, issues: 10, 'issues/comments': 1, commits: 1, 'security-advisories': 2, tags: 2,
  }); // prettier-ignore
  expect(await counted(async () => expect(await chosen(sweeper)).toEqual([]))).toEqual({
    'git/ref/{ref}': 1, issues: 1, 'issues/comments': 1, commits: 1, 'security-advisories': 2, tags: 2,
  }); // prettier-ignore
});

const said = (id: number, issue: number, at: string, body = '/psirt ack') => ({
  id, body, issue_url: `https://api.github.com/repos/acme/psirt/issues/${issue}`, user: { login: 'ada', id: 1, type: 'User' },
  created_at: at, updated_at: at,
}); // prettier-ignore

async function warm(cases = 30): Promise<Sweeper> {
  const sweeper = sweeperOf(houseOf(cases));
  await chosen(sweeper);
  clock = '2026-12-03T12:05:00Z';
  return sweeper;
}

function append(number: number): void {
  record.files.set(`cases/${number}/log.jsonl`, logOf([...quiet, { name: 'product', product: 'widget' }]));
}

test('a log that grew costs four more requests, and is the only one that is read', async () => {
  const sweeper = await warm();
  append(7);
  record.commit();

  const counts = await counted(async () => expect(await chosen(sweeper)).toEqual(['7 recorded']));
  expect(counts).toMatchObject({
    'git/commits/{commit_sha}': 1,
    'git/trees/{tree_sha}': 2,
    'contents/{path}': 1,
  });
  expect(counts).not.toHaveProperty('tarball/{ref}');
});

test('many logs that grew are read by one download', async () => {
  const sweeper = await warm();
  for (let number = 1; number <= 9; number += 1) append(number);
  record.commit();

  const counts = await counted(async () => expect(await chosen(sweeper)).toHaveLength(9));
  expect(counts).toMatchObject({ 'tarball/{ref}': 1 });
  expect(counts).not.toHaveProperty('contents/{path}');
});

test('a log that vanished or was cut is broken, one that lies beside it is not', async () => {
  const sweeper = await warm();
  record.files.delete('cases/7/log.jsonl');
  record.files.delete(`cases/7/notices/${'f'.repeat(64)}.md`);
  record.files.set('cases/8/log.jsonl', logOf(quiet).slice(0, -40));
  record.commit();

  expect(await chosen(sweeper)).toEqual(['7 broken', '8 broken']);
});

test('a process that begins with a cut log asks twice before it believes it', async () => {
  const house = houseOf(3);
  record.files.set('cases/2/log.jsonl', logOf(quiet).slice(0, -40));
  record.files.set('cases/9/README.md', 'no log');
  record.commit();
  const sweeper = sweeperOf(house);

  const counts = await counted(async () => expect(await chosen(sweeper)).toEqual(['2 broken']));
  expect(counts).toMatchObject({ 'contents/{path}': 2 });
});

test('a record that is gone breaks every case', async () => {
  const sweeper = await warm(3);
  record.fake.on('GET /repos/{owner}/{repo}/git/ref/{ref}', () => ({ status: 404 }));

  expect(await chosen(sweeper)).toEqual(['1 broken', '2 broken', '3 broken']);
});

test('a closed case is not kept, and is quiet', async () => {
  const house = houseOf(2);
  record.files.set('cases/2/log.jsonl', logOf([...quiet, { name: 'closed', outcome: 'fixed' } as unknown as Step]));
  record.issues.splice(1);
  record.commit();
  const swept = await sweeperOf(house).look();

  expect(swept?.sight.cases).toMatchObject([{ number: 1, state: 'open' }, { number: 2, state: 'closed' }]);
  expect(swept?.sight.cases[1]).not.toHaveProperty('it');
}); // prettier-ignore

test('a label set by hand and a new issue are seen by the issues that were touched', async () => {
  const sweeper = await warm();
  const [first, second] = record.issues;
  record.issues[0] = { ...first, labels: ['severity/high'], updated_at: '2026-12-03T12:04:00Z' };
  record.issues.push({ ...second, number: 31, labels: [], created_at: clock, updated_at: clock });
  record.issues.push({ ...second, number: 32, created_at: clock, updated_at: clock, pull_request: {} });

  expect(await chosen(sweeper)).toEqual(['1 shown', '31 new']);
});

test('comments are read page after page until a whole page is known', async () => {
  const house = houseOf(3);
  for (let id = 1; id <= 150; id += 1) record.comments.push(said(id, 1, '2026-12-03T10:00:00Z', 'no command'));
  const sweeper = sweeperOf(house);
  expect(await counted(() => chosen(sweeper))).toMatchObject({ 'issues/comments': 2 });
  expect(await counted(() => chosen(sweeper))).toMatchObject({ 'issues/comments': 1 });

  record.comments.push(said(1000, 2, '2026-12-03T12:01:00Z'));
  expect(await counted(async () => expect(await chosen(sweeper)).toEqual(['2 said']))).toMatchObject({ 'issues/comments': 2 });
}); // prettier-ignore

test('a command whose webhook was lost while nobody listened is found after a restart', async () => {
  const house = houseOf(3);
  record.comments.push(said(1000, 2, '2026-12-02T11:30:00Z'), said(999, 3, '2026-12-02T10:30:00Z'));

  // The bookmark is of 11:00 on the next day; a day before it begins what is read again.
  expect(await chosen(sweeperOf(house))).toEqual(['2 said']);
});

test('prose that changed on the default branch is seen', async () => {
  const house = houseOf(12);
  const sweeper = sweeperOf(house);
  expect(await chosen(sweeper)).toEqual([]);
  record.prose.push(['advisories/1.md']);
  clock = '2026-12-03T12:05:00Z';
  expect(await chosen(sweeper)).toEqual([]);
  record.prose.push(['advisories/2.md', 'README.md', 'advisories/README.md'], ['advisories/12.md']);

  expect(await counted(async () => expect(await chosen(sweeper)).toEqual(['2 touched', '12 touched']))).toMatchObject({
    commits: 1, 'compare/{basehead}': 1,
  }); // prettier-ignore
  clock = '2026-12-03T12:10:00Z';
  expect((await sweeper.look())?.sight.prose).toEqual(
    new Map([2, 12].map((number) => [number, '2026-12-03T12:05:00Z'])),
  );
});

test('a report in triage is handed over, and a tag is new only once', async () => {
  const sweeper = await warm();
  const advisory = { ghsa_id: 'GHSA-1', state: 'triage', cve_id: null, html_url: 'u', description: 'd', vulnerabilities: [], created_at: clock, updated_at: clock, published_at: null, private_fork: null }; // prettier-ignore
  record.advisories.push(advisory);
  record.tags.push({ name: 'v1', commit: { sha: 'c' } });
  const first = await sweeper.look();
  clock = '2026-12-03T12:10:00Z';
  const second = await sweeper.look();

  expect(first?.reports[0]).toEqual({
    repository: 'acme/widget0',
    ghsa: 'GHSA-1',
    created_at: '2026-12-03T12:05:00Z',
  });
  expect(first?.sight.products[0]?.tags).toEqual([{ name: 'v1', first: '2026-12-03T12:05:00Z' }]);
  expect(second?.sight.products[0]?.tags).toEqual([{ name: 'v1', first: '2026-12-03T12:05:00Z' }]);
});

test('a hundred advisories and more: those in triage are asked for by themselves', async () => {
  const house = houseOf(1, 1);
  const advisory = { state: 'published', cve_id: null, html_url: 'u', description: 'd', vulnerabilities: [], created_at: since, updated_at: since, published_at: since, private_fork: null }; // prettier-ignore
  for (let at = 0; at < 101; at += 1) record.advisories.push({ ...advisory, ghsa_id: `GHSA-${at}` });

  const counts = await counted(() => chosen(sweeperOf(house)));
  expect(counts['security-advisories']).toBe(3);
});

test('a product that does not answer stops nothing', async () => {
  const house = houseOf(3);
  record.fake.on('GET /repos/{owner}/{repo}/tags', ({ repo }) =>
    repo === 'widget1' ? { status: 502 } : { data: [] },
  );
  const swept = await sweeperOf(house).look();

  expect(swept?.troubles).toEqual([{ repository: 'acme/widget1', kind: 'unavailable' }]);
});

test('an archive of another commit is no answer', async () => {
  const house = houseOf(3);
  const other = aRecord();
  other.files.set('README.md', 'x');
  other.commit();
  const answer = await other.fake.github.request('GET /repos/{owner}/{repo}/tarball/{ref}', {
    ...repository,
    ref: 'x',
  });
  const tarball = 'GET /repos/{owner}/{repo}/tarball/{ref}';
  record.fake.on(tarball, () => ({ data: answer.data }));
  await expect(sweeperOf(house).look()).rejects.toThrow(GitHubFailure);

  record.fake.on(tarball, () => ({ data: 'not found' }));
  await expect(sweeperOf(house).look()).rejects.toThrow(GitHubFailure);
});

const at = '2026-12-03T12:04:00Z';

test('what this process settled is quiet until something is new', async () => {
  const sweeper = await warm();
  append(7);
  record.commit();
  const swept = await sweeper.look();
  if (swept === undefined) throw new Error('no rules are in force');
  const seven = swept.sight.cases.find(({ number }) => number === 7);
  expect(decideSweep(swept.sight).settle).toHaveLength(1);
  sweeper.settled(7, { at, hash: seven?.head?.hash, state: 'rest' });

  expect(decideSweep(swept.sight).settle).toEqual([]);
});

test('everything was done up to a sweep, unless a case did not come to rest or could not be settled', async () => {
  const sweeper = await warm();
  const swept = await sweeper.look();
  if (swept === undefined) throw new Error('no rules are in force');
  const { sight } = swept;

  expect(sweeper.finished(sight, [7])).toBe(sight.until);
  sweeper.settled(7, { at, hash: 'h', state: 'unfinished' });
  expect(sweeper.finished(sight, [7])).toBe(at);
  sweeper.settled(7, { at: '2026-12-01T00:00:00Z', hash: 'h', state: 'unfinished' });
  expect(sweeper.finished(sight, [7])).toBe(sight.until);
  sweeper.settled(7, { at, hash: 'h', state: 'rest' });
  expect(sweeper.finished(sight, [7])).toBe('2026-12-03T12:05:00Z');
  expect((await sweeper.look())?.sight.until).toBe('2026-12-03T12:05:00Z');
});

test('without rules nothing is seen', async () => {
  houseOf(1);
  const github = record.fake.github;
  const records = openRecords({ github, repository });
  const none = () => Promise.resolve(undefined);

  expect(
    await openSweeper({
      clients: oneClient(github),
      records,
      repository,
      bot,
      house: none,
      planAt: none,
    }).look(),
  ).toBeUndefined();
});
