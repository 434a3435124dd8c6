// Two lines, of which the second is released two days after the first: users of the first are told at once, those of the second when
// their fix is out, and what is public says which is which. Then the team finds that it is worse.
import { afterEach, expect, test } from 'vitest';
import { acmeWith, done, newest, older, readyInPublic, refused, release, sign } from '../ready.ts';
import { openRoom, product } from '../room.ts';
import type { Room } from '../room.ts';

let room: Room;
afterEach(() => room.close());

test('a second line released two days late, and a revision', { timeout: 120_000 }, async () => {
  room = await openRoom(acmeWith());
  const { one, fixes } = await readyInPublic(room, [newest, older]);
  await sign(one);
  await release(room, fixes.slice(0, 1));
  await room.after({ hours: 5 });
  expect(await one.status()).toBe('recovering');
  const ghsa = /GHSA(?:-[\da-z]{4}){3}/.exec(await one.card())?.[0] ?? 'none';
  const page = async (): Promise<string> => (await room.as('outsider').file({ repository: 'acme/security', path: `advisories/${ghsa}.md` })) ?? ''; // prettier-ignore
  const patched = async () => (await room.as('outsider').advisory({ repository: product, ghsa })).fixed;
  expect(await page()).toContain('version 1 (final)');
  expect(await page()).toContain('2.3.9, expected on');
  expect(await patched()).toEqual(['2.4.1', null]);

  await room.after({ days: 2 });
  await release(room, fixes.slice(1));
  await room.sweep();
  expect(await page()).toContain('**What is new:** Fixed in widget 2.3.9.');
  expect(await patched()).toEqual(['2.4.1', '2.3.9']);

  expect(await refused(one, 'lead', '/psirt revise It is worse.')).toContain(
    'nothing differs from what is public',
  );
  await done(
    one.say('lead', '/psirt exploit wild "seen in our logs"', '/psirt public https://example.org/worse'),
  );
  expect(await one.card()).toContain('**Not public yet**: what was said of exploitation');
  const { reply } = await done(one.say('lead', '/psirt revise Attacks are known.'));
  expect(reply).toContain('- Not known to be exploited');
  await done(
    one.say('owner', `/psirt approve ${/\/psirt approve ([\da-f]{8})/.exec(reply)?.[1] ?? 'no hash'}`),
  );
  expect(await page()).toContain('version 3 (revised)');
  expect(await page()).toContain('**Exploited:** Yes, attacks are known');
  expect(room.troubles()).toEqual([]);
});
