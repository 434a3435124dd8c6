// The day of the release: what a tag proves, the point of no return, a line that comes late, and what goes out where.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { calls, notesOf, pageOf, stateOf, tag, untag } from '../conversations/outside.ts';
import {
  acmeWith,
  buildFix,
  done,
  evidence,
  newest,
  older,
  readyInPublic,
  release,
  sign,
  verdict,
} from '../conversations/ready.ts';
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

test('what is merged and tagged before the embargo’s end calls the lead, with two choices, and waits for nothing but signatures', async () => {
  const one = await room.reported({ summary: 'Readers read early' });
  await done(one.say('lead', ...verdict([line('2.4.4')], 'no')));
  const { fork } = await room.as('owner').advisory({ repository: product, ghsa: one.ghsa });
  const fix = await buildFix(room, line('2.4.4'), fork ?? '');
  await done(one.say('dev', ...evidence([fix]).slice(0, 1)));
  await done(one.say('lead', ...evidence([fix]).slice(1)));
  await room.box.controls.mergeFork(one.ghsa, 'owner');
  await room.as('owner').release({ repository: product, tag: 'v2.4.4', target: 'main', notes: 'Fixes.' });
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
