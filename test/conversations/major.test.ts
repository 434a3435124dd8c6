// A Major Incident from the first attack to its end, as people live it: who is asked, who decides, which clocks run, what is owed after.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRoom } from './room.ts';
import type { Room } from './room.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(async () => {
  await room.close();
});

test('from attacks to the look back', { timeout: 60_000 }, async () => {
  const it = await room.reported();
  await it.say('lead', '/psirt accept exploit none leak no');

  const sheet = await it.say('analyst', '/psirt exploit wild "requests in the logs of two customers"');
  expect(sheet.reply).toContain('**Emergency sheet of case');
  expect(sheet.reply).toContain('a psirt-lead or exec decides whether it is a Major Incident');
  expect(sheet.reply).toContain('/psirt major approve <reason>');
  expect(await it.labels()).toEqual(expect.arrayContaining(['exploit/wild', 'major/requested']));
  const calls = (await it.ofBot()).filter((body) => body.includes('may be a **Major Incident**'));
  expect(calls).toEqual([expect.stringContaining('@lead')]);

  expect((await it.say('analyst', '/psirt major approve')).reactions).toEqual(['confused']);
  const approved = await it.say('lead', '/psirt major approve "two customers are hit"');
  expect(approved.reactions).toEqual(['rocket']);
  expect(approved.reply).toContain('the first brief on the Major Incident');
  expect(await it.card()).toContain('Major: **YES**');
  expect(await it.card()).toContain('<summary>Major Incident: ');

  await it.say('lead', '/psirt sent brief via "the bridge"');
  expect((await it.say('lead', '/psirt clocks')).reply).toMatch(/`brief` \| ✅ met .*\n(?:.*\n)*.*`brief-attacked` \| ⏳ runs, 1[12] h/);
  await room.after({ hours: 13 });
  const late = (await it.ofBot()).filter((body) => body.includes('`brief-attacked`') && body.includes('Overdue'));
  expect(late).toHaveLength(1);

  const ended = await it.say('lead', '/psirt major end "the fix is out and attacks stopped"');
  expect(ended.reactions).toEqual(['rocket']);
  expect(await it.labels()).toContain('major/ended');
  expect((await it.say('lead', '/psirt clocks')).reply).toContain('`review` | ⏳ runs');
  expect((await it.say('lead', '/psirt checklist 4')).reply).toContain('C9 ★');
  const done = await it.say('lead', '/psirt done C9 "https://wiki.acme.example/review-1"');
  expect(done.reactions).toEqual(['rocket']);
  expect((await it.say('lead', '/psirt clocks')).reply).toContain('`review` | ✅ met');
  expect(room.troubles()).toEqual([]);
}); // prettier-ignore

test('refused: asked for by a leak, turned down with a reason, and not asked for again by the same', { timeout: 60_000 }, async () => {
  const it = await room.reported();
  await it.say('lead', '/psirt accept exploit none leak possible');
  await it.say('analyst', '/psirt leak yes customer "names of three test accounts"');
  expect(await it.labels()).toContain('major/requested');
  expect(await it.card()).toContain('Major: **requested**');

  const short = await it.say('lead', '/psirt major reject');
  expect(short.reactions).toEqual(['confused']);
  expect(short.reply).toContain('expected the reason');
  const outsider = await it.say('analyst', '/psirt major reject "only our own accounts"');
  expect(outsider.reactions).toEqual(['confused']);
  const refused = await it.say('lead', '/psirt major reject "only our own test accounts"');
  expect(refused.reactions).toEqual(['rocket']);
  expect(await it.card()).toContain('Major: no (rejected)');
  const clocks = (await it.say('lead', '/psirt clocks')).reply;
  expect(clocks).toContain('`major-decision` | ✅ met');
  expect(clocks).not.toMatch(/`brief` \| ⏳/u);
  // The same reason asks once; the case goes on as any other.
  await it.say('analyst', '/psirt leak yes customer personal "names of three test accounts"');
  expect(await it.labels()).not.toContain('major/requested');
  expect((await it.say('lead', '/psirt severity low')).reactions).toEqual(['rocket']);
  expect(room.troubles()).toEqual([]);
}); // prettier-ignore
