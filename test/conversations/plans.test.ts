// The response plan in people's hands: a running case keeps the one it began with, also when a newer one comes into force or one with
// mistakes is pushed, and moves when somebody says so; a process that begins anew sees the same.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { planText } from '../../src/core/plan/plan-text.ts';
import { settingsTitle } from '../../src/core/house/settings-issue.ts';
import { acme, settingsText } from '../../src/sandbox/seed/world.ts';
import { openRoom, repository } from './room.ts';
import type { CaseRoom, Room } from './room.ts';

const plan = '.github/psirt-plan.yml';
const own = planText.replace('name: default', 'name: acme');
const second = own.replace('version: 1', 'version: 2').replace('  N4:\n', '  N4:\n    retired: true\n');
const named = settingsText(acme).replace('version: 1\n', `version: 1\nplan: ${plan}\n`);
let room: Room;
let one: CaseRoom;

beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

async function put(files: Readonly<Record<string, string>>): Promise<void> {
  const commit = await room.as('owner').push({ repository, branch: 'main', message: 'Plan', files });
  await room.rest();
  const asking = (await room.as('lead').issues(repository)).find(({ title, state }) => title === settingsTitle && state === 'open'); // prettier-ignore
  if (asking !== undefined && !asking.body.includes("can't be used"))
    await room.as('lead').comment({ repository, number: asking.number }, `/psirt approve settings ${commit}`);
  await room.sweep();
}

test('a case keeps the plan it began with', async () => {
  await put({ '.github/psirt.yml': named, [plan]: own });
  one = await room.opened('lead', { body: 'Any reader can read all.' });
  expect(await one.card()).toContain('plan `acme@1`');

  await put({ '.github/psirt.yml': `${named}\n# second\n`, [plan]: second });
  await one.say('lead', '/psirt severity low');
  expect(await one.card()).toContain('keeps the plan it began with, `acme@1`; `acme@2` is in force');
  expect(await one.card()).toContain('⬜ N4 ');
  const two = await room.opened('lead', { body: 'Any writer can write all.' });
  expect(await two.card()).toContain('plan `acme@2`');
  expect(await two.card()).not.toContain(' N4 ');
});

test('a plan with mistakes touches no running case', async () => {
  await put({ '.github/psirt.yml': `${named}\n# third\n`, [plan]: second.replace('done_when: reported', 'done_when: reportd') }); // prettier-ignore
  expect(await one.say('lead', '/psirt done N4 "our cases"')).toMatchObject({ reactions: ['rocket'] });
  expect(await one.card()).toContain('keeps the plan it began with, `acme@1`; `acme@2` is in force');
});

test('another process sees the same, and a word moves the case', async () => {
  await room.another();
  expect(await one.say('lead', '/psirt undo')).toMatchObject({ reactions: ['rocket'] });
  expect(await one.card()).toContain('⬜ N4 ');
  const moved = await one.say('lead', '/psirt plan upgrade');
  expect(moved.reply).toContain('The case goes on under the plan `acme@2`');
  expect(moved.reply).toContain('It still waits for what that plan asks of no new case: N4.');
  expect(await one.card()).toContain('plan `acme@2`');
  expect(await one.card()).toContain('⬜ N4 ');
  expect(await one.card()).not.toContain('📋');
});
