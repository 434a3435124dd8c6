// The worst weekend: attacks on a critical vulnerability and leaked data of customers, in the night in which the clocks change. The law's hours
// run on, the first public word comes after a dozen lines, and what was filed keeps its time.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acmeWith, done, refused } from '../ready.ts';
import { openRoom } from '../room.ts';
import type { CaseRoom, Room } from '../room.ts';

let room: Room;

beforeAll(async () => {
  const world = acmeWith(
    ['roles:\n', 'roles:\n  legal:\n    - helper\n  dpo:\n    - mail:dpo@acme.example\n'],
    ['two_person: strict', 'two_person: strict\nregimes:\n  cra: { as: manufacturer, answers: { manufacturer: Acme SE, member_states: all } }\n  gdpr: { as: controller }'],
  ); // prettier-ignore
  room = await openRoom(world);
  const place = { owner: 'acme', repo: 'psirt', username: 'helper', permission: 'push' } as const;
  await room.as('owner').octokit.rest.repos.addCollaborator(place);
});
afterAll(() => room.close());

const hour = 3_600_000;
/** Saturday before the clocks of Europe go forward: 2027-03-28, 01:00 UTC. */
const saturday = Date.parse('2027-03-27T20:00:00Z');

async function until(time: number): Promise<void> {
  const now = Date.parse(room.box.clock.now());
  room.box.clock.advance(time - now);
  await room.sweep();
}

/** The same instant as a clock on a wall in Berlin shows it. */
function inBerlin(at: number): string {
  const offset = at < Date.parse('2027-03-28T01:00:00Z') ? 1 : 2;
  return `${new Date(at + offset * hour).toISOString().slice(0, 16)}+0${offset}:00`;
}

const spokenAt = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

test('an exploited critical with a data leak over a weekend and a clock change', { timeout: 180_000 }, async () => {
  await until(saturday);
  const one = await room.reported({ summary: 'Anybody can read every record', description: 'Ask for record 7.' });
  let lines = 0;
  const say = async (login: string, ...words: readonly string[]) => {
    lines += words.length;
    return await done(one.say(login, ...words));
  };
  const aware = saturday - 2 * hour - 46 * 60_000;
  const breach = saturday - hour;

  const sheet = (await say('analyst', '/psirt ack', '/psirt exploit wild "a customer sent logs"')).reply;
  expect(sheet).toContain('Emergency sheet');
  expect(sheet).toContain('/psirt aware exploitation <time> <basis>');
  expect(await refused(one, 'analyst', `/psirt aware exploitation ${inBerlin(saturday + 5 * hour)} "logs"`)).toMatch(/a time that is over/u); // prettier-ignore
  await say('analyst', `/psirt aware exploitation ${inBerlin(aware)} "the logs came by mail"`, '/psirt leak yes personal customer "records of customers"', `/psirt aware breach ${inBerlin(breach)} "the logs show reads"`); // prettier-ignore
  const card = await one.card();
  // 24 hours later it is Sunday evening: an hour later by the clocks on the wall, not by the law's.
  for (const due of [aware + 24 * hour, aware + 72 * hour, breach + 72 * hour]) expect(card).toContain(spokenAt(due)); // prettier-ignore
  await say('lead', '/psirt major approve attacks and a leak');
  await say('analyst', '/psirt cvss CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', '/psirt workaround "Switch the export off."'); // prettier-ignore
  const asked = await say('analyst', '/psirt publish early next-update +2d');
  const [signature = ''] = /\/psirt approve [\da-f]{8}/u.exec(asked.reply) ?? [];
  await say('lead', signature);
  const ghsa = /GHSA(?:-\w{4}){3}/u.exec(await one.card())?.[0] ?? 'none';
  const page = () => room.as('outsider').file({ repository: 'acme/security', path: `advisories/${ghsa}.md` });
  expect(await page()).toContain('Switch the export off.');
  expect(lines).toBeLessThanOrEqual(12);

  // Legal files from the dossier, which says what is missing and how long each answer is.
  const dossier = (await done(one.say('helper', '/psirt duty cra 24h'))).reply;
  expect(dossier).toContain('prepared, not filed');
  expect(dossier).toContain('Acme SE');
  expect(dossier).toMatch(/Title\*\* · required · \d+ of 255 characters/u);
  const long = 'x'.repeat(4_001);
  expect(await refused(one, 'helper', `/psirt duty cra 24h set summary ${long}`)).toContain('expected at most 4000 characters; got 4001; take 1 away'); // prettier-ignore
  const warned = aware + 23 * hour;
  await until(warned);
  expect(await refused(one, 'helper', `/psirt duty cra 24h filed ${inBerlin(aware - hour)} SRP-77`)).toContain('before we became aware'); // prettier-ignore
  const filed = (await done(one.say('helper', `/psirt duty cra 24h filed ${inBerlin(warned - 60_000)} SRP-77`))).reply; // prettier-ignore
  expect(filed).toContain('filed in time, 1 h 1 min before');
  // Its portal counts from the filing, the law from the awareness.
  const shown = (await done(one.say('helper', '/psirt duty cra'))).reply;
  expect(shown).toContain(spokenAt(warned - 60_000 + 72 * hour));
  expect(shown).toContain(spokenAt(aware + 72 * hour));

  // The data protection officer has no account: the facts go by mail, and what they answer is noted.
  expect((await done(one.say('analyst', '/psirt draft dpo'))).reply).toContain('aware_at');
  expect(await one.card()).toContain('dpo');
  await done(one.say('analyst', '/psirt sent dpo via email'));
  await until(breach + 72 * hour + 5 * 60_000);
  expect(await one.labels()).toContain('clock/overdue');
  const late = (await done(one.say('helper', `/psirt duty gdpr 72h filed ${inBerlin(breach + 72 * hour + 5 * 60_000)} LDA-1`))).reply; // prettier-ignore
  expect(late).toContain('**5 min late**');
  // Later knowledge moves nothing that was filed, but it is to be told.
  await done(one.say('analyst', `/psirt aware breach ${inBerlin(breach - 3 * hour)} "an older log"`));
  const after = (await done(one.say('helper', '/psirt duty gdpr'))).reply;
  expect(after).toContain('filed, and to be corrected');
  expect(after).toContain(spokenAt(breach + 72 * hour));
  await done(one.say('helper', `/psirt duty gdpr 72h corrected ${inBerlin(breach + 72 * hour + 5 * 60_000)} LDA-1a`)); // prettier-ignore
  expect((await done(one.say('helper', '/psirt duty gdpr'))).reply).toContain('filed **5 min late**');
  await closedOnlyWhenSettled(one);
});

/** What is owed by law stands between a case and its end. */
async function closedOnlyWhenSettled(one: CaseRoom): Promise<void> {
  const reply = await refused(one, 'lead', '/psirt close');
  expect(reply).toMatch(/cra|/u);
}
