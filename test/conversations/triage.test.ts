// Triage as a team lives it: taking a report, asking its reporter and hearing the answer, saying no with reasons, taking a no back, and
// telling the reporter by hand where the bot can't.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRoom, product } from './room.ts';
import type { CaseRoom, Room } from './room.ts';

let room: Room;

beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

type Reported = CaseRoom & { readonly ghsa: string };

const done = { reactions: ['rocket'], reply: '' };

async function thread({ ghsa }: Reported): Promise<readonly string[]> {
  const bot = room.box.app.botLogin;
  const all = await room.as('reporter').advisoryComments({ repository: product, ghsa });
  return all.flatMap(({ by, body }) => (by === bot ? [body] : []));
}

async function answer({ ghsa }: Reported, login: string, text: string): Promise<void> {
  await room.as(login).commentOnAdvisory({ repository: product, ghsa }, text);
  await room.sweep();
}

test('a question goes into the thread, and only the reporter’s answer ends the wait', async () => {
  const one = await room.reported();
  expect(await one.say('analyst', '/psirt ack')).toMatchObject(done);
  expect(await one.status()).toBe('triaging');
  expect((await room.as('lead').issue(one.place)).assignees).toEqual(['analyst']);

  expect(await one.say('analyst', '/psirt ask Which version do you use?')).toMatchObject(done);
  expect(await one.status()).toBe('needs-info');
  expect((await thread(one)).at(-1)).toContain('Which version do you use?');
  expect(await one.card()).toContain('**Waiting on `reporter`**');

  await answer(one, 'owner', 'By the way, we look at it today.');
  expect(await one.status()).toBe('needs-info');
  await answer(one, 'reporter', '/psirt accept\n\nIt is 2.4.0.');
  expect(await one.status()).toBe('triaging');
  expect(await one.labels()).not.toContain('needs/info');
  expect(await one.card()).toMatch(/\*\*Reporter\*\* p1.* · answered /u);

  expect(await one.say('analyst', '/psirt accept exploit none leak no')).toMatchObject(done);
  expect(await one.status()).toBe('assessing');
  await one.say('analyst', '/psirt ask And with a proxy in front?');
  expect(await one.labels()).toContain('needs/info');
  await answer(one, 'reporter', 'The same.');
  expect(await one.labels()).not.toContain('needs/info');
});

test('a no has its reason, reaches the reporter, can be appealed and taken back', async () => {
  const one = await room.reported();
  const refused = await one.say('analyst', '/psirt decline bug No rights are gained');
  expect(refused.reactions).toEqual(['confused']);
  expect(refused.reply).toContain('/psirt ack');
  const no = await one.say('analyst', '/psirt ack', '/psirt decline bug Needs rights that allow it anyway');
  expect(no.reactions).toEqual(['rocket']);
  expect(no.reply).toContain('https://github.com/acme/widget/issues/new');
  expect(await one.status()).toBe('declined');
  expect(await one.labels()).toContain('outcome/not-a-vulnerability');
  const told = (await thread(one)).at(-1) ?? '';
  expect(told).toContain('Needs rights that allow it anyway');
  expect(told).toContain('If you think we are wrong');
  expect(await one.card()).not.toContain('a public advisory');

  await answer(one, 'reporter', 'No, a guest can do it.');
  expect(await one.card()).toContain('/psirt reopen');
  expect(await one.say('analyst', '/psirt reopen a guest can do it')).toMatchObject(done);
  expect(await one.status()).toBe('triaging');
  expect(await one.labels()).not.toContain('outcome/not-a-vulnerability');
});

test('without the thread people send the text themselves, and it counts when they say so', async () => {
  room.box.controls.setAdvisoryComments('off');
  const one = await room.reported();
  expect(await one.card()).toContain('ack</b>: drafted, not sent');
  const told = await one.say('analyst', '/psirt ack');
  expect(told.reply).toContain('The reporter has not heard this yet** (ack)');
  const no = await one.say('analyst', '/psirt decline feature You ask for a new option');
  expect(no.reply).toContain('You ask for a new option');
  expect(no.reply).toContain('/psirt sent decline via email');
  expect(
    await one.say('analyst', '/psirt sent ack via email', '/psirt sent decline via email'),
  ).toMatchObject(done);
  expect(await one.card()).not.toContain('drafted, not sent');
  expect(await one.say('analyst', '/psirt close')).toMatchObject(done);
  expect((await room.as('lead').issue(one.place)).state).toBe('closed');
  room.box.controls.setAdvisoryComments('on');
  expect(await thread(one)).toEqual([]);
});

test('a duplicate is attached to its case, and its reporter learns of no other finder', async () => {
  const [first, second] = [await room.reported(), await room.reported({ summary: 'Readers read too much' })];
  const missing = await second.say('lead', '/psirt duplicate #999');
  expect(missing.reply).toContain('there is no case #999');
  const own = await second.say('lead', `/psirt duplicate #${second.number}`);
  expect(own.reply).toContain('no duplicate of itself');
  const held = await second.say('lead', `/psirt dup #${first.number}`);
  expect(held.reactions).toEqual(['rocket']);
  expect(held.reply).toContain(`Held as a second report of #${first.number}`);
  expect(await second.labels()).toContain('outcome/duplicate');
  const told = (await thread(second)).at(-1) ?? '';
  expect(told).not.toMatch(/duplicate|another (?!date)|somebody else|#\d/iu);
  expect(await second.say('lead', '/psirt reopen it is another flaw')).toMatchObject(done);
  expect(await second.labels()).not.toContain('outcome/duplicate');
});

test('who has no role is told who has, and nothing changes', async () => {
  const one = await room.reported();
  const before = await one.labels();
  for (const login of ['outsider', 'dev']) {
    const heard = await one.say(login, '/psirt accept exploit none leak no');
    expect(heard.reactions).toEqual(['confused']);
    expect(heard.reply).toContain('E-ROLE');
    expect(heard.reply).toContain('analyst');
  }
  expect(await one.labels()).toEqual(before);
});
