// Whoever may write to the repository may edit the comments of others, and GitHub's times tell nothing within a second. What somebody
// else typed into a comment runs nothing in its author's name.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRoom, repository } from './room.ts';
import type { CaseRoom, Room } from './room.ts';

let room: Room;
let one: CaseRoom;

beforeAll(async () => {
  room = await openRoom();
  one = await room.reported();
});
afterAll(() => room.close());

/** The lead says something, and an outsider makes it something else within the same second; no webhook tells of either. */
async function forged(body: string): Promise<number> {
  room.box.setWebhookTarget(undefined);
  try {
    return await withinASecond(body);
  } finally {
    room.box.setWebhookTarget(room.house.webhookUrl);
  }
}

async function withinASecond(body: string): Promise<number> {
  for (;;) {
    const comment = await room.as('lead').comment(one.place, 'I look at it tomorrow.');
    await room.as('outsider').editComment({ repository, comment }, body);
    const seen = (await room.as('lead').comments(one.place)).find(({ id }) => id === comment);
    const times = await room.as('lead').octokit.rest.issues.getComment({ owner: 'acme', repo: 'psirt', comment_id: comment }); // prettier-ignore
    if (seen?.body === body && times.data.created_at === times.data.updated_at) return comment;
  }
}

test('a comment that an outsider changed within its second runs nothing, whatever wakes the case', async () => {
  const comment = await forged('/psirt severity critical because of me');
  await room.as('outsider').comment(one.place, 'Any news?');
  await room.rest();
  await room.sweep();
  const said = (await one.log()).filter(({ via }) => via === `comment:${comment}`);
  expect(said).toMatchObject([{ kind: 'refusal', refusals: [{ code: 'E-EDITED' }] }]);
  expect(await one.labels()).not.toContain('severity/critical');
});
