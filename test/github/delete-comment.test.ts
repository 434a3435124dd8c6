// A comment that people took away is deleted; one that is gone already is as it should be, and a refusal is told.
import { expect, test } from 'vitest';
import { perform } from '../../src/github/act/perform.ts';
import type { Stage } from '../../src/github/act/stage.ts';
import { fakeGitHub } from './fake.ts';

const route = 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}';
const effect = { kind: 'comment.delete', act: 'redact:7', comment: 7 } as const;

test.each([
  [204, { result: 'done', made: { comment: '7' } }],
  [404, { result: 'done', made: { comment: '7' } }],
  [403, { result: 'failed', made: { status: '403' }, failure: 'forbidden' }],
])('GitHub answers %i', async (status, expected) => {
  const fake = fakeGitHub({ [route]: () => ({ status }) });
  const clients = { cases: fake.github } as Stage['clients'];
  const stage: Stage = {
    clients,
    repository: { owner: 'acme', repo: 'psirt' },
    number: 42,
    labels: new Set(),
  };
  expect(await perform(stage, effect)).toEqual(expected);
  expect(fake.asked).toEqual([{ route, params: { owner: 'acme', repo: 'psirt', comment_id: 7 } }]);
});
