// A rota in use: whoever's turn it is hears of a report and takes it, people swap turns without asking anybody, and what nobody takes
// where nobody has the turn is heard of by those who lead.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settingsTitle } from '../../src/core/house/settings-issue.ts';
import { acme, settingsText } from '../../src/sandbox/seed/world.ts';
import { openRoom, repository } from './room.ts';
import type { Room } from './room.ts';

const path = '.github/psirt.yml';
const withRota = (people: string): string =>
  `${settingsText(acme)}on_call: { people: ${people}, starts: 2020-01-06 }\n`;
let room: Room;

beforeAll(async () => {
  room = await openRoom({ ...acme, settings: withRota('[analyst]') });
});
afterAll(() => room.close());

async function put(text: string): Promise<void> {
  await room.as('lead').push({ repository, branch: 'main', message: 'Settings', files: { [path]: text } });
  await room.rest();
}

const calls = (texts: readonly string[]) => texts.filter((text) => text.includes('you are on call'));

test('whose turn it is is called once, and leads by one word', async () => {
  const one = await room.reported();
  expect(calls(await one.ofBot())).toEqual([expect.stringContaining('@analyst')]);
  expect(await one.card()).toMatch(/\*\*On call\*\* `analyst` until \w{3} \d{4}-\d\d-\d\d 00:00 UTC/u);
  await room.after({ days: 8 });
  expect(calls(await one.ofBot())).toHaveLength(1);
  expect(await one.say('analyst', '/psirt ack')).toMatchObject({ reactions: ['rocket'] });
  expect(await one.card()).not.toContain('On call');
});

test('turns are swapped by a change of the file alone; who sorts nothing can’t be given one', async () => {
  await put(withRota('[lead]'));
  const one = await room.opened('analyst', { body: 'Any reader can read all.' });
  expect(calls(await one.ofBot())).toEqual([expect.stringContaining('@lead')]);
  await put(withRota('[lead, dev]'));
  const issue = (await room.as('lead').issues(repository)).find(({ title }) => title === settingsTitle);
  expect(issue?.body).toContain(
    '`on_call.people[1]`: expected a login that stands under roles as triager, psirt, psirt-lead or maintainer',
  );
});

test('where it is nobody’s turn, and nobody takes the case, the leads are called', async () => {
  await put(settingsText(acme));
  const one = await room.opened('analyst', { body: 'Any writer can write all.' });
  expect(calls(await one.ofBot())).toEqual([]);
  await room.after({ hours: 9 });
  const late = (await one.ofBot()).filter((text) => text.startsWith('<!-- psirt-bot:late:lead:'));
  expect(late).toEqual([expect.stringContaining('@lead\n\n⏰ **Overdue**')]);
});
