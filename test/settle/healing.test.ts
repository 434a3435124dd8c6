// What a sweep makes good although nobody told of it: answers, clocks, hands on the bot's own texts, tags; and the question that it asks
// before it changes many cases at once. GitHub is in memory.
import { beforeEach, expect, test } from 'vitest';
import { acme, casesName, productRepository, repositoryNamed, settingsText } from '../support/memory-github/acme.ts'; // prettier-ignore
import { openDesk } from '../support/memory-github/desk.ts';
import type { Desk } from '../support/memory-github/desk.ts';
import { answer, assignCve, comment, edit, issueNumbered, openIssue, press, report, tag, writeFile } from '../support/memory-github/people.ts'; // prettier-ignore
import type { Advisory, World } from '../support/memory-github/world.ts';

let world: World;
let desk: Desk;
beforeEach(async () => {
  world = acme('strict');
  writeFile(world, 'owner', { path: '.github/psirt.yml', text: settingsText('strict') });
  desk = openDesk(world);
  await sweep();
});

async function sweep(minutes = 5): Promise<void> {
  world.now += minutes * 60_000;
  await desk.bot.sweep();
  await desk.bot.idle();
}

async function say(body: string, number = 1): Promise<void> {
  comment(world, 'lead', { number, body });
  await sweep();
}

const seen = (number = 1) => issueNumbered(world, number);
const labels = (number = 1) => seen(number).labels;
const problems = () => desk.told.filter(({ level }) => level !== 'info').map(({ sentence }) => sentence);
const restart = () => {
  desk = openDesk(world, { owner: 'two' });
};

async function reported(): Promise<Advisory> {
  const advisory = report(world, 'zqfinderqz', { summary: 'Overflow', description: 'It reads beyond.' });
  await sweep();
  return advisory;
}

const confirm = [
  '/psirt accept exploit none leak no',
  '/psirt confirm CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N CWE-639 affects "<2.4.1" fixed 2.4.1 major no',
  '/psirt remedy fix by +14d dev @dev workaround none',
];

test('an answer of the reporter is heard', async () => {
  const advisory = await reported();
  await say('/psirt ack');
  await say('/psirt ask Which version is it?');
  expect(labels()).toContain('status/needs-info');
  await sweep();
  answer(world, 'zqfinderqz', { advisory, body: 'The newest one.' });
  await sweep();

  expect(labels()).not.toContain('status/needs-info');
  expect(problems()).toEqual([]);
});

test.each(['the same process', 'another process'])('a clock that runs out is shown by %s', async (who) => {
  openIssue(world, 'lead', { title: 'x', body: 'x' });
  await sweep();
  await sweep(4 * 60);
  expect(labels()).toContain('clock/due-soon');
  if (who === 'another process') restart();
  await sweep(40 * 60);

  expect(labels()).toContain('clock/overdue');
});

test('what hands did to labels, title, state and card is put right', async () => {
  openIssue(world, 'lead', { title: 'x', body: 'x' });
  await say('/psirt ack');
  await sweep();
  const card = seen().comments.find(({ pinned }) => pinned);
  const before = card?.body ?? '';
  if (card !== undefined) edit(world, card, 'nonsense');
  press(world, 'lead', { number: 1, button: 'label', word: 'status/fixing' });
  press(world, 'lead', { number: 1, button: 'close', word: 'completed' });
  await sweep();

  expect(labels()).not.toContain('status/fixing');
  expect(seen().state).toBe('open');
  expect(card?.body).not.toBe('nonsense');
  expect(card?.body.split('\n')[0]).toBe(before.split('\n')[0]);
});

test('an issue that was closed by hand between the first word and the first sweep is opened again', async () => {
  const { number } = openIssue(world, 'lead', { title: 'x', body: 'x' });
  await sweep();
  restart();
  await desk.bot.hear({ kind: 'case', number, carried: {} });
  press(world, 'lead', { number, button: 'close', word: 'completed' });
  await sweep();

  expect(seen().state).toBe('open');
});

test('a CVE ID that came and a tag that was pushed are noticed without a word', async () => {
  const advisory = await reported();
  for (const line of confirm) await say(line);
  expect(labels()).toContain('status/fixing');
  assignCve(advisory, 'CVE-2026-12345');
  await sweep(61);
  expect(seen().comments.some(({ body }) => body.includes('CVE-2026-12345'))).toBe(true);

  tag(world, 'lead', { line: '2.4', name: 'v2.4.1' });
  await sweep();
  expect(seen().comments.some(({ body }) => body.includes('v2.4.1'))).toBe(true);
  expect(problems()).toEqual([]);
});

test('twenty new cases at once are asked about; a psirt-lead lets them pass', async () => {
  for (let count = 0; count < 20; count += 1)
    openIssue(world, 'lead', { title: `Report ${count}`, body: 'x' });
  await sweep();
  const asking = seen(21);
  expect(asking.title).toBe('A sweep waits for your word');
  expect(asking.body).toContain('would change **20** cases');
  expect(labels(1)).toEqual([]);
  expect(problems()).toEqual(['a sweep would change many cases; it stops and asks']);

  await sweep();
  expect(labels(1)).toEqual([]);
  comment(world, 'outsider', { number: 21, body: '/psirt approve sweep 20' });
  await sweep();
  expect(labels(1)).toEqual([]);
  await say('/psirt approve sweep 20', 21);
  expect(labels(1)).toContain('status/new');
  expect(labels(20)).toContain('status/new');
  expect(asking.body).toContain('All is well');
});

test('what one process left half done, the next one finishes', async () => {
  openIssue(world, 'lead', { title: 'x', body: 'x' });
  await sweep();
  const dying = openDesk(world, {
    owner: 'dying',
    fate: ({ route }) => (route.startsWith('POST') && route.endsWith('/labels') ? 'die-before' : 'serve'),
  });
  comment(world, 'lead', { number: 1, body: '/psirt ack' });
  void dying.bot.sweep();
  await dying.process.death;
  expect(labels()).toContain('status/new');
  restart();
  await sweep(15);

  expect(labels()).toContain('status/triaging');
  expect(seen().comments.flatMap(({ reactions }) => [...reactions.keys()])).toEqual(['rocket']);
});

test('a closed case keeps its issue open while a label can’t be written, until all is shown', async () => {
  openIssue(world, 'lead', { title: 'x', body: 'x' });
  await sweep();
  let isDown = true;
  desk = openDesk(world, {
    owner: 'troubled',
    fate: ({ route }) => (isDown && route === 'GET /repos/{owner}/{repo}/labels' ? 'fail' : 'serve'),
  });
  await say('/psirt ack\n/psirt decline bug because it needs root already\n/psirt close');
  expect(problems()).toContain('an effect was not carried out');
  expect([seen().state, ...labels()]).toEqual(expect.arrayContaining(['open', 'status/new']));

  isDown = false;
  await sweep(15);
  expect([seen().state, ...labels()]).toEqual(expect.arrayContaining(['closed', 'status/closed']));
});

test('a log that another process begins between two looks is not taken for one that vanished', async () => {
  const { number } = openIssue(world, 'lead', { title: 'x', body: 'x' });
  let goOn = (): void => undefined;
  const paused = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const slow = openDesk(world, {
    owner: 'slow',
    turn: ({ route }) => (route.endsWith('/issues/{issue_number}/comments') ? paused : Promise.resolve()),
  });
  const hearing = slow.bot.hear({ kind: 'case', number, carried: {} });
  await sweep();
  goOn();
  await hearing;
  await slow.bot.idle();

  expect(slow.process.asked.filter(({ params }) => JSON.stringify(params).includes('frozen'))).toEqual([]);
  expect(labels()).toContain('status/new');
});

test('one lost answer to what can be repeated costs no second look', async () => {
  openIssue(world, 'lead', { title: 'x', body: 'x' });
  await sweep();
  let lost = 0;
  desk = openDesk(world, {
    owner: 'troubled',
    fate: ({ route }) =>
      route.endsWith('/labels') && route.startsWith('POST') && (lost += 1) === 1 ? 'fail' : 'serve',
  });
  await say('/psirt ack');
  expect(lost).toBeGreaterThan(1);
  expect(problems()).toEqual([]);
  expect(labels()).toContain('status/triaging');
});

test('that a tag asked is written into the private record alone', async () => {
  const written = async (): Promise<number> => {
    const before = desk.process.asked.length;
    await desk.bot.release({ repository: productRepository, tag: 'v2.4.1' });
    return desk.process.asked.slice(before).filter(({ route }) => route.startsWith('PUT ')).length;
  };
  expect(await written()).toBe(1);
  Object.assign(repositoryNamed(world, casesName), { private: false });
  expect(await written()).toBe(0);
  expect(problems()).toContain('that a tag asked could not be recorded');
});
