// What the box remembers: every byte that the public can read, every private text as created, every exchange and its breaches.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startBox } from '../../src/sandbox/box.ts';
import type { Box } from '../../src/sandbox/box.ts';
import { as, asApp, at } from './client.ts';
import type { Ask } from './client.ts';

let box: Box;
let lead: Ask;
let app: Ask;
let seen = { open: 0, created: 0 };
const canary = 'CANARY-51e0';
const cases = '/repos/acme/psirt';
const product = '/repos/acme/widget';
const content = Buffer.from(canary).toString('base64');
const advisory = {
  summary: canary, description: 'd', severity: 'low',
  vulnerabilities: [{ package: { ecosystem: 'npm', name: 'widget' }, vulnerable_version_range: '< 2' }],
}; // prettier-ignore

beforeAll(async () => {
  box = await startBox();
  lead = as(box, box.tokens['lead']);
  app = await asApp(box);
});
afterAll(() => box.close());
beforeEach(() => {
  seen = { open: box.publicLog.length, created: box.createdLog.length };
});

const leaked = () => box.publicLog.slice(seen.open).filter(({ text }) => text.includes(canary));

test('which repositories are public is known', () => {
  expect(box.publicRepositories()).toEqual(['acme/widget', 'acme/security']);
});

test('what is private stays out of the public log', async () => {
  const draft = await app('POST', `${product}/security-advisories`, advisory);
  const place = `${product}/security-advisories/${String(at(draft.body, 'ghsa_id'))}`;
  await app('POST', `${place}/comments`, { body: canary });
  await lead('POST', `${cases}/issues`, { title: canary, body: canary });
  await lead('PUT', `${cases}/contents/a.txt`, { message: canary, content });
  await lead('POST', `${product}/releases`, { tag_name: 'v9', name: canary, body: canary, draft: true });
  await lead('GET', `${product}/contents/${canary}`);
  await as(box, box.tokens['reporter'])('POST', `${cases}/issues`, { title: canary });
  await as(box, box.tokens['reporter'])('PUT', `${product}/contents/x`, { message: canary, content });
  expect(leaked()).toEqual([]);
});

const commits = async (message: string) => {
  const main = at((await lead('GET', `${product}/commits/main`)).body, 'commit', 'tree', 'sha');
  return lead('POST', `${product}/git/commits`, { message, tree: main, parents: [] });
};

test.each([
  ['an issue', () => lead('POST', `${product}/issues`, { title: canary })],
  ['a file in base64', () => lead('PUT', `${product}/contents/b.txt`, { message: 'm', content })],
  ['a blob in base64', () => lead('POST', `${product}/git/blobs`, { content, encoding: 'base64' })],
  ['a commit', () => commits(canary)],
  ['a branch', () => lead('PUT', `${product}/contents/${canary}.txt`, { message: 'm', content: '' })],
  ['a release', () => lead('POST', `${product}/releases`, { tag_name: 'v8', name: canary })],
])('%s in a public repository is in the public log', async (_, act) => {
  expect((await act()).status).toBe(201);
  const [entry] = box.publicLog.slice(seen.open).filter(({ text, url }) => (text + url).includes(canary));
  expect([entry?.by, entry?.repository]).toEqual(['lead', 'acme/widget']);
});

test('what becomes public by a small act is there whole: a draft release, an advisory', async () => {
  const draft = await lead('POST', `${product}/releases`, { tag_name: 'v7', body: canary, draft: true });
  const made = await app('POST', `${product}/security-advisories`, advisory);
  expect(leaked()).toEqual([]);
  await lead('PATCH', `${product}/releases/${String(at(draft.body, 'id'))}`, { draft: false });
  expect(leaked()).toHaveLength(1);
  const place = `${product}/security-advisories/${String(at(made.body, 'ghsa_id'))}`;
  await app('PATCH', place, { state: 'published' });
  expect(leaked().map(({ by }) => by)).toEqual(['lead', 'psirt-bot[bot]']);
});

test('private texts are remembered as they were when created, not as edited', async () => {
  const { body } = await app('POST', `${cases}/issues`, { title: 'A case', body: 'fixed sentence' });
  const place = `${cases}/issues/${String(at(body, 'number'))}`;
  const said = await app('POST', `${place}/comments`, { body: 'also fixed' });
  await app('PATCH', place, { title: canary, body: canary });
  await app('PATCH', `${cases}/issues/comments/${String(at(said.body, 'id'))}`, { body: canary });
  await app('POST', `${place}/comments`, {});
  await lead('POST', `${product}/issues`, { title: 'public' });
  const created = box.createdLog.slice(seen.created);
  expect(created.map(({ kind, text, by }) => [kind, text, by])).toEqual([
    ['title', 'A case', 'psirt-bot[bot]'],
    ['issue', 'fixed sentence', 'psirt-bot[bot]'],
    ['comment', 'also fixed', 'psirt-bot[bot]'],
  ]);
});

test('every request is remembered with who asked and what GitHub would object to', async () => {
  await lead('GET', `${cases}?per_pag=1`);
  const last = box.exchanges.at(-1);
  expect([last?.by, last?.operationId, last?.repository, last?.status]).toEqual([
    'lead',
    'repos/get',
    'acme/psirt',
    200,
  ]);
  expect(box.violations().at(-1)).toEqual({
    what: `GET ${cases}?per_pag=1`,
    by: 'lead',
    texts: ['query: per_pag is no parameter of repos/get'],
  });
});
