// What everybody knows already: an early advisory at once, the fix in the open, then the final one in its place. The fork of an embargo
// that was broken lives on until then.
import { afterEach, expect, test } from 'vitest';
import { acmeWith, ask, buildFix, done, evidence, newest, refused, release } from './ready.ts';
import { openRoom, product } from './room.ts';
import type { CaseRoom, Room } from './room.ts';

let room: Room;
afterEach(() => room.close());

const confirm =
  '/psirt confirm CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N CWE-639 affects ">=2.4.0 <2.4.1" fixed 2.4.1 major no';

async function early(one: CaseRoom, line: string): Promise<void> {
  const { reply } = await done(one.say('lead', line));
  const hash = /\/psirt approve ([\da-f]{8})/.exec(reply)?.[1] ?? 'no hash';
  await done(one.say('owner', `/psirt approve ${hash}`));
}

async function page(ghsa: string): Promise<string> {
  return (
    (await room.as('outsider').file({ repository: 'acme/security', path: `advisories/${ghsa}.md` })) ?? ''
  );
}

test('public: an advisory at once, then the fix, then the final advisory', { timeout: 60_000 }, async () => {
  room = await openRoom(acmeWith());
  const one = await room.reported();
  await done(one.say('lead', '/psirt accept exploit none leak no', confirm));
  const before = await room.as('owner').advisory({ repository: product, ghsa: one.ghsa });
  expect(before.fork).not.toBe(null);
  expect(await refused(one, 'lead', '/psirt publish early next-update +7d')).toContain(
    '/psirt public <address>',
  );
  await done(
    one.say('analyst', '/psirt public https://example.org/post', '/psirt workaround "Turn readers off."'),
  );
  await early(one, '/psirt publish early next-update +7d');

  expect(await one.status()).toBe('confirmed');
  expect(await one.labels()).toEqual(expect.arrayContaining(['visibility/public', 'embargo/exited']));
  const first = await page(one.ghsa);
  expect(first).toContain('version 1 (early)');
  expect(first).toContain('There is no fixed version yet.');
  const still = await room.as('owner').advisory({ repository: product, ghsa: one.ghsa });
  expect(still).toMatchObject({ state: 'draft', fork: before.fork });
  const told = await room.as('reporter').advisoryComments({ repository: product, ghsa: one.ghsa });
  expect(told.at(-1)?.body).toContain(`https://github.com/acme/security/blob/main/advisories/${one.ghsa}.md`);

  await done(one.say('lead', '/psirt remedy fix by +10d dev @dev'));
  const fix = await buildFix(room, newest);
  await done(one.say('lead', ...evidence([fix])));
  await done(one.say('owner', `/psirt approve ${await ask(one)}`));
  await release(room, [fix]);

  expect(await one.status()).toBe('recovering');
  const final = await page(one.ghsa);
  expect(final).toContain('version 2 (final)');
  expect(final).toMatch(/Version 2 \(final\) published\.\n.*Version 1 \(early\) published\./);
  const out = await room.as('outsider').advisory({ repository: product, ghsa: one.ghsa });
  expect(out.state).toBe('published');
  expect(room.troubles()).toEqual([]);
});
