// What becomes of a publication that two people signed while nothing is released: it can be held, and it lapses.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stateOf } from '../conversations/outside.ts';
import { acmeWith, ask, done, readyInPrivate, refused } from '../conversations/ready.ts';
import { openRoom } from '../conversations/room.ts';
import type { Room } from '../conversations/room.ts';

let room: Room;

beforeAll(async () => {
  room = await openRoom(acmeWith(), { forks: false });
});
afterAll(() => room.close());

test('a hold stops what is signed until its holder or a psirt-lead lets it go', async () => {
  const one = await readyInPrivate(room);
  const hash = await ask(one);
  await done(one.say('dev', '/psirt hold one more test'));
  await done(one.say('analyst', '/psirt hold legal asks'));
  const signed = await done(one.say('owner', `/psirt approve ${hash}`));
  expect(signed.reply).toContain('Nothing is published before `dev` and `analyst` or a psirt-lead lets it go on');
  expect(await refused(one, 'owner', '/psirt unhold')).toContain('held by @dev, @analyst; they or a psirt-lead let it go on');
  await done(one.say('dev', '/psirt unhold'));
  expect(await one.card()).toContain('Hold: **legal asks**');
  expect(await refused(one, 'lead', '/psirt publish')).toContain('/psirt unhold');
  await done(one.say('lead', '/psirt unhold'));
  expect(await one.card()).toContain('Hold: none');
  expect(await one.card()).toContain('**Do next.** Nothing to type. It is signed, and published by itself when the fix is released and the embargo is over');
}); // prettier-ignore

test('what nobody published in time lapses, three days after the release was planned', async () => {
  const one = await readyInPrivate(room);
  const hash = await ask(one);
  const [, until = ''] = /valid until \w+ (\S+ \S+) UTC/.exec(await one.card()) ?? [];
  const left = Date.parse(`${until.replace(' ', 'T')}:00Z`) - room.box.clock.now().getTime();
  await room.after({ hours: Math.floor(left / 3_600_000) });
  await done(one.say('owner', `/psirt approve ${hash}`));
  await room.after({ hours: 1 });
  expect(await one.card()).toContain('approvals 0 of 2');
  expect(await refused(one, 'analyst', `/psirt approve ${hash}`)).toContain('has run out');
  expect(await stateOf(room, one)).toBe('draft');
});
