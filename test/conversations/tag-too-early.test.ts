// The fix is out before the embargo ends: nobody waits in silence for a date that nothing holds any more.
import { afterEach, expect, test } from 'vitest';
import { calls, stateOf } from './outside.ts';
import { acmeWith, buildFix, done, evidence, newest, verdict } from './ready.ts';
import { openRoom, product } from './room.ts';
import type { Room } from './room.ts';

let room: Room;
afterEach(() => room.close());

test('what is merged and tagged before the embargo’s end calls the lead, with two choices, and waits for nothing but signatures', { timeout: 60_000 }, async () => {
  room = await openRoom(acmeWith());
  const one = await room.reported({ summary: 'Readers read early' });
  await done(one.say('lead', ...verdict([newest], 'no')));
  const { fork } = await room.as('owner').advisory({ repository: product, ghsa: one.ghsa });
  const fix = await buildFix(room, newest, fork ?? '');
  await done(one.say('dev', ...evidence([fix]).slice(0, 1)));
  await done(one.say('lead', ...evidence([fix]).slice(1)));
  await room.box.controls.mergeFork(one.ghsa, 'owner');
  await room.as('owner').release({ repository: product, tag: 'v2.4.1', target: 'main', notes: 'Fixes.' });
  await room.rest();
  const [call = '', ...more] = await calls(one);
  expect(more).toEqual([]);
  expect(call).toContain('**The fix is public and the advisory is not.**');
  expect(call).toContain('/psirt publish');
  expect(call).toContain('/psirt hold <reason>');
  expect(await one.card()).toContain('🔓 **The embargo is over** (released) · **public**');
  const { reply } = await done(one.say('lead', '/psirt publish'));
  expect(reply).toContain('**When:** by itself, when a second person has signed.');
  const hash = /\/psirt approve ([\da-f]{8})/u.exec(reply)?.[1] ?? '';
  await done(one.say('owner', `/psirt approve ${hash}`));
  expect(await stateOf(room, one)).toBe('published');
  const told = (await room.as('reporter').advisoryComments({ repository: product, ghsa: one.ghsa })).at(-1)?.body;
  expect(told).toContain(`The advisory for your report (PSIRT-${one.number}) is public.`);
}); // prettier-ignore
