// The worst weekend: attacks on a critical vulnerability and leaked data of customers, in the night in which the clocks of Europe change.
// The law's hours run on, the first public word is out after a dozen lines, and what was filed keeps its time.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { spoken } from '../../../src/core/time.ts';
import { acmeWith, done, refused } from '../ready.ts';
import { openRoom } from '../room.ts';
import type { Room } from '../room.ts';

let room: Room;

beforeAll(async () => {
  const world = acmeWith(
    ['roles:\n', 'roles:\n  legal:\n    - helper\n  dpo:\n    - mail:dpo@acme.example\n'],
    ['two_person: strict', 'two_person: strict\nregimes:\n  cra: { as: manufacturer, csirt: "BSI, Germany", entity: Acme GmbH }\n  gdpr: { as: controller, authority: "LDA, Bavaria" }'],
  ); // prettier-ignore
  room = await openRoom(world);
  const place = { owner: 'acme', repo: 'psirt', username: 'helper', permission: 'push' } as const;
  await room.as('owner').octokit.rest.repos.addCollaborator(place);
});
afterAll(() => room.close());

const minute = 60_000;
const hour = 60 * minute;
/** The evening before the clocks of Europe go forward: on 2027-03-28, at 01:00 UTC. */
const saturday = Date.parse('2027-03-27T20:00:00Z');

async function until(time: number): Promise<void> {
  room.box.clock.advance(time - room.box.clock.now().getTime());
  await room.sweep();
}

/** The instant as a clock on a wall in Berlin shows it. */
function inBerlin(at: number): string {
  const offset = at < Date.parse('2027-03-28T01:00:00Z') ? 1 : 2;
  return `${new Date(at + offset * hour).toISOString().slice(0, 16)}+0${offset}:00`;
}

const at = (time: number): string => spoken(`${new Date(time).toISOString().slice(0, 19)}Z`);

test('an exploited critical with a data leak over a weekend and a clock change', { timeout: 180_000 }, async () => {
  await until(saturday);
  const one = await room.reported({ summary: 'Anybody can read every record', description: 'Ask for record 7.' });
  let lines = 0;
  const say = async (login: string, ...words: readonly string[]) => {
    lines += words.length;
    return done(one.say(login, ...words));
  };
  const aware = saturday - 2 * hour - 46 * minute;
  const breach = saturday - hour;

  const sheet = (await say('analyst', '/psirt ack', '/psirt exploit wild "a customer sent logs"')).reply;
  expect(sheet).toContain('Emergency sheet');
  expect(sheet).toContain('/psirt aware exploitation <when> <basis>');
  expect(sheet).toContain('/psirt publish early next-update <date>');
  expect(await refused(one, 'analyst', `/psirt aware exploitation ${inBerlin(saturday + 5 * hour)} "logs"`)).toContain('which is to come');
  await say('analyst', `/psirt aware exploitation ${inBerlin(aware)} "the logs came by mail"`, '/psirt leak yes personal customer "records of customers"', `/psirt aware breach ${inBerlin(breach)} "the logs show reads"`);
  const card = await one.card();
  // 24 hours later it is Sunday evening: an hour later by the clocks on the wall, not by the law's.
  expect(card).toContain(`| \`cra-24h\` early warning | ❔ to decide | ${at(aware + 24 * hour)} |`);
  expect(card).toContain(`| ${at(aware + 72 * hour)} |`);
  expect(card).toMatch(new RegExp(`\`gdpr-sa\`[^|]*\\| ❔ to decide \\| ${at(breach + 72 * hour)} \\|`, 'u'));
  expect((await say('lead', '/psirt major approve attacks and a leak')).reply).toContain(at(aware + 24 * hour));
  await say('analyst', '/psirt cvss CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', '/psirt workaround "Switch the export off."');
  const asked = await say('analyst', '/psirt publish early next-update +2d');
  const [signature = 'none'] = /\/psirt approve [\da-f]{8}/u.exec(asked.reply) ?? [];
  await say('lead', signature);
  const ghsa = /GHSA(?:-\w{4}){3}/u.exec(await one.card())?.[0] ?? 'none';
  const page = await room.as('outsider').file({ repository: 'acme/security', path: `advisories/${ghsa}.md` });
  expect(page).toContain('Switch the export off.');
  expect(lines).toBeLessThanOrEqual(12);

  // Legal files from the dossier, which says what is missing and how long each text is.
  const dossier = (await done(one.say('helper', '/psirt duty cra 24h exploitation'))).reply;
  expect(dossier).toContain('Nothing is filed by it.');
  expect(dossier).toContain('Acme GmbH');
  expect(dossier).toContain(`Due: ${at(aware + 24 * hour)}`);
  expect(dossier).toMatch(/\*\*3\. title\*\* · required · \d+ of 255 characters/u);
  expect(await refused(one, 'helper', `/psirt duty cra 24h exploitation set 4 ${'x'.repeat(4_001)}`)).toContain('expected at most 4000 characters; got 4001; take 1 away');
  const filedAt = aware + 23 * hour;
  await until(filedAt);
  expect(await refused(one, 'helper', `/psirt duty cra 24h exploitation filed at ${inBerlin(aware - hour)} ref SRP-77`)).toContain('before you were aware');
  const filed = (await done(one.say('helper', `/psirt duty cra 24h exploitation filed at ${inBerlin(filedAt - minute)} ref SRP-77`))).reply;
  expect(filed).toContain('as `SRP-77`');
  expect(filed).not.toContain('late');
  // The portal counts from the filing, the law from the awareness.
  const next = (await done(one.say('helper', '/psirt duty cra 72h exploitation'))).reply;
  expect(next).toContain(`Due: ${at(aware + 72 * hour)}`);
  expect(next).toContain(`The portal may show ${at(filedAt - minute + 72 * hour)}`);

  // The data protection officer has no account: the facts go by mail, and what they answer is recorded.
  expect((await done(one.say('helper', '/psirt duty gdpr sa'))).reply).toContain('records of customers');
  await done(one.say('analyst', '/psirt sent dpo via mail'));
  await until(breach + 72 * hour + 5 * minute);
  expect(await one.labels()).toContain('clock/overdue');
  const late = (await done(one.say('helper', `/psirt duty gdpr sa filed at ${inBerlin(breach + 72 * hour + 5 * minute)} ref LDA-1`))).reply;
  expect(late).toContain('**5 min late**');
  // Later knowledge moves nothing that was filed, but it is to be told.
  await done(one.say('analyst', `/psirt aware breach ${inBerlin(breach - 3 * hour)} "an older log"`));
  const moved = (await done(one.say('helper', '/psirt duty gdpr'))).reply;
  expect(moved).toContain('**5 min late**; ❗ awareness was corrected since, file a correction');
  expect(moved).toContain(`| ${at(breach + 72 * hour)} |`);
  await done(one.say('helper', `/psirt duty gdpr sa correct at ${inBerlin(breach + 72 * hour + 5 * minute)} ref LDA-1a`));
  expect((await done(one.say('helper', '/psirt duty gdpr'))).reply).not.toContain('file a correction');
  // Nothing of it stops what nobody filed.
  expect(await one.card()).toContain(`⚠️ overdue: ${at(aware + 72 * hour)}`);
  expect(room.troubles()).toEqual([]);
}); // prettier-ignore
