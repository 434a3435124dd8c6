// The port: what every request carries, and how refusals become failures that hold nobody's words.
import { expect, test } from 'vitest';
import { GitHubFailure } from '../../src/github/failure.ts';
import { apiVersion, openPort } from '../../src/github/port.ts';
import { openRestraint } from '../../src/github/restraint.ts';
import { refusal } from './fake.ts';

const read = 'GET /repos/{owner}/{repo}';
const place = { owner: 'acme', repo: 'psirt' };

async function failing(thrown: Error, route: 'read' | 'write'): Promise<GitHubFailure> {
  const restraint = openRestraint({
    sleep: () => Promise.reject(new Error('nobody waits here')),
    now: () => 0,
  });
  const github = openPort({ sender: () => Promise.reject(thrown), restraint });
  const asking =
    route === 'read'
      ? github.request(read, place)
      : github.request('POST /repos/{owner}/{repo}/issues', { ...place, title: 'secret title' });
  const failure: unknown = await asking.catch((error: unknown) => error);
  if (!(failure instanceof GitHubFailure)) throw new Error('no failure of GitHub came');
  return failure;
}

test.each([
  [401, {}, 'forbidden'],
  [403, {}, 'forbidden'],
  [
    403,
    {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': '1795435300',
      date: 'Mon, 23 Nov 2026 12:00:00 GMT',
    },
    'rate-limited',
  ],
  [403, { 'retry-after': '61' }, 'rate-limited'],
  [404, {}, 'missing'],
  [409, {}, 'conflict'],
  [410, {}, 'missing'],
  [422, {}, 'invalid'],
  [429, { 'retry-after': '3600' }, 'rate-limited'],
  [502, {}, 'unknown'],
])('a write answered with %i %j failed as %s', async (status, headers, kind) => {
  const failure = await failing(refusal(status, headers), 'write');
  expect(failure.kind).toBe(kind);
  expect(failure.status).toBe(status);
});

test('a lost answer leaves a write unknown and a read undone', async () => {
  const lost = Object.assign(new Error('socket hang up'), { status: 500 });
  expect(await failing(lost, 'write')).toMatchObject({ kind: 'unknown', status: 0 });
  expect(await failing(lost, 'read')).toMatchObject({ kind: 'unavailable', status: 0 });
  expect(await failing(refusal(503), 'read')).toMatchObject({ kind: 'unavailable', status: 503 });
});

test('a failure holds neither body nor parameters nor the thrown thing', async () => {
  const failure = await failing(refusal(422), 'write');
  expect(failure.message).toBe('GitHub answered 422 to POST /repos/{owner}/{repo}/issues (invalid)');
  expect(failure.cause).toBeUndefined();
  expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain('secret');
});

test('every request carries version, name and token; only reading may be repeated by Octokit', async () => {
  const seen: Readonly<Record<string, unknown>>[] = [];
  const github = openPort({
    sender: (_route, params) => {
      seen.push(params);
      return Promise.resolve({ status: 200, headers: { date: 'Sun, 22 Nov 2026 12:00:00 GMT' }, data: {} });
    },
    authorization: () => Promise.resolve('token t'),
  });

  const answer = await github.request(read, place);
  await github.request('POST /repos/{owner}/{repo}/issues', { ...place, title: 'x' });

  expect(answer.date).toBe('2026-11-22T12:00:00Z');
  for (const params of seen) {
    expect(params['headers']).toEqual({
      'x-github-api-version': apiVersion,
      'user-agent': 'psirt-bot',
      authorization: 'token t',
    });
  }
  expect(seen.map(({ request }) => Object.hasOwn(request as object, 'retries'))).toEqual([false, true]);
});

test('each request is told with its route and status alone', async () => {
  const told: unknown[] = [];
  const sender = () => Promise.reject(refusal(404));
  const github = openPort({ sender, onRequest: (sent) => told.push(sent) });

  await expect(github.request(read, place)).rejects.toThrow('missing');

  expect(told).toEqual([{ route: read, status: 404 }]);
});
