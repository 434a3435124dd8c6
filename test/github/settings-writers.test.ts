// Who had a hand in the settings: by verified commits and by who moved the branch, never by an address alone.
import { expect, test } from 'vitest';
import { settingsWriters } from '../../src/github/settings-writers.ts';
import { fakeGitHub } from './fake.ts';

const [ada, lin, webFlow] = [
  { login: 'ada', id: 1 },
  { login: 'lin', id: 2 },
  { login: 'web-flow', id: 9 },
];
const before = 'old';
type User = typeof ada | null;

const commit = (sha: string, verified: boolean, [author, committer]: readonly [User, User]) => ({ sha, author, committer, commit: { verification: { verified } } }); // prettier-ignore
const old = commit('old', false, [ada, ada]);
const moved = (after: string, actor: User) => ({ after, actor });

interface Seen {
  readonly commits: readonly object[];
  readonly moves?: readonly object[] | 403;
  /** What stands at a commit, unless it is the commit's own. */
  readonly texts?: Readonly<Record<string, string>>;
  /** The same for a second path. */
  readonly plan?: { readonly commits: readonly object[]; readonly texts?: Readonly<Record<string, string>> };
}

async function writers({ commits, moves = [], texts = {}, plan }: Seen): Promise<readonly string[] | null> {
  const { github } = fakeGitHub({
    'GET /repos/{owner}/{repo}/commits': ({ path }) => ({
      data: path === 'plan.yml' ? plan?.commits : commits,
    }),
    'GET /repos/{owner}/{repo}/activity': () => (moves === 403 ? { status: 403 } : { data: moves }),
  });
  const paths = ['psirt.yml', ...(plan === undefined ? [] : ['plan.yml'])];
  const at = (path: string, sha: string): Promise<string> =>
    Promise.resolve((path === 'plan.yml' ? plan?.texts : texts)?.[sha] ?? sha);
  const place = { github, repository: { owner: 'acme', repo: 'psirt' }, paths, at };
  return (await settingsWriters(place, 'main', before))?.map(({ login }) => login) ?? null;
}

test.each<[string, Seen, readonly string[] | null]>([
  ['who signed it', { commits: [commit('a', true, [ada, ada]), old] }, ['ada']],
  ['who signed it and whom it names', { commits: [commit('a', true, [lin, ada]), old] }, ['lin', 'ada']],
  ['who pressed GitHub’s button', { commits: [commit('a', true, [ada, webFlow]), old] }, ['ada']],
  ['who pressed it and who merged', { commits: [commit('a', true, [ada, webFlow]), old], moves: [moved('a', lin)] }, ['ada', 'lin']],
  ['who pushed it unsigned, and whom it names', { commits: [commit('a', false, [lin, lin]), old], moves: [moved('a', ada)] }, ['lin', 'ada']],
  ['who pushed it under an unknown address', { commits: [commit('a', false, [null, null]), old], moves: [moved('a', ada)] }, ['ada']],
  ['everybody of stacked commits', { commits: [commit('b', true, [lin, lin]), commit('a', true, [ada, ada]), old] }, ['lin', 'ada']],
  ['nobody known: an unsigned commit below', { commits: [commit('b', true, [lin, lin]), commit('a', false, [ada, ada]), old], moves: [moved('b', lin)] }, null],
  ['nobody known: unsigned, and moved by an account that is gone', { commits: [commit('a', false, [ada, ada]), old], moves: [moved('a', null)] }, null],
  ['nobody known: signed by GitHub for nobody', { commits: [commit('a', true, [null, webFlow]), old] }, null],
  ['nobody known: those in force are not below', { commits: [commit('a', true, [ada, ada])] }, null],
  ['nobody known: GitHub does not tell who moved the branch', { commits: [commit('a', false, [ada, ada]), old], moves: 403 }, null],
  ['who signed it, where GitHub does not tell that', { commits: [commit('a', true, [ada, ada]), old], moves: 403 }, ['ada']],
  ['nobody from before the file in force was put back', { commits: [commit('c', true, [lin, lin]), commit('b', true, [ada, ada]), commit('a', false, [ada, ada]), old], texts: { b: 'old' } }, ['lin']],
  ['who changed the plan alone', { commits: [old], plan: { commits: [commit('a', true, [ada, ada]), commit('z', true, [lin, lin])], texts: { z: 'old' } } }, ['ada']],
  ['who changed the plan first, and who the settings then', { commits: [commit('b', true, [lin, lin]), old], plan: { commits: [commit('a', true, [ada, ada])], texts: { old: '' } } }, ['lin', 'ada']],
  ['each once, who changed both at once', { commits: [commit('a', true, [ada, ada]), old], plan: { commits: [commit('a', true, [ada, ada])], texts: { old: '' } } }, ['ada']],
  ['nobody known: the plan in force is not below', { commits: [commit('b', true, [lin, lin]), old], plan: { commits: [commit('a', true, [ada, ada])] } }, null],
  ['nobody known: no commit brought what differs', { commits: [old] }, null],
])('%s', async (_, seen, found) => {
  expect(await writers(seen)).toEqual(found);
}); // prettier-ignore

test('another failure is no answer', async () => {
  const { github } = fakeGitHub({
    'GET /repos/{owner}/{repo}/commits': () => ({ data: [commit('a', true, [ada, ada]), old] }),
    'GET /repos/{owner}/{repo}/activity': () => ({ status: 500 }),
  });
  const at = (_: string, sha: string): Promise<string> => Promise.resolve(sha);
  const place = { github, repository: { owner: 'acme', repo: 'psirt' }, paths: ['psirt.yml'], at };
  await expect(settingsWriters(place, 'main', before)).rejects.toThrow('500');
});
