// People at work through GitHub's API: each does what the page's buttons do, with the person's own token, within the contract.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBox } from '../../src/sandbox/box.ts';
import type { Box } from '../../src/sandbox/box.ts';
import { personOf } from '../../src/sandbox/person.ts';

let box: Box;
const repository = 'acme/psirt';
const product = 'acme/widget';
const as = (login: string) => personOf(box, login);

beforeAll(async () => {
  box = await startBox();
});
afterAll(() => box.close());

test('only people of the seed can act', () => {
  expect(() => as('nobody')).toThrow(/The sandbox has no nobody; it has owner, lead/);
});

test('an issue is opened, discussed, labelled, assigned, closed and reopened', async () => {
  const number = await as('outsider').openIssue({
    repository,
    title: 'Overflow',
    body: 'It breaks.',
    labels: ['hold'],
  });
  const place = { repository, number };
  const comment = await as('lead').comment(place, '/psirt ack');
  await as('lead').editComment({ repository, comment }, '/psirt ack now');
  await as('analyst').react({ repository, comment }, 'rocket');
  await as('lead').react(place, 'eyes');
  await as('lead').label(place, ['urgent']);
  await as('lead').unlabel(place, 'hold');
  await as('lead').assign(place, ['lead', 'analyst']);
  await as('lead').unassign(place, ['lead']);

  expect(await as('dev').issue(place)).toEqual({
    number,
    title: 'Overflow',
    body: 'It breaks.',
    state: 'open',
    by: 'outsider',
    labels: ['urgent'],
    assignees: ['analyst'],
  });
  const [said] = await as('dev').comments(place);
  expect(said).toMatchObject({ id: comment, by: 'lead', body: '/psirt ack now' });
  expect(await as('dev').reactions({ repository, comment })).toEqual([{ by: 'analyst', reaction: 'rocket' }]);
  await as('lead').close(place, 'not_planned');
  expect((await as('lead').issues(repository)).map(({ state }) => state)).toEqual(['closed']);
  await as('lead').reopen(place);
  expect((await as('lead').issue(place)).state).toBe('open');
});

test('what GitHub refuses, it refuses to a person too', async () => {
  const issue = { repository, title: 't', body: 'b' };
  await expect(as('reporter').openIssue(issue)).rejects.toMatchObject({ status: 404 });
  const nowhere = { repository: product, ghsa: 'GHSA-2222-3333-4444' };
  await expect(as('reporter').openFork(nowhere)).rejects.toMatchObject({ status: 404 });
});

test('a vulnerability is reported privately and discussed on the advisory', async () => {
  const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
  const report = {
    repository: product,
    summary: 'Overflow',
    description: 'It breaks.',
    vector,
    cwes: ['CWE-122'],
  };
  const ghsa = await as('reporter').report(report);
  const place = { repository: product, ghsa };
  await as('reporter').commentOnAdvisory(place, 'Any news?');
  await as('owner').commentOnAdvisory(place, 'Soon.');
  expect((await as('reporter').advisoryComments(place)).map(({ by, body }) => [by, body])).toEqual([
    ['reporter', 'Any news?'],
    ['owner', 'Soon.'],
  ]);
  const fork = await as('owner').openFork(place);
  expect(await as('reporter').advisory(place)).toEqual({
    ghsa, state: 'triage', summary: 'Overflow', description: 'It breaks.', cve: null, severity: 'critical', fixed: [], fork,
  }); // prettier-ignore
  expect(await as('reporter').advisories(product)).toHaveLength(1);
  expect(await as('outsider').advisories(product)).toEqual([]);
});

test('a fix is pushed, proposed, merged, tagged and released in a public repository', async () => {
  const dev = as('dev');
  const path = 'src/record.js';
  const old = await dev.file({ repository: product, path });
  const files = { [path]: `${old ?? ''}// fixed\n`, 'CHANGELOG.md': null };
  const pushed = await dev.push({ repository: product, branch: 'fix', message: 'Check the length', files });
  const head = await dev.push({
    repository: product,
    branch: 'fix',
    message: 'More',
    files: { 'a.txt': 'a' },
  });
  const number = await dev.openPull({
    repository: product,
    head: 'fix',
    base: 'main',
    title: 'Check the length',
  });
  const merged = await as('lead').merge({ repository: product, number });

  expect(await dev.commit(product, 'main')).toBe(merged);
  expect([await dev.commit(product, 'fix'), pushed === head]).toEqual([head, false]);
  expect(await dev.file({ repository: product, path })).toContain('// fixed');
  expect(await dev.file({ repository: product, path: 'CHANGELOG.md' })).toBeUndefined();
  expect(await dev.file({ repository: product, path, ref: 'v2.4.0' })).toBe(old);

  expect(await dev.tag({ repository: product, tag: 'v2.4.1', on: 'main' })).toBe(merged);
  const release = await as('lead').release({
    repository: product,
    tag: 'v2.4.1',
    notes: 'Fixes.',
    draft: true,
  });
  await as('lead').publishRelease({ repository: product, release });
  await as('lead').release({ repository: product, tag: 'v2.4.2', target: 'main' });
  expect(await dev.commit(product, 'v2.4.2')).toBe(merged);
  await box.idle();
  const pushes = box.deliveries.flatMap(({ event, payload }) => (event === 'push' ? [payload] : []));
  expect(pushes.find(({ after }) => after === head)).toMatchObject({
    commits: [{ added: ['a.txt'], modified: [], removed: [] }],
  });
  const [first] = pushes.filter(({ after }) => after === merged);
  expect(first).toMatchObject({ commits: expect.arrayContaining([expect.objectContaining({ id: pushed, modified: [path], removed: ['CHANGELOG.md'] })]) }); // prettier-ignore
  const told = box.deliveries.map(({ event, action }) => `${event} ${action ?? ''}`.trim());
  expect(told.filter((one) => /^(release published|pull_request closed)$/.test(one))).toEqual([
    'pull_request closed',
    'release published',
    'release published',
  ]);
});

test('nothing that people did broke the contract', () => {
  expect(box.violations()).toEqual([]);
});
