// The sandbox's own answers: what is unlike GitHub never leaves, and becomes a breach of the sandbox itself.
import { expect, test } from 'vitest';
import { startBox } from '../../src/sandbox/box.ts';
import { vouched } from '../../src/sandbox/gateway/vouched.ts';
import { judgeOf } from '../../src/sandbox/judge/judge.ts';
import { as, asApp } from './client.ts';

const judge = judgeOf();
const ask = { method: 'GET', url: '/repos/acme/widget/private-vulnerability-reporting' };

test('a right answer leaves as it is', () => {
  const answer = { status: 200, body: { enabled: true } };
  expect(vouched(judge, ask, answer)).toBe(answer);
});

test.each([
  [{ status: 200, body: { enabled: 'yes' } }, /\/enabled must be boolean/],
  [{ status: 200, body: {} }, /must have required property 'enabled'/],
  [{ status: 201, body: { enabled: true } }, /has no answer 201/],
])('%j is held back', (answer, words) => {
  expect(() => vouched(judge, ask, answer)).toThrow(words);
});

test('an answer to what GitHub doesn’t have is held back', () => {
  expect(() => vouched(judge, { method: 'GET', url: '/repos/a/b/nonsense' }, { status: 200 })).toThrow(
    /nonsense/,
  );
});

test('what the sandbox got wrong itself is a 500 and a breach', async () => {
  const box = await startBox();
  const name: unknown = 7;
  box.controls.addSecret({ repository: 'acme/widget' }, name as string);
  const answer = await as(box, box.tokens['owner'])('GET', '/repos/acme/widget/actions/secrets');
  expect(answer.status).toBe(500);
  expect(box.violations()).toEqual([
    expect.objectContaining({
      what: 'the sandbox itself',
      texts: [expect.stringContaining('/secrets/0/name')],
    }),
  ]);
  await (
    await asApp(box)
  )('GET', '/repos/acme/widget');
  await box.close();
});
