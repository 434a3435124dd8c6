// A morning: whoever has something coming up finds one comment in the issue "Today", once a day, and it tells nothing of what the cases are
// about.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dailyTitle } from '../../src/core/words/digest.ts';
import { openRoom, repository } from './room.ts';
import type { Room } from './room.ts';

let room: Room;

beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

async function digests(): Promise<readonly string[]> {
  const all = await room.as('lead').issues(repository);
  const today = all.filter(({ title }) => title === dailyTitle);
  if (today.length > 1) throw new Error('there are two of them');
  const [place] = today.map(({ number }) => ({ repository, number }));
  return place === undefined ? [] : (await room.as('lead').comments(place)).map(({ body }) => body);
}

/** On to a time of day (UTC) that comes next, and a sweep. */
async function at(time: string): Promise<void> {
  const now = room.box.clock.now().getTime();
  const wanted = Date.parse(`${new Date(now).toISOString().slice(0, 10)}T${time}:00Z`);
  room.box.clock.advance((wanted > now ? wanted : wanted + 86_400_000) - now);
  await room.sweep();
}

test('one comment a person and day, at its hour, of what warns since the last one', async () => {
  const one = await room.reported({ summary: 'CANARY summary', description: 'CANARY description' });
  await one.say('analyst', '/psirt accept exploit none leak no public no');
  await at('06:50');
  const before = (await digests()).length;
  await room.after({ days: 5 });
  await at('06:55');
  const told = (await digests()).slice(before);
  await at('07:05');
  const morning = (await digests()).slice(before + told.length);
  await room.after({ hours: 5 });
  await room.another();
  await room.after({ hours: 3 });
  expect((await digests()).slice(before + told.length)).toEqual(morning);

  const all = await digests();
  expect(all.length).toBeGreaterThan(0);
  for (const text of all)
    expect(text).toMatch(
      /^<!-- psirt-bot:digest:\d{4}-\d\d-\d\d:[a-z]+ v1 -->\n\n`[a-z]+`, coming up as of \w{3} [\d-]{10} 07:00 UTC/u,
    );
  expect(all.join('\n')).toContain(`| case ${one.number} | widget | \`assess\` |`);
  expect(all.join('\n')).not.toContain('CANARY');
  const days = all.map((text) => /digest:[^ ]+/u.exec(text)?.[0]);
  expect(new Set(days).size).toBe(days.length);
  expect(room.troubles()).toEqual([]);
});

test('the issue is no case, and nothing that is said there makes it one', async () => {
  const [today] = (await room.as('lead').issues(repository)).filter(({ title }) => title === dailyTitle);
  const place = { repository, number: today?.number ?? 0 };
  await room.as('lead').comment(place, '/psirt ack');
  await room.rest();
  await room.sweep();
  expect((await room.as('lead').issue(place)).labels).toEqual([]);
});
