// A team holds the psirt-lead's role: whoever is in it now may agree to settings that somebody else wrote.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settingsTitle } from '../../src/core/house/settings-issue.ts';
import { acme, settingsText } from '../../src/sandbox/seed/world.ts';
import { openRoom, repository } from './room.ts';
import type { Room } from './room.ts';

const before = settingsText(acme).replace('psirt-lead:\n    - lead', 'psirt-lead:\n    - lead\n    - team:acme/support'); // prettier-ignore
const after = before.replace('two_person: strict', 'two_person: prefer');
let room: Room;

beforeAll(async () => {
  room = await openRoom({ ...acme, settings: before });
  const place = { owner: 'acme', repo: 'psirt', username: 'helper', permission: 'push' } as const;
  await room.as('owner').octokit.rest.repos.addCollaborator(place);
});
afterAll(() => room.close());

test('a member of a leading team agrees to what a lead wrote; an outsider’s yes counts nothing', async () => {
  const files = { '.github/psirt.yml': after };
  await room.as('lead').push({ repository, branch: 'main', message: 'Prefer two people', files });
  // The push itself tells which files it changed.
  await room.rest();
  const [asking] = (await room.as('lead').issues(repository)).filter(({ title }) => title === settingsTitle);
  const place = { repository, number: asking?.number ?? 0 };
  const body = async (): Promise<string> => (await room.as('lead').issue(place)).body;
  const [line = ''] = /\/psirt approve settings [\da-f]{40}/.exec(await body()) ?? [];
  expect(line).not.toBe('');

  await room.as('outsider').comment(place, line);
  await room.rest();
  expect(await body()).toContain(line);
  await room.as('helper').comment(place, line);
  await room.rest();
  expect(await body()).toContain('the newest settings are in force');
  const [owner = '', repo = ''] = repository.split('/');
  const said = (await room.as('lead').comments(place)).filter(({ body: text }) => text === line);
  const reactions = said.map(async ({ id }) => {
    const given = { owner, repo, comment_id: id };
    const { data } = await room.as('lead').octokit.rest.reactions.listForIssueComment(given);
    return data.map(({ content }) => content);
  });
  expect(await Promise.all(reactions)).toEqual([['confused'], ['rocket']]);
});
