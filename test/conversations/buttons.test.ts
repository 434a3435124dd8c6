// GitHub's own buttons and labels say what commands say, in the name of who pressed them; what nobody may press is put back.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asSeen, openRoom } from './room.ts';
import type { CaseRoom, Room } from './room.ts';

let room: Room;

beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

/** Does something by hand; gives what the bot wrote about it. */
async function byHand(one: CaseRoom, act: () => Promise<void>): Promise<string> {
  const before = await one.ofBot();
  await act();
  await room.rest();
  const after = await one.ofBot();
  // Who else is called is another comment.
  const answers = after.slice(before.length).filter((body) => !body.startsWith('<!-- psirt-bot:engage:'));
  return asSeen(answers.join('\n'));
}

const label = (one: CaseRoom, login: string, name: string): Promise<string> =>
  byHand(one, () => room.as(login).label(one.place, [name]));

test('do/accept runs as whoever set it, and goes away', async () => {
  const one = await room.reported();
  const theirs = await label(one, 'outsider', 'do/accept');
  expect(theirs).toContain('To `outsider`: what you set by hand counts as `/psirt accept`.');
  expect(theirs).toContain('E-ROLE');
  expect(await one.labels()).not.toContain('do/accept');
  expect(await one.status()).toBe('new');

  const early = await label(one, 'analyst', 'do/accept');
  expect(early).toContain('/psirt exploit <none|claimed|public-exploit|wild>');
  expect(await one.labels()).not.toContain('do/accept');
  await one.say('analyst', '/psirt exploit none', '/psirt leak no');
  expect(await label(one, 'analyst', 'do/accept')).toBe('');
  expect(await one.status()).toBe('assessing');
  expect(await one.labels()).not.toContain('do/accept');
  expect((await room.as('lead').issue(one.place)).assignees).toEqual(['analyst']);
});

test('a severity label is said by who set it; taking it off, or one by somebody else, is put back', async () => {
  const one = await room.reported();
  expect(await label(one, 'analyst', 'severity/high')).toBe('');
  expect(await one.labels()).toContain('severity/high');
  expect(await label(one, 'outsider', 'severity/low')).toContain('E-ROLE');
  await byHand(one, () => room.as('outsider').unlabel(one.place, 'severity/high'));
  const levels = (await one.labels()).filter((name) => name.startsWith('severity/'));
  expect(levels).toEqual(['severity/high']);
  const facts = (await one.log()).filter((entry) => entry['name'] === 'severity');
  expect(facts).toEqual([
    expect.objectContaining({ level: 'high', by: expect.objectContaining({ login: 'analyst' }) }),
  ]);

  await label(one, 'analyst', 'exploit/claimed');
  expect(await one.labels()).toContain('exploit/claimed');
  // A label sets at most a claim.
  await label(one, 'analyst', 'exploit/wild');
  expect((await one.labels()).filter((name) => name.startsWith('exploit/'))).toEqual(['exploit/claimed']);
});

test('a status that somebody sets or takes by hand is put back', async () => {
  const one = await room.reported();
  const before = await one.labels();
  await label(one, 'lead', 'status/closed');
  await label(one, 'lead', 'phase/4-recovery');
  expect(await one.labels()).toEqual(before);
  await byHand(one, () => room.as('lead').unlabel(one.place, 'status/new'));
  expect(new Set(await one.labels())).toEqual(new Set(before));
  await label(one, 'lead', 'customer');
  expect(await one.labels()).toContain('customer');
});

test('hold is a label too, and its going lets publication go on', async () => {
  const one = await room.reported();
  await label(one, 'analyst', 'hold');
  expect(await one.labels()).toContain('hold');
  expect(await one.card()).toContain('Hold: **set by label**');
  const refused = await byHand(one, () => room.as('outsider').unlabel(one.place, 'hold'));
  expect(refused).toContain('E-ROLE');
  expect(await one.labels()).toContain('hold');
  await byHand(one, () => room.as('analyst').unlabel(one.place, 'hold'));
  expect(await one.labels()).not.toContain('hold');
});

test('who is assigned leads, if the one who assigned may say so', async () => {
  const one = await room.reported();
  await byHand(one, () => room.as('analyst').assign(one.place, ['analyst']));
  expect(await one.card()).toContain('lead `analyst`');
  const theirs = await byHand(one, () => room.as('outsider').assign(one.place, ['outsider']));
  expect(theirs).toContain('E-ROLE');
  expect((await room.as('lead').issue(one.place)).assignees).toEqual(['analyst']);
  await byHand(one, () => room.as('analyst').assign(one.place, ['lead']));
  expect(await one.card()).toContain('lead `lead`');
  await byHand(one, () => room.as('lead').unassign(one.place, ['lead', 'analyst']));
  expect((await room.as('lead').issue(one.place)).assignees).toEqual(['lead']);
});

test('closing is close: it says what is missing, and opens the issue again', async () => {
  const one = await room.reported();
  await one.say('analyst', '/psirt ack');
  const state = async () => (await room.as('lead').issue(one.place)).state;

  const completed = await byHand(one, () => room.as('analyst').close(one.place, 'completed'));
  expect(completed).toContain('counts as `/psirt close`');
  expect(completed).toContain('it ends with its publication, or with decline or duplicate');
  expect(await state()).toBe('open');
  const notPlanned = await byHand(one, () => room.as('analyst').close(one.place, 'not_planned'));
  expect(notPlanned).toMatch(/\/psirt decline .*<reason>|\/psirt decline \S+/u);
  expect(await state()).toBe('open');
  const duplicate = await byHand(one, () => room.as('analyst').close(one.place, 'duplicate'));
  expect(duplicate).toContain('/psirt duplicate #<case>');
  expect(await state()).toBe('open');
  expect(await byHand(one, () => room.as('outsider').close(one.place))).toContain('E-ROLE');
  expect(await state()).toBe('open');

  await one.say('analyst', '/psirt decline bug No rights are gained');
  expect(await byHand(one, () => room.as('analyst').close(one.place, 'completed'))).toBe('');
  expect(await one.status()).toBe('closed');
  expect(await state()).toBe('closed');

  expect(await byHand(one, () => room.as('outsider').reopen(one.place))).toContain('E-ROLE');
  expect(await state()).toBe('closed');
  expect(await byHand(one, () => room.as('analyst').reopen(one.place))).toBe('');
  expect(await state()).toBe('open');
  expect(await one.status()).toBe('triaging');
});

test('spam is put away from the issue list, without a word that could be answered', async () => {
  const one = await room.reported({ summary: 'Buy now', description: 'Cheap.' });
  await label(one, 'analyst', 'do/decline-spam');
  expect(await one.status()).toBe('declined');
  expect(await one.labels()).toContain('outcome/spam');
});
