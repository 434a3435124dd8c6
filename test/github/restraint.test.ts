// Asked too much: everybody waits as long as GitHub says, a write that was refused is sent once more, and nothing waits for long.
import { expect, test } from 'vitest';
import { GitHubFailure } from '../../src/github/failure.ts';
import { openPort } from '../../src/github/port.ts';
import { openRestraint } from '../../src/github/restraint.ts';
import { refusal } from './fake.ts';

const read = 'GET /repos/{owner}/{repo}';
const write = 'POST /repos/{owner}/{repo}/issues';
const place = { owner: 'acme', repo: 'psirt' };
const ok = { status: 200, headers: {}, data: {} };
const start = Date.parse('2026-11-23T12:00:00Z');

/** Two ports that share a limit, answered from a list, with a clock that only sleeping moves. */
function limited(...answers: readonly (Error | typeof ok)[]) {
  const left = [...answers];
  const asked: string[] = [];
  let now = start;
  const restraint = openRestraint({
    now: () => now,
    sleep: (milliseconds) => {
      now += milliseconds;
      return Promise.resolve();
    },
  });
  const sender = async (route: string) => {
    asked.push(`${route.split(' ')[0] ?? ''} ${(now - start) / 1000}`);
    const answer = left.shift() ?? ok;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const open = () => openPort({ sender, restraint });
  return { one: open(), other: open(), asked, later: (seconds: number) => (now += seconds * 1000) };
}

const kindOf = (asking: Promise<unknown>) =>
  asking.then(
    () => 'done',
    (error: unknown) => (error instanceof GitHubFailure ? error.kind : 'another error'),
  );

test('a write that was refused is sent once more after as long as GitHub wants', async () => {
  const { one, asked } = limited(refusal(403, { 'retry-after': '7' }));

  expect(await kindOf(one.request(write, { ...place, title: 'x' }))).toBe('done');
  expect(asked).toEqual(['POST 0', 'POST 7']);
});

test('who shares the limit waits too', async () => {
  const { one, other, asked } = limited(
    refusal(429, { 'retry-after': '30' }),
    refusal(429, { 'retry-after': '30' }),
  );

  expect(await kindOf(one.request(write, { ...place, title: 'x' }))).toBe('rate-limited');
  expect(await kindOf(other.request(read, place))).toBe('done');
  expect(asked).toEqual(['POST 0', 'POST 30', 'GET 60']);
});

test('what would wait for long is not sent at all', async () => {
  const { one, other, asked, later } = limited(
    refusal(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(start / 1000 + 600), date: 'Mon, 23 Nov 2026 12:00:00 GMT' }),
  ); // prettier-ignore

  expect(await kindOf(one.request(read, place))).toBe('rate-limited');
  expect(await kindOf(other.request(read, place))).toBe('rate-limited');
  expect(asked).toEqual(['GET 0']);
  later(601);
  expect(await kindOf(other.request(read, place))).toBe('done');
});

test.each<[string, Error, string]>([
  ['it says nothing', refusal(429), 'GET 60'],
  ['only its words tell', Object.assign(refusal(403), { message: 'You have exceeded a secondary rate limit' }), 'GET 60'],
  ['the limit was renewed meanwhile', refusal(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1', date: 'Mon, 23 Nov 2026 12:00:00 GMT' }), 'GET 60'],
  ['the limit is renewed soon', refusal(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(start / 1000 + 9), date: 'Mon, 23 Nov 2026 12:00:00 GMT' }), 'GET 10'],
])('how long is known when %s', async (_what, refused, again) => {
  const { one, asked } = limited(refused);
  await one.request(read, place);

  expect(asked).toEqual(['GET 0', again]);
}); // prettier-ignore
