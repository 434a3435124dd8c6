// Two people report the same while nothing is public: the second is held, hears of no other, and gets the address when the first is out.
import { afterEach, expect, test } from 'vitest';
import { acmeWith, done, mitigated, sign } from '../ready.ts';
import { openRoom, product } from '../room.ts';
import type { Room } from '../room.ts';

let room: Room;
afterEach(() => room.close());

test('a second report under embargo is held, and ends with the first', { timeout: 120_000 }, async () => {
  room = await openRoom(acmeWith());
  const first = await mitigated(room, '+9d');
  const second = await room.reported();
  const held = await done(second.say('lead', `/psirt duplicate #${first.number}`));
  expect(held.reply).toContain(`post on #${first.number}: \`/psirt attach #${second.number}\``);
  expect(await second.labels()).toContain('duplicate/held');
  await done(
    first.say('lead', `/psirt attach #${second.number}`, '/psirt credit @reporter as finder consent yes'),
  );
  const told = async (): Promise<readonly string[]> => (await room.as('reporter').advisoryComments({ repository: product, ghsa: second.ghsa })).map(({ body }) => body); // prettier-ignore
  expect((await told()).at(-1)).toContain('It is valid, and we are already handling this vulnerability.');
  expect((await told()).at(-1)).not.toMatch(/#\d|another (?!date)|somebody else/iu);
  await sign(first);
  await room.after({ days: 5 });
  expect((await room.as('owner').advisory({ repository: product, ghsa: second.ghsa })).state).toBe('triage');

  await room.after({ days: 5 });
  expect(await first.status()).toBe('recovering');
  await room.after({ hours: 2 });
  expect((await told()).at(-1)).toMatch(
    /You find it here: https:\/\/github\.com\/acme\/widget\/security\/advisories\/GHSA-/,
  );
  expect((await room.as('owner').advisory({ repository: product, ghsa: second.ghsa })).state).toBe('closed');
  expect(await second.status()).toBe('closed');
  expect((await room.as('lead').issue(second.place)).state).toBe('closed');
  expect(room.troubles()).toEqual([]);
});
