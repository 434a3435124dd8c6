// Settings that shift trust need a lead who had no hand in them, whatever address a commit names and however many commits it took.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settingsTitle } from '../../src/core/house/settings-issue.ts';
import { acme, settingsText } from '../../src/sandbox/seed/world.ts';
import { openRoom, repository } from './room.ts';
import type { Room } from './room.ts';

const path = '.github/psirt.yml';
const before = settingsText(acme).replace('psirt-lead:\n    - lead', 'psirt-lead:\n    - lead\n    - owner\n    - analyst'); // prettier-ignore
const weaker = before.replace('two_person: strict', 'two_person: prefer');
const at = { owner: 'acme', repo: 'psirt' };
let room: Room;

beforeAll(async () => {
  room = await openRoom({ ...acme, settings: before });
});
afterAll(() => room.close());

const isInForce = async (commit: string): Promise<boolean> =>
  ((await room.as('lead').file({ repository, path: 'house/log.jsonl', ref: 'psirt-records' })) ?? '')
    .split('\n')
    .some((line) => line.includes('"kind":"settings"') && line.includes(commit));

async function agree(login: string, commit: string): Promise<boolean> {
  await room.sweep();
  const asking = (await room.as('lead').issues(repository)).find(({ title }) => title === settingsTitle);
  const place = { repository, number: asking?.number ?? 0 };
  await room.as(login).comment(place, `/psirt approve settings ${commit}`);
  await room.sweep();
  return isInForce(commit);
}

/** A commit by one that names another as its author, pushed by the first. */
async function inTheNameOf(named: string, login: string, content: string): Promise<string> {
  const { git, repos } = room.as(login).octokit.rest;
  const parent = await room.as(login).commit(repository, 'main');
  const seen = (await repos.listCommits({ ...at, author: named, per_page: 1 })).data[0];
  const author = { name: named, email: seen?.commit.author?.email ?? '' };
  const blob = { path, mode: '100644', type: 'blob', content } as const;
  const { data: tree } = await git.createTree({ ...at, base_tree: parent, tree: [blob] });
  const { data } = await git.createCommit({ ...at, message: 'x', tree: tree.sha, parents: [parent], author });
  await git.updateRef({ ...at, ref: 'heads/main', sha: data.sha });
  return data.sha;
}

test('who pushed a commit in another’s name had a hand in it, and so had who wrote what lies under it', async () => {
  await inTheNameOf('owner', 'lead', weaker);
  const files = { [path]: `${weaker}# Two people where there are two\n` };
  const commit = await room.as('owner').push({ repository, branch: 'main', message: 'Say why', files });

  expect(await agree('lead', commit)).toBe(false);
  expect(await agree('owner', commit)).toBe(false);
  expect(await agree('analyst', commit)).toBe(true);
});
