// The site: who comes second at a file or at the branch is told so, and nothing else is taken for that.
import { expect, test } from 'vitest';
import type { PublicText } from '../../src/core/advisory/public-text.ts';
import type { GitHubEffect } from '../../src/core/decision.ts';
import { perform } from '../../src/github/act/perform.ts';
import type { Stage } from '../../src/github/act/stage.ts';
import { fakeGitHub } from './fake.ts';
import type { Fake } from './fake.ts';

const base = { repository: 'acme/security', branch: 'main', path: 'a/README.md' };
const text = 'A' as PublicText;
const head = { commit: 'c1', tree: 't1' };
const write = (sha: string | null): GitHubEffect => ({
  kind: 'site.write',
  act: 'site:osv',
  ...base,
  sha,
  text,
});
const commit = (at: typeof head | null = head): GitHubEffect => ({
  kind: 'site.commit', act: 'site:lists', ...base, head: at, message: 'List it', files: [{ path: 'a/README.md', text }],
}); // prettier-ignore

const put = 'PUT /repos/{owner}/{repo}/contents/{path}';
const move = 'PATCH /repos/{owner}/{repo}/git/refs/{ref}';

/** A GitHub where the branch stands at `tip`. */
function github(table: Parameters<typeof fakeGitHub>[0], tip = 'c1'): Fake {
  return fakeGitHub({
    'POST /repos/{owner}/{repo}/git/trees': () => ({ data: { sha: 't2' } }),
    'POST /repos/{owner}/{repo}/git/commits': () => ({ data: { sha: 'c2' } }),
    'GET /repos/{owner}/{repo}/git/ref/{ref}': () => ({ data: { object: { sha: tip } } }),
    ...table,
  });
}

async function performed(fake: Fake, effect: GitHubEffect) {
  const stage = { clients: { site: () => fake.github } } as unknown as Stage;
  const { result, made } = await perform(stage, effect);
  return { result, ...made };
}

test.each([
  ['a file that changed', write('b1'), github({ [put]: () => ({ status: 409 }) }), '409'],
  ['a file that was not there, and is', write(null), github({ [put]: () => ({ status: 422 }) }), '409'],
  ['a file that GitHub finds wrong', write('b1'), github({ [put]: () => ({ status: 422 }) }), '422'],
  ['a branch that moved on', commit(), github({ [move]: () => ({ status: 422 }) }, 'c9'), '409'],
  ['a branch that a rule protects', commit(), github({ [move]: () => ({ status: 422 }) }), '422'],
  ['a branch that is gone', commit(null), github({}), '404'],
])('%s refuses', async (_, effect, fake, status) => {
  expect(await performed(fake, effect)).toEqual({ result: 'failed', status });
});

test('files go out in one commit upon what was seen, and never by force', async () => {
  const fake = github({ [move]: () => ({ data: {} }) });
  expect(await performed(fake, commit())).toEqual({ result: 'done', path: 'a/README.md', commit: 'c2' });
  expect(fake.asked.map(({ params }) => params)).toMatchObject([
    { base_tree: 't1', tree: [{ path: 'a/README.md', mode: '100644', type: 'blob', content: 'A' }] },
    { parents: ['c1'], tree: 't2' },
    { ref: 'heads/main', sha: 'c2', force: false },
  ]);
});
