// How cases end that need no fix: nothing of ours is affected, the reporter is never heard of again, it is known and will not be fixed.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageOf, stateOf } from '../outside.ts';
import { acmeWith, done, refused, sign } from '../ready.ts';
import { openRoom, product } from '../room.ts';
import type { CaseRoom, Room } from '../room.ts';

let room: Room;

beforeAll(async () => {
  room = await openRoom(acmeWith());
});
afterAll(() => room.close());

type Reported = CaseRoom & { readonly ghsa: string };

/** What the bot wrote to the reporter in the advisory's thread. */
async function told({ ghsa }: Reported): Promise<readonly string[]> {
  const all = await room.as('reporter').advisoryComments({ repository: product, ghsa });
  return all.flatMap(({ by, body }) => (by === room.box.app.botLogin ? [body] : []));
}

async function closedAs(one: CaseRoom, outcome: string): Promise<void> {
  expect(await one.status()).toBe('closed');
  expect(await one.labels()).toContain(`outcome/${outcome}`);
  expect((await room.as('lead').issue(one.place)).state).toBe('closed');
}

test('not vulnerable: the reporter hears why, has two weeks to object, then it is closed', async () => {
  const one = await room.reported({ summary: 'libpng in the image is old' });
  await done(one.say('analyst', '/psirt ack', '/psirt accept exploit none leak no'));
  expect(await refused(one, 'analyst', '/psirt decline not-affected')).toContain('not-in-execute-path'); // prettier-ignore
  await done(one.say('analyst', '/psirt decline not-affected not-in-execute-path "No picture is ever decoded."')); // prettier-ignore
  expect(await one.status()).toBe('declined');
  expect((await told(one)).at(-1)).toContain('the vulnerable code is there, but the product never runs it');
  expect((await told(one)).at(-1)).toContain('No picture is ever decoded.');

  await room.after({ days: 15 });
  expect(await one.card()).toContain('close the case');
  await done(one.say('analyst', '/psirt close'));
  await closedAs(one, 'not-affected');
}, 60_000);

test('a reporter who never answers: asked twice, with patience, and sent off politely', async () => {
  const one = await room.reported({ summary: 'Your site is hackable' });
  await done(one.say('analyst', '/psirt ack', '/psirt ask Which page, and what happens there?'));
  expect(await one.status()).toBe('needs-info');
  expect(await refused(one, 'analyst', '/psirt decline no-response nobody answered')).toContain(
    'the reporter was not asked twice',
  );
  await room.after({ days: 15 });
  await done(one.say('analyst', '/psirt ask Could you send us the address? We would like to help.'));
  expect(await refused(one, 'analyst', '/psirt decline no-response nobody answered')).toMatch(
    /the reporter has until .* to answer/u,
  );
  // Whoever waits for the reporter is not late with their own work.
  expect(await one.labels()).toContain('needs/info');
  await room.after({ days: 15 });
  await done(one.say('analyst', '/psirt decline no-response nobody answered in a month'));
  const last = (await told(one)).at(-1) ?? '';
  expect(last).toContain('did not hear back');
  expect(last).toContain('You can come back any time');
  expect((await told(one)).filter((text) => text.includes('Could you send us'))).toHaveLength(1);

  // A late answer is read by people; it takes nothing back by itself.
  await room.as('reporter').commentOnAdvisory({ repository: product, ghsa: one.ghsa }, '/login, any name.');
  await room.after({ hours: 1 });
  expect(await one.status()).toBe('declined');
  expect(await one.card()).toContain('/psirt reopen');
  await done(one.say('analyst', '/psirt reopen the reporter answered after all'));
  expect(await one.status()).toBe('triaging');
  await done(one.say('analyst', '/psirt decline false-positive "The page echoes nothing."'));
  await room.after({ days: 15 });
  await done(one.say('lead', '/psirt close'));
  await closedAs(one, 'false-positive');
}, 60_000);

test('a won’t-fix: both who answer for it agree, and users are told that no fix will come', async () => {
  const one = await room.reported({ summary: 'Readers of the 1.x format' });
  await done(
    one.say(
      'lead',
      '/psirt accept exploit none leak no',
      '/psirt confirm CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N CWE-639 affects ">=2.3.0" fixed none major no',
      '/psirt workaround "Turn the old format off: legacy = false."',
    ),
  );
  const { reply } = await done(one.say('analyst', '/psirt remedy wontfix by +10d "the format goes away"'));
  expect(reply).toContain(
    'fixing nothing needs the agreement of the psirt-lead, and of the product-owner → `/psirt approve wontfix`',
  );
  expect(await refused(one, 'analyst', '/psirt approve wontfix')).toContain('this is for the psirt-lead or product-owner: lead, owner'); // prettier-ignore
  const half = await done(one.say('owner', '/psirt approve wontfix'));
  expect(half.reply).toContain('needs the agreement of the psirt-lead');
  expect(await refused(one, 'lead', '/psirt publish')).toContain('/psirt approve wontfix');
  await done(one.say('lead', '/psirt approve wontfix'));
  await done(one.say('dev', '/psirt reproduce yes test/legacy.spec.js', '/psirt similar none "only one reader"')); // prettier-ignore
  await sign(one);
  await room.after({ days: 11 });

  expect(await stateOf(room, one)).toBe('published');
  const page = await pageOf(room, one);
  expect(page).toMatch(/no fix|will not be fixed|There is no fixed version/iu);
  expect(page).toContain('Turn the old format off: legacy = false.');
  expect((await told(one)).at(-1)).toContain('is public');
  await done(one.say('lead', '/psirt close'));
  await closedAs(one, 'not-fixed');
  expect(room.troubles()).toEqual([]);
}, 60_000);
