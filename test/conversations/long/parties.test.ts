// A case with people outside, as a team lives it: an embargo that breaks at night, a coordinator whose date it is, somebody who refuses and
// leaves. Who they are stands in one comment; everywhere else they are p2 and p3.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { calls } from '../outside.ts';
import { done, refused } from '../ready.ts';
import { openRoom } from '../room.ts';
import type { CaseRoom, Room } from '../room.ts';

let room: Room;

beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

const confirm = '/psirt confirm CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H CWE-639 affects ">=2.4.0 <2.4.1" fixed 2.4.1 exploit none leak no major no'; // prettier-ignore

/** A private report that turned out to be bad, with a vendor and a coordinator who accepted the terms. */
async function withTwo(): Promise<CaseRoom> {
  const one = await room.reported();
  await done(one.say('lead', '/psirt ack', confirm));
  await done(one.say('lead', '/psirt party add "Hansa Linux" vendor security@hansa.example', '/psirt party add CERT/ZZ coordinator https://cert.example/report')); // prettier-ignore
  await done(one.say('lead', '/psirt party accept "Hansa Linux"', '/psirt party accept CERT/ZZ'));
  return one;
}

/** Where somebody is named: only where a person wrote it, and in the one comment about people outside. */
async function namedIn(one: CaseRoom): Promise<readonly string[]> {
  const log = JSON.stringify(await one.log());
  const texts = [...(await one.ofBot()), log];
  return texts.filter((text) => /hansa|cert/iu.test(text)).map((text) => text.split('\n')[1] ?? '');
}

test('an embargo breaks at night: everybody who must know is told, and somebody decides', async () => {
  const one = await withTwo();
  expect(await one.card()).toContain('**Parties** 2 bound · 0 ready');
  expect(await namedIn(one)).toEqual(['**People outside the team** (personal data; it stands in this comment alone)']); // prettier-ignore

  expect((await done(one.say('lead', '/psirt notify all'))).reply).toContain('Patched binaries are under the embargo too'); // prettier-ignore
  const heard = await done(one.say('analyst', '/psirt embargo broken https://forum.example.org/t/77'));
  expect(heard.reply).toContain('Everybody outside who takes part has to know');
  const [call] = (await calls(one)).slice(-1);
  expect(call).toContain('The embargo is broken');
  expect(call).toContain('To be told at once: p2, p3');
  expect(await one.labels()).toEqual(expect.arrayContaining(['embargo/exited', 'major/requested']));
  expect(await one.card()).toContain('it is decided whether to publish now: the embargo broke');

  const twice = await one.say('analyst', '/psirt embargo broken https://forum.example.org/t/77');
  expect(twice.reply).toContain('already so');
  expect(await refused(one, 'lead', '/psirt embargo until +20d')).toContain('rule E2');
  await done(one.say('lead', '/psirt embargo keep the post tells nothing of how'));
  expect(await one.card()).not.toContain('it is decided whether to publish now');
  await room.after({ hours: 6 });
  expect((await calls(one)).filter((text) => text.includes('The embargo is broken'))).toHaveLength(1);
});

test('a coordinator owns the date: only they move it, and the case says so', async () => {
  const one = await withTwo();
  await done(one.say('lead', '/psirt embargo owner CERT/ZZ', '/psirt ref VU#123456'));
  expect(await one.card()).toContain('the date is p3’s: it is not ours to move');
  expect(await one.card()).toContain('VU#123456');
  expect(await refused(one, 'lead', '/psirt embargo lift')).toContain('p3 owns the date');

  const ours = await done(one.say('lead', '/psirt embargo until +30d'));
  expect(ours.reply).toContain('It waits for a yes of p2, p3');
  expect(await one.labels()).toContain('embargo/revise');
  await done(one.say('lead', '/psirt embargo refuse by CERT/ZZ'));
  expect(await one.labels()).toContain('embargo/active');

  await done(one.say('lead', '/psirt embargo until +40d by CERT/ZZ'));
  expect(await one.labels()).toContain('embargo/active');
  expect((await one.log()).findLast(({ name }) => name === 'embargo')).toMatchObject({ act: 'until', party: 'p3' }); // prettier-ignore
  await done(one.say('lead', '/psirt party left p3 keeps'));
  expect(await one.card()).not.toContain('not ours to move');
});

test('somebody refuses a date and leaves: the old one stands, and they are told no more', async () => {
  const one = await withTwo();
  const before = /EMBARGO until [^*]*/u.exec(await one.card())?.[0];
  await done(one.say('lead', '/psirt embargo until +20d by "Hansa Linux"'));
  expect((await calls(one)).at(-1)).toContain('p2 wants an earlier date');
  await done(one.say('lead', '/psirt embargo refuse'));
  expect(await one.card()).toContain(before);
  expect(await refused(one, 'lead', '/psirt embargo refuse by p2')).toContain('/psirt party left p2 <keeps|disregards>'); // prettier-ignore

  await done(one.say('lead', '/psirt party left p2 disregards'));
  expect((await calls(one)).at(-1)).toContain('p2 left and does not keep the silence');
  expect(await refused(one, 'lead', '/psirt notify "Hansa Linux"')).toContain('rule E7');
  const unreadable = await refused(one, 'lead', '/psirt party accept Hansa');
  expect(unreadable).toContain('/psirt party accept <party>');
  await done(one.say('lead', '/psirt party breached p2', '/psirt party add "Hansa Linux" vendor security@hansa.example')); // prettier-ignore
  expect((await one.ofBot()).at(-1)).toContain('took part before as p2, **and broke the embargo**');
  expect(await namedIn(one)).toEqual(['**People outside the team** (personal data; it stands in this comment alone)']); // prettier-ignore
});

test('words that can’t be: a party nobody knows, a yes to nothing, dates that are over or unclear', async () => {
  const one = await withTwo();
  expect(await refused(one, 'lead', '/psirt embargo accept by Nobody')).toContain('one of reporter, p2 (vendor), p3 (coordinator)'); // prettier-ignore
  expect(await refused(one, 'lead', '/psirt embargo owner p9')).toContain('/psirt embargo owner <party>');
  expect(await refused(one, 'lead', '/psirt embargo until 2020-01-01')).toContain('a time to come');
  expect(await refused(one, 'lead', '/psirt embargo until tomorrow')).toContain('E-DATE');
  expect(await refused(one, 'lead', '/psirt notify distros')).toContain('rule E14');
  const answer = await done(one.say('lead', '/psirt embargo until 2030-02-03 by p2'));
  expect(answer.reply).toContain('Proposed end of the embargo: Sun 2030-02-03 16:00 UTC');
});
