// Who gets in and how far: tokens, JWTs, permissions of installation tokens, what people may do to what others wrote, and sizes.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBox } from '../../src/sandbox/box.ts';
import type { Box } from '../../src/sandbox/box.ts';
import { unplayed } from '../../src/sandbox/gateway/unplayed.ts';
import { needOf } from '../../src/sandbox/gateway/permission-table.ts';
import { judgeOf } from '../../src/sandbox/judge/judge.ts';
import { as, asApp, at, jwt } from './client.ts';

let box: Box;
const person = (login: string) => as(box, box.tokens[login]);
const cases = '/repos/acme/psirt';
const product = '/repos/acme/widget';
const issue = { title: 't', body: 'b' };

beforeAll(async () => {
  box = await startBox();
});
afterAll(() => box.close());

async function opened(login = 'outsider'): Promise<string> {
  return `${cases}/issues/${String(at((await person(login)('POST', `${cases}/issues`, issue)).body, 'number'))}`;
}

test.each(['nonsense', 'ghp_abcdefghijklmnopqrstuvwxyz0123456789', 'token-of-nobody'])(
  'the unknown token %s is refused, also where nobody needs one',
  async (token) => {
    const answer = await as(box, token)('GET', product);
    expect([answer.status, at(answer.body, 'message')]).toEqual([401, 'Bad credentials']);
  },
);

test('without a token what is public can be read and nothing can be written', async () => {
  expect((await as(box)('GET', product)).status).toBe(200);
  expect((await as(box)('GET', cases)).status).toBe(404);
  expect((await as(box)('POST', `${product}/issues`, issue)).status).toBe(401);
});

test('a private repository does not exist for those who may not read it', async () => {
  expect((await person('reporter')('GET', cases)).status).toBe(404);
  expect((await person('reporter')('POST', `${cases}/issues`, issue)).status).toBe(404);
  expect((await person('outsider')('GET', cases)).status).toBe(200);
});

test.each([
  [599, 200],
  [660, 401],
  [3600, 401],
  [-1, 401],
])('an App JWT that lives %i s is answered %i', async (seconds, status) => {
  const answer = await as(box, jwt(box.app, seconds))('GET', '/app');
  expect(answer.status).toBe(status);
});

test('a JWT with the key of another App, or tampered with, is refused', async () => {
  const forged = jwt({ id: box.app.id, privateKey: box.publisher.privateKey });
  expect((await as(box, forged)('GET', '/app')).status).toBe(401);
  expect((await as(box, jwt({ ...box.app, id: 1 }))('GET', '/app')).status).toBe(401);
  expect((await as(box, `${jwt(box.app).slice(0, -8)}AAAAAAAA`)('GET', '/app')).status).toBe(401);
});

test('an App reads itself with its JWT, and a token reads no App', async () => {
  const app = await as(box, jwt(box.app))('GET', '/app');
  expect(at(app.body, 'slug')).toBe('psirt-bot');
  expect((await person('lead')('GET', '/app')).status).toBe(401);
  expect((await (await asApp(box))('GET', '/app')).status).toBe(401);
  expect((await as(box, jwt(box.app))('GET', cases)).status).toBe(401);
});

test('a narrowed token may do what it was given and no more', async () => {
  const reads = await asApp(box, { permissions: { issues: 'read' } });
  const place = await opened();
  expect((await reads('GET', place)).status).toBe(200);
  const refused = await reads('POST', `${place}/comments`, { body: 'x' });
  expect([refused.status, at(refused.body, 'message')]).toEqual([
    403,
    'Resource not accessible by integration',
  ]);
  expect((await reads('GET', `${cases}/contents/README.md`)).status).toBe(403);
  expect((await (await asApp(box))('POST', `${place}/comments`, { body: 'x' })).status).toBe(201);
});

test('a token for one repository sees no other private one', async () => {
  const product = await asApp(box, { repositories: ['widget'] });
  expect((await product('GET', cases)).status).toBe(404);
  expect((await product('GET', '/repos/acme/widget')).status).toBe(200);
  expect((await product('POST', '/repos/acme/security/issues', issue)).status).toBe(403);
});

test('no token gets more than its App has', async () => {
  const path = `/app/installations/${box.app.installationId}/access_tokens`;
  const asked = { permissions: { administration: 'write' } };
  expect((await as(box, jwt(box.app))('POST', path, asked)).status).toBe(422);
  expect((await as(box, jwt(box.publisher))('POST', path, {})).status).toBe(404);
});

test('a revoked token is unknown', async () => {
  const app = await asApp(box);
  expect((await app('DELETE', '/installation/token')).status).toBe(204);
  expect((await app('GET', cases)).status).toBe(401);
});

test.each([
  ['issue', 65_536, 201],
  ['issue', 65_537, 422],
])('the body of an %s with %i characters is answered %i', async (_, size, status) => {
  const answer = await person('lead')('POST', `${cases}/issues`, { title: 't', body: 'x'.repeat(size) });
  expect(answer.status).toBe(status);
});

test('the limit holds for comments new and edited, also with more bytes than characters', async () => {
  const place = await opened();
  const app = await asApp(box);
  expect((await app('POST', `${place}/comments`, { body: 'x'.repeat(65_537) })).status).toBe(422);
  const made = await app('POST', `${place}/comments`, { body: 'é'.repeat(65_536) });
  expect(made.status).toBe(201);
  const own = `${cases}/issues/comments/${String(at(made.body, 'id'))}`;
  expect((await app('PATCH', own, { body: 'x'.repeat(65_537) })).status).toBe(422);
});

test('notes of a release may be longer', async () => {
  const release = (size: number) => ({ tag_name: `v${size}`, draft: true, body: 'x'.repeat(size) });
  expect((await person('lead')('POST', `${product}/releases`, release(125_000))).status).toBe(201);
  expect((await person('lead')('POST', `${product}/releases`, release(125_001))).status).toBe(422);
});

test('what somebody else wrote is changed by those who may write, closed by those who may triage', async () => {
  const place = await opened();
  const said = await person('outsider')('POST', `${place}/comments`, { body: 'mine' });
  const comment = `${cases}/issues/comments/${String(at(said.body, 'id'))}`;

  expect((await person('dev')('PATCH', comment, { body: 'not yours' })).status).toBe(403);
  expect((await person('dev')('DELETE', comment)).status).toBe(403);
  expect((await person('dev')('PATCH', place, { state: 'closed' })).status).toBe(403);
  expect((await person('analyst')('PATCH', comment, { body: 'edited' })).status).toBe(200);
  expect((await person('analyst')('PATCH', place, { state: 'closed' })).status).toBe(200);
});

test('what one wrote oneself can be changed; labels of those who may not triage are dropped in silence', async () => {
  const made = await person('dev')('POST', `${cases}/issues`, {
    ...issue,
    labels: ['hold'],
    assignees: ['dev'],
  });
  expect([made.status, at(made.body, 'labels'), at(made.body, 'assignees')]).toEqual([201, [], []]);
  const place = `${cases}/issues/${String(at(made.body, 'number'))}`;
  expect((await person('dev')('PATCH', place, { title: 'better' })).status).toBe(200);
  expect((await person('dev')('POST', `${place}/labels`, { labels: ['hold'] })).status).toBe(403);
});

test('an unknown API version is refused; GitHub says which one it spoke', async () => {
  const ask = (version: string) =>
    fetch(`${box.api}/repos/acme/widget`, { headers: { 'x-github-api-version': version } });
  expect((await ask('1999-01-01')).status).toBe(400);
  const known = await ask('2022-11-28');
  expect([known.status, known.headers.get('x-github-api-version-selected')]).toEqual([
    200,
    judgeOf().version,
  ]);
});

test('what is not in GitHub’s description is not found and is a breach', async () => {
  expect(
    (await person('owner')('PUT', `${product}/security-advisories/GHSA-2222-3333-4444/merge`)).status,
  ).toBe(404);
  expect(box.violations().map(({ what }) => what)).toContain(
    'PUT /repos/acme/widget/security-advisories/GHSA-2222-3333-4444/merge',
  );
});

test('every operation of the contract has its permission, and what nobody plays says so', async () => {
  const { operations } = judgeOf();
  expect(operations.filter((operation) => needOf(operation) === undefined)).toEqual([]);
  expect([...unplayed].filter((operation) => !operations.includes(operation))).toEqual([]);
  expect((await person('lead')('GET', `${product}/dependabot/alerts`)).status).toBe(501);
});
