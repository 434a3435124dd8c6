// Somebody who may write in the case repository, and has no role, writes themselves into the record of a case: they are let in nowhere.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asSeen, openRoom, product, repository } from './room.ts';
import type { Room } from './room.ts';

const ref = 'psirt-records';
let room: Room;

beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

test('whoever makes themselves a developer of the fix is not let into the draft', async () => {
  const it = await room.reported();
  await it.say('lead', '/psirt ack');
  await it.say('lead', '/psirt assign fix-dev @dev');
  const path = `cases/${it.number}/log.jsonl`;
  const text = (await room.as('outsider').file({ repository, path, ref })) ?? '';
  const { data } = await room.as('outsider').octokit.rest.users.getAuthenticated();
  const dev = (await it.log()).find(({ name, role }) => name === 'assigned' && role === 'fix-dev');
  const prev = createHash('sha256').update(text.split('\n').at(-2) ?? '').digest('hex'); // prettier-ignore
  const person = { login: 'outsider', id: data.id };
  const line = JSON.stringify({ ...dev, person, via: 'sweep', seq: text.split('\n').length, prev });
  await room
    .as('outsider')
    .push({ repository, branch: ref, message: 'x', files: { [path]: `${text}${line}\n` } });

  const heard = await it.say('lead', '/psirt confirm exploit none leak no major no severity high CWE-639 affects "<2.4.1" fixed 2.4.1'); // prettier-ignore
  await room.sweep();

  const [owner, repo] = product.split('/');
  const seen = await room.as('owner').octokit.request('GET /repos/{owner}/{repo}/security-advisories/{ghsa_id}', { owner: owner ?? '', repo: repo ?? '', ghsa_id: it.ghsa }); // prettier-ignore
  expect(seen.data.collaborating_users?.map((user) => user.login) ?? []).not.toContain('outsider');
  expect(seen.data.state).toBe('triage');
  expect(heard.reactions).toEqual([]);
  expect(await it.labels()).toContain('frozen');
  expect(asSeen(await it.card())).toMatch(
    /can’t be trusted: commit [\da-f]{12} of the record is not verified/,
  );
});
