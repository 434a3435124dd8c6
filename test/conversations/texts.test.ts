// A team writes its own words: they are proposed by a push that touches nothing else, a lead who did not write them agrees, running cases
// say them from then on, and what was on its way stays as it was.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settingsTitle } from '../../src/core/house/settings-issue.ts';
import { templateTexts } from '../../src/core/notices/template-texts.ts';
import { planText } from '../../src/core/plan/plan-text.ts';
import { acme, settingsText } from '../../src/sandbox/seed/world.ts';
import { openRoom, repository } from './room.ts';
import type { CaseRoom, Room } from './room.ts';

const dir = '.github/advisory-templates';
const plan = '.github/psirt-plan.yml';
const own = planText.replace('name: default', 'name: acme');
let room: Room;
let one: CaseRoom;

beforeAll(async () => {
  room = await openRoom();
  one = await room.opened('lead', { body: 'Any reader can read all.' });
});
afterAll(() => room.close());

/** Pushes, and lets the bot look. */
async function pushed(login: string, files: Readonly<Record<string, string>>): Promise<string> {
  const commit = await room.as(login).push({ repository, branch: 'main', message: 'Words', files });
  await room.rest();
  await room.sweep();
  return commit;
}

const asking = async () =>
  (await room.as('lead').issues(repository)).find(({ title }) => title === settingsTitle);

async function agrees(login: string, commit: string): Promise<void> {
  const issue = await asking();
  await room
    .as(login)
    .comment({ repository, number: issue?.number ?? 0 }, `/psirt approve settings ${commit}`);
  await room.sweep();
}

test('the words of a notice alone are proposed, and count once a lead agreed', async () => {
  const { length } = await one.log();
  expect(length).toBeGreaterThan(0);
  const commit = await pushed('owner', { [`${dir}/data-seen.md`]: templateTexts['data-seen'].replace('Thank you', 'Many thanks') }); // prettier-ignore
  const issue = await asking();
  expect(issue).toMatchObject({ state: 'open', body: expect.stringMatching(/- `the text of data-seen`: `as shipped` → `[\da-f]{8}`/) }); // prettier-ignore
  expect(issue?.body).toContain(`/psirt approve settings ${commit}`);
  expect((await one.say('lead', '/psirt draft data-seen')).reply).toContain('Thank you for telling us');

  await agrees('lead', commit);
  expect(await asking()).toMatchObject({ state: 'closed' });
  expect((await one.say('lead', '/psirt draft data-seen')).reply).toContain('Many thanks for telling us');
});

test('another push proposes nothing anew', async () => {
  await pushed('owner', { 'README.md': 'Cases' });
  expect(await asking()).toMatchObject({ state: 'closed' });
});

test('what is on its way keeps its bytes, and what was only drafted is drafted again', async () => {
  await one.say('lead', '/psirt source email');
  await one.say('lead', '/psirt draft data-seen');
  expect(await one.say('lead', '/psirt send data-seen')).toMatchObject({ reactions: ['rocket'] });
  const commit = await pushed('owner', { [`${dir}/data-seen.md`]: templateTexts['data-seen'].replace('Thank you', 'Cheers') }); // prettier-ignore
  await agrees('lead', commit);
  expect(await one.card()).toContain('Many thanks for telling us');
  expect(await one.card()).not.toContain('Cheers');

  expect((await one.say('lead', '/psirt draft data-seen')).reply).toContain('Cheers for telling us');
});

test('one with a mistake is told by file and line, and those before stay in force, also to another process', async () => {
  await pushed('owner', { [`${dir}/ack.md`]: templateTexts.ack.replace('{{product}}', '{{prodct}}') }); // prettier-ignore
  const issue = await asking();
  expect(issue).toMatchObject({ state: 'open' });
  expect(issue?.body).toContain('line 11: {{prodct}} is not a field here; did you mean {{product}}?');
  await room.another();
  expect((await one.say('lead', '/psirt draft data-seen')).reply).toContain('Cheers for telling us');
});

test('the plan alone is proposed too, and whoever wrote it is not the one who agrees', async () => {
  const named = settingsText(acme).replace('version: 1\n', `version: 1\nplan: ${plan}\n`);
  const first = await pushed('owner', { '.github/psirt.yml': named, [plan]: own, [`${dir}/ack.md`]: templateTexts.ack }); // prettier-ignore
  await agrees('lead', first);
  expect(await asking()).toMatchObject({ state: 'closed' });

  const second = await pushed('lead', { [plan]: own.replace('version: 1', 'version: 2') });
  expect((await asking())?.body).toContain('`acme@1` → `acme@2`');
  await agrees('lead', second);
  expect(await asking()).toMatchObject({ state: 'open' });
  expect(await one.card()).not.toContain('acme@2');
});
