// Files, commits, branches and archives as GitHub keeps them where the engine is kinder.
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBox } from '../../src/sandbox/box.ts';
import type { Box } from '../../src/sandbox/box.ts';
import { as, asApp, at, each } from './client.ts';
import type { Ask } from './client.ts';

let box: Box;
let app: Ask;
let lead: Ask;
const cases = '/repos/acme/psirt';
const encoded = (text: string) => Buffer.from(text).toString('base64');
const put = (ask: Ask, path: string, more: object = {}) =>
  ask('PUT', `${cases}/contents/${path}`, { message: 'm', content: encoded(path), ...more });

beforeAll(async () => {
  box = await startBox();
  app = await asApp(box);
  lead = as(box, box.tokens['lead']);
});
afterAll(() => box.close());

test('of several writes to one branch at once one wins and the others get 409, also for different files', async () => {
  const answers = await Promise.all(
    [1, 2, 3, 4, 5].map((n) => put(app, `race/${n}.txt`, { branch: 'main' })),
  );
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409, 409]);
  expect((await put(app, 'race/after.txt')).status).toBe(201);
});

test('writes to two branches at once both win', async () => {
  const sha = at((await lead('GET', `${cases}/commits/main`)).body, 'sha');
  await lead('POST', `${cases}/git/refs`, { ref: 'refs/heads/other', sha });
  const answers = await Promise.all([
    put(app, 'a.txt', { branch: 'main' }),
    put(app, 'a.txt', { branch: 'other' }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
});

test('a write with the wrong blob is refused, one without any too, and one to a missing path ignores it', async () => {
  const made = await put(app, 'cas.txt');
  const sha = at(made.body, 'content', 'sha');
  const change = { content: encoded('other') };
  expect((await put(app, 'cas.txt', change)).status).toBe(422);
  expect((await put(app, 'cas.txt', { ...change, sha: 'f'.repeat(40) })).status).toBe(409);
  expect((await put(app, 'cas.txt', { ...change, sha })).status).toBe(200);
  expect((await put(app, 'missing.txt', { sha: 'f'.repeat(40) })).status).toBe(201);
});

test.each([
  [1024 * 1024, 'base64', 1_398_104],
  [1024 * 1024 + 1, 'none', 0],
])('a file of %i bytes comes in encoding %s', async (size, encoding, length) => {
  const content = Buffer.alloc(size, 'x').toString('base64');
  await put(app, `big-${size}.txt`, { content });
  const { body } = await app('GET', `${cases}/contents/big-${size}.txt`);
  expect([at(body, 'encoding'), at(body, 'size')]).toEqual([encoding, size]);
  expect(String(at(body, 'content')).replaceAll('\n', '')).toHaveLength(length);
  const blob = await app('GET', `${cases}/git/blobs/${String(at(body, 'sha'))}`);
  expect(String(at(blob.body, 'content')).replaceAll('\n', '')).toBe(content);
});

const verified = (commit: unknown) => at(commit, 'commit', 'verification', 'verified');

test('what the App commits is signed by GitHub and by the bot', async () => {
  const made = await put(app, 'signed.txt');
  const sha = String(at(made.body, 'commit', 'sha'));
  const { body } = await app('GET', `${cases}/commits/${sha}`);
  expect([verified(body), at(body, 'author', 'id'), at(body, 'committer', 'login')]).toEqual([
    true,
    box.app.botId,
    'web-flow',
  ]);
  const { body: tree } = await app('GET', `${cases}/git/commits/${sha}`);
  expect([at(tree, 'verification', 'verified'), at(tree, 'verification', 'reason')]).toEqual([true, 'valid']);
});

test('a commit that names an author, or that a person makes, is not signed', async () => {
  const author = { name: 'psirt-bot[bot]', email: 'bot@acme.example' };
  const named = await put(app, 'named.txt', { author });
  const persons = await put(lead, 'person.txt');
  const commits = [named, persons].map(({ body }) => String(at(body, 'commit', 'sha')));
  const seen = await Promise.all(commits.map((sha) => app('GET', `${cases}/commits/${sha}`)));
  expect(seen.map(({ body }) => verified(body))).toEqual([false, false]);
  expect(at(seen[1]?.body, 'author', 'login')).toBe('lead');
});

test('a person who pretends to be the bot is found by the missing signature', async () => {
  const email = `${box.app.botId}+${box.app.botLogin}@users.noreply.github.com`;
  const { body } = await put(lead, 'forged.txt', { author: { name: box.app.botLogin, email } });
  const seen = await app('GET', `${cases}/commits/${String(at(body, 'commit', 'sha'))}`);
  expect([at(seen.body, 'author', 'id'), verified(seen.body)]).toEqual([box.app.botId, false]);
});

test('times are whole seconds, and the clock of the answers is the box’s own', async () => {
  const before = await put(app, 'time-1.txt');
  box.clock.advance(86_400_000);
  const after = await put(app, 'time-2.txt');
  const times = [before, after].map(({ body }) => String(at(body, 'commit', 'committer', 'date')));
  expect(times.join(' ')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  expect(Date.parse(times[1] ?? '') - Date.parse(times[0] ?? '')).toBeGreaterThanOrEqual(86_400_000);
  expect(Date.parse(after.headers.get('date') ?? '')).toBeGreaterThanOrEqual(Date.parse(times[1] ?? ''));
});

test('a tree may grow from a commit', async () => {
  const commit = at((await lead('GET', `${cases}/commits/main`)).body, 'sha');
  const tree = [{ path: 'x/y.txt', mode: '100644', type: 'blob', content: 'z' }];
  const made = await app('POST', `${cases}/git/trees`, { base_tree: commit, tree });
  const listed = await app('GET', `${cases}/git/trees/${String(at(made.body, 'sha'))}?recursive=1`);
  expect(each(at(listed.body, 'tree'), 'path')).toContain('.github/psirt.yml');
  expect(each(at(listed.body, 'tree'), 'path')).toContain('x/y.txt');
});

test('links of a list name the repository by number and lead to the next page', async () => {
  for (const n of [1, 2, 3]) await lead('POST', `${cases}/issues`, { title: `t${n}` });
  const first = await app('GET', `${cases}/issues?per_page=2`);
  const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
  expect(next).toMatch(new RegExp(`^${box.api}/repositories/\\d+/issues\\?`));
  const second = await app('GET', next.slice(box.api.length));
  expect([first, second].flatMap(({ body }) => each(body, 'number'))).toEqual([3, 2, 1]);
});

test('an archive of a branch is a redirect to a tar.gz that needs no token', async () => {
  const long = `deep/${'d'.repeat(90)}/${'e'.repeat(90)}.txt`;
  await put(app, long);
  const answer = await app('GET', `${cases}/tarball/main`);
  expect([answer.status, answer.body]).toEqual([302, undefined]);
  const download = await fetch(answer.headers.get('location') ?? '');
  const input = Buffer.from(await download.arrayBuffer());
  const tar = (...words: string[]) => execFileSync('tar', words, { input, encoding: 'utf8' });
  const sha = String(at((await app('GET', `${cases}/commits/main`)).body, 'sha'));
  const top = `acme-psirt-${sha.slice(0, 7)}/`;
  expect(tar('-xzOf', '-', `${top}cas.txt`)).toBe('other');
  expect(tar('-tzf', '-').split('\n')).toContain(top + long);
  expect((await fetch(`${box.url}/_archive/00000000-0000-0000-0000-000000000000`)).status).toBe(404);
  expect((await app('GET', `${cases}/tarball/no-such-branch`)).status).toBe(404);
});

test('tags are listed with their commits, the newest version first', async () => {
  const { body } = await app('GET', '/repos/acme/widget/tags');
  expect(each(body, 'name')).toEqual(['v2.4.0', 'v2.3.8']);
  const release = await app('GET', '/repos/acme/widget/commits/v2.4.0');
  expect(each(body, 'commit', 'sha')[0]).toBe(at(release.body, 'sha'));
});

test('nothing of this broke the contract', () => {
  expect(box.violations()).toEqual([]);
});
