// Somebody is called at night: a team with a pager hears of an attack at once, learns from the card when the pager is deaf, and is called
// when it hears again.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReceiver } from '../channels/receiver.ts';
import type { Receiver } from '../channels/receiver.ts';
import { openRoom } from './room.ts';
import type { Room } from './room.ts';

let pager: Receiver;
let room: Room;

beforeAll(async () => {
  pager = await openReceiver();
  room = await openRoom(undefined, { pager: { url: pager.url, secret: 'what signs each page' } });
});
afterAll(async () => {
  await room.close();
  await pager.close();
});

const wild = '/psirt exploit wild "requests in the logs of CANARY"';
const pages = (): readonly Record<string, unknown>[] =>
  pager.came.map(({ body }) => JSON.parse(body) as Record<string, unknown>);

test('an attack rings once, with one sentence that tells nothing of the case', async () => {
  const one = await room.reported({ summary: 'CANARY summary', description: 'CANARY description' });
  await one.say('analyst', '/psirt ack');
  expect(pages()).toEqual([]);
  expect(await one.say('analyst', wild)).toMatchObject({ reactions: ['rocket'] });
  const url = `https://github.com/acme/psirt/issues/${one.number}`;
  expect(pages()).toEqual([{ id: expect.any(String), sent_at: expect.any(String), alarm: 'exploited', case: one.number, text: `psirt-bot: case ${one.number} needs somebody now. ${url}`, url }]); // prettier-ignore
  expect(JSON.stringify(pager.came)).not.toContain('CANARY');
  expect(await one.card()).toContain('📟 it is attacked: paged ');
  await room.after({ days: 2 });
  expect(pages()).toHaveLength(1);
});

test('a pager that is deaf is told of on the card, and tried every hour until it hears', async () => {
  const before = pages().length;
  pager.answer(503);
  const one = await room.reported();
  await one.say('analyst', '/psirt ack', wild);
  expect(await one.card()).toContain('**the page did not go out**');
  await room.sweep();
  expect(pages()).toHaveLength(before + 1);
  pager.answer(204);
  await room.after({ hours: 1.1 });
  const [first, again] = pages().slice(before);
  expect(pages()).toHaveLength(before + 2);
  expect(again?.['id']).toBe(first?.['id']);
  expect(await one.card()).toContain('📟 it is attacked: paged ');
  expect(room.troubles()).toEqual(['an effect was not carried out']);
});

test('where the answer is lost nobody is rung twice, and the card asks for another way', async () => {
  const before = pages().length;
  pager.answer((response) => void response.socket?.destroy());
  const one = await room.reported();
  await one.say('analyst', '/psirt ack', wild);
  await room.after({ hours: 1 });
  await room.after({ days: 1 });
  expect(pages()).toHaveLength(before + 1);
  expect(await one.card()).toContain('**nobody knows whether the page of ');
});
