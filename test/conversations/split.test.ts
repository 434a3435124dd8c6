// Something found on the way, as a team lives it: absorbed into the case, or split off into one of its own that the bot opens, with its own
// clocks from the same report; each shows the other, and an answer of GitHub's that is lost opens no second one.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dashboardTitle } from '../../src/core/dashboard/dashboard-text.ts';
import { openRoom, repository } from './room.ts';
import type { CaseRoom, Room } from './room.ts';

let room: Room;
let first: CaseRoom;
const done = { reactions: ['rocket'] };

beforeAll(async () => {
  room = await openRoom();
  first = await room.reported();
  await first.say('analyst', '/psirt ack', '/psirt accept exploit none leak no');
});
afterAll(() => room.close());

async function newest(): Promise<CaseRoom> {
  const issues = await room.as('lead').issues(repository);
  const issue = issues.find(({ title }) => title !== dashboardTitle);
  return room.caseAt(issue?.number ?? 0);
}

const received = async (one: CaseRoom): Promise<unknown> =>
  (await one.log()).find(({ name }) => name === 'reported')?.['received_at'];

test('what belongs to the same fix is absorbed', async () => {
  expect(await first.say('analyst', '/psirt similar add "the import takes the same path"')).toMatchObject(done); // prettier-ignore
  expect((await newest()).number).toBe(first.number);
});

test('what can be fixed by itself gets a case of its own', async () => {
  const said = await first.say('analyst', '/psirt split "second sink in the parser"');
  expect(said).toMatchObject(done);
  expect(said.reply).toContain('The bot opens a case of its own for it');
  const second = await newest();
  expect(second.number).toBe(first.number + 1);
  expect(await second.status()).toBe('triaging');
  expect(await received(second)).toBe(await received(first));
  expect(await second.card()).toContain(`**Related cases** split off from #${first.number}`);
  expect(await first.card()).toContain(
    `split off from this one: #${second.number} second sink in the parser`,
  );
  const { title, body } = (await room.as('lead').issues(repository)).find(({ number }) => number === second.number) ?? {}; // prettier-ignore
  expect(title).toBe(`Case ${second.number} · widget`);
  expect(body).toContain(`**Split off from #${first.number}**`);
  // The reporter reported one thing and is not told a second time that it arrived.
  expect(await second.card()).not.toContain('drafted, not sent');
});

test('a similar fault elsewhere too, and a lost answer opens no second issue', async () => {
  room.box.faults.inject({
    when: ({ operationId }) => operationId === 'issues/create',
    fault: { kind: 'lose' },
  });
  await first.say('analyst', '/psirt similar new "same check missing in admin"');
  await room.after({ hours: 1 });
  await room.sweep();
  const third = await newest();
  const titles = (await room.as('lead').issues(repository)).map(({ title }) => title).toSorted();
  expect(titles.filter((title) => title.startsWith('Case '))).toHaveLength(3);
  expect(await third.card()).toContain(`split off from #${first.number}`);
});
