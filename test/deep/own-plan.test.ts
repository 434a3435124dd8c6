// A team's own response plan: named in the settings, agreed to like a role, shown on every card; one that is wrong changes nothing.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settingsTitle } from '../../src/core/house/settings-issue.ts';
import { planText } from '../../src/core/plan/plan-text.ts';
import { acme, settingsText } from '../../src/sandbox/seed/world.ts';
import { openRoom, repository } from '../conversations/room.ts';
import type { CaseRoom, Room } from '../conversations/room.ts';

const [settings, plan] = ['.github/psirt.yml', '.github/psirt-plan.yml'];
const ours = planText
  .replace('name: default', 'name: acme')
  .replace('text: Somebody leads the case', 'text: Somebody of ours leads the case');
const naming = `${settingsText(acme)}plan: ${plan}\n`;
let room: Room;
let one: CaseRoom;

beforeAll(async () => {
  room = await openRoom();
  one = await room.opened('lead', { body: 'Any reader can read all.' });
});
afterAll(() => room.close());

/** `owner` commits files, and the bot hears of it; gives the commit. */
async function put(files: Readonly<Record<string, string>>): Promise<string> {
  const commit = await room.as('owner').push({ repository, branch: 'main', message: 'Our plan', files });
  await room.rest();
  return commit;
}

async function asking(): Promise<{ readonly number: number; readonly body: string }> {
  const found = (await room.as('lead').issues(repository)).find(({ title }) => title === settingsTitle);
  if (found === undefined) throw new Error('nobody was asked');
  return found;
}

test('it counts once a psirt-lead who did not write it agreed', async () => {
  const commit = await put({ [plan]: ours, [settings]: naming });
  const { number, body } = await asking();
  expect(body).toContain(`- \`plan\`: \`"default"\` → \`"${plan}"\``);
  expect(await one.card()).toContain('plan `default@1`');

  await room.as('lead').comment({ repository, number }, `/psirt approve settings ${commit}`);
  await room.rest();
  await one.say('lead', '/psirt ack');
  expect(await one.card()).toContain('This case keeps the plan it began with, `default@1`');
  await one.say('lead', '/psirt plan upgrade');
  expect(await one.card()).toContain('plan `acme@1`');
  expect(await one.card()).toContain('- ✅ N3 ★ Somebody of ours leads the case');
});

test('one that is wrong changes nothing, and every mistake is told with its place', async () => {
  const wrong = ours.replace('version: 1', 'version: 2').replace('stops: concluded', 'stops: concluded-soon');
  await put({ [plan]: wrong, [settings]: `${naming}# See our plan.\n` });
  const { body } = await asking();
  expect(body).toContain(`\`${plan}\` at`);
  expect(body).toContain('`clocks.triage.stops`: expected what stops it');
  await one.say('lead', '/psirt severity high');
  expect(await one.card()).toContain('plan `acme@1`');
});
