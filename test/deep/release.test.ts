// The day of the release: what a tag proves, the point of no return, a line that comes late, and what goes out where.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { calls, notesOf, pageOf, stateOf, tag, untag } from '../conversations/outside.ts';
import { acmeWith, done, newest, older, readyInPublic, release, sign } from '../conversations/ready.ts';
import { openRoom, product } from '../conversations/room.ts';
import type { Room } from '../conversations/room.ts';

let room: Room;

beforeAll(async () => {
  room = await openRoom(acmeWith());
});
afterAll(() => room.close());

const line = (fixed: string) => ({ ...newest, fixed });

test('a tag without the fix publishes nothing and the lead is called; pushed anew with it, all goes out', async () => {
  const { one, fixes } = await readyInPublic(room, [line('2.4.1')]);
  await sign(one);
  await tag(room, 'v2.4.1');
  expect((await calls(one)).at(-1)).toContain('`v2.4.1` is out, and nothing is published from it: no public commit of the fix is known for line 2.4.');
  await room.as('dev').merge({ repository: product, number: fixes[0]?.pull ?? 0 });
  await room.rest();
  expect((await calls(one)).at(-1)).toContain('v2.4.1 does not contain');
  expect(await one.card()).toContain('It is signed, but nothing is published from `v2.4.1`: why stands in the table.');
  expect(await one.status()).toBe('ready');
  expect(await stateOf(room, one)).toBe('draft');
  await untag(room, 'v2.4.1');
  await tag(room, 'v2.4.1');
  expect(await stateOf(room, one)).toBe('published');
  expect(await pageOf(room, one)).toContain('Upgrade to widget 2.4.1.');
}); // prettier-ignore

test('a late line doesn’t hold the others up for long; its own notes say what is out when it comes', async () => {
  const { one, fixes } = await readyInPublic(room, [line('2.4.6'), older]);
  await sign(one);
  const [first, second] = [fixes.slice(0, 1), fixes.slice(1)];
  await release(room, first);
  expect(await stateOf(room, one)).toBe('draft');
  expect(await one.card()).toMatch(/published by itself when the fix is released on every line \(from \w+ \S+ \S+ UTC on, one released line is enough\)/u);
  await room.after({ hours: 3 });
  expect(await stateOf(room, one)).toBe('draft');
  await room.after({ hours: 1 });
  expect(await stateOf(room, one)).toBe('published');
  expect(await pageOf(room, one)).toMatch(/Upgrade to widget 2\.4\.6\. The fix in widget 2\.3\.9 is expected on 20\d\d-\d\d-\d\d\./u);
  expect(await notesOf(room, 'v2.4.6')).toMatch(/^Fixes\.\n+<!-- psirt-bot advisory GHSA-[\w-]+ -->\n### Security\n/u);

  await room.after({ days: 2 });
  await release(room, second);
  expect(await one.card()).toMatch(/\| release notes of 2\\?\.3 \| ✅ \|/u);
  expect(await notesOf(room, 'v2.3.9')).toContain('What to do: Upgrade to widget 2.4.6 or widget 2.3.9.');
  await done(one.say('lead', '/psirt close'));
}); // prettier-ignore
