// The list of a repository's activities: which account moved a branch, whatever a commit says of its author.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBox } from '../../src/sandbox/box.ts';
import type { Box } from '../../src/sandbox/box.ts';
import { personOf } from '../../src/sandbox/person.ts';
import { as, at } from './client.ts';

const repository = 'acme/psirt';
const ref = 'refs/heads/side';
let box: Box;
beforeAll(async () => {
  box = await startBox();
});
afterAll(() => box.close());

test('a branch that is made, moved, thrown back, merged into and deleted tells by whom', async () => {
  const [lead, owner] = [personOf(box, 'lead'), personOf(box, 'owner')];
  const first = await lead.push({ repository, branch: 'side', message: 'One', files: { 'a.txt': '1' } });
  const second = await owner.push({ repository, branch: 'side', message: 'Two', files: { 'a.txt': '2' } });
  const ask = as(box, box.tokens['lead']);
  await ask('PATCH', '/repos/acme/psirt/git/refs/heads/side', { sha: first, force: true });
  const number = await lead.openPull({ repository, head: 'side', base: 'main', title: 'Side' });
  const merged = await owner.merge({ repository, number });
  await ask('DELETE', '/repos/acme/psirt/git/refs/heads/side');

  const seen = (await ask('GET', `/repos/acme/psirt/activity?ref=${ref}`)).body as readonly unknown[];
  expect(seen.map((one) => [at(one, 'activity_type'), at(one, 'actor', 'login'), at(one, 'after')])).toEqual([
    ['branch_deletion', 'lead', '0'.repeat(40)],
    ['force_push', 'lead', first],
    ['push', 'owner', second],
    ['branch_creation', 'lead', first],
  ]);
  const [newest] = (await ask('GET', '/repos/acme/psirt/activity?ref=main')).body as readonly unknown[];
  expect([at(newest, 'activity_type'), at(newest, 'actor', 'login'), at(newest, 'after')]).toEqual(['pr_merge', 'owner', merged]); // prettier-ignore
  expect(box.violations()).toEqual([]);
});
