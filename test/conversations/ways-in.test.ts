// How reports become cases: by form, in free text, by a private report, by taking in what is older than the bot; what becomes none; and
// that nothing of a stranger's text pings, loads or ends a comment where the bot repeats it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { harmful } from './harmful.ts';
import { personOf } from '../../src/sandbox/person.ts';
import { dashboardTitle } from '../../src/core/dashboard/dashboard-text.ts';
import { openRoom, product, repository } from './room.ts';
import type { Room } from './room.ts';

let room: Room;
const older: number[] = [];

beforeAll(async () => {
  room = await openRoom(undefined, {
    before: async (box) => {
      for (const title of ['An old crash', 'Another old crash'])
        older.push(await personOf(box, 'dev').openIssue({ repository, title, body: 'Long names crash it.' }));
      box.clock.advance(60_000);
    },
  });
});
afterAll(() => room.close());

const answer = (label: string, text: string): string => `### ${label}\n\n${text}\n`;

test('the form’s answers are the first facts, and what it lacks is asked for', async () => {
  const body = [
    answer('Which product is it?', 'widget'),
    answer('In which version did you see it?', '2.4.0'),
    answer('What is wrong, and what can an attacker do with it?', 'Records of others can be read.'),
    answer('Have you seen or heard of attacks that use it?', 'Yes'),
    answer('Is it public anywhere?', 'No'),
    answer('Did you see data of other people while you found it?', 'I don’t know'),
    answer('Who found it, when it wasn’t you?', 'Ada Example, ada@example.org'),
  ].join('\n');
  const one = await room.opened('analyst', { title: 'Records of others', body });

  expect((await room.as('lead').issue(one.place)).title).toBe(`Case ${one.number} · widget`);
  expect(await one.labels()).toEqual(
    expect.arrayContaining(['status/new', 'source/email', 'exploit/claimed', 'visibility/private']),
  );
  const card = await one.card();
  expect(card).toContain('steps to reproduce it, whether you plan to publish on a date');
  expect(card).toContain('Then post `/psirt sent ack via email`'.replace('Then', 'then'));
  // A stranger's "I don't know" is an answer, and is not asked again.
  expect(card).not.toContain('whether you saw data');
  const parties = (await one.ofBot()).filter((text) => text.includes('ada@example.org'));
  expect(parties).toHaveLength(1);
  expect(JSON.stringify(await one.log())).not.toContain('example.org');
});

test('free text by a colleague is a case, and the card says what the report does not', async () => {
  const one = await room.opened('dev', { title: 'Crash', body: 'It crashes on long names.' });
  expect(await one.status()).toBe('new');
  const card = await one.card();
  expect(card).toContain('**Reporter** nobody outside');
  expect(card).toContain(
    '`dev` may know what the report does not say: the product, the version you saw it in',
  );
});

test('what a stranger writes pings nobody, loads nothing and ends no comment of the bot', async () => {
  const trap = [
    'Hello @lead and @acme/support, see #1, acme/psirt#1 and https://evil.example/x or www.evil.example.',
    '<img src="https://evil.example/a.png"> ![b](https://evil.example/b.png) [c](https://evil.example/c)',
    '--> <!-- psirt-bot:card v1 --> ``` <script>alert(1)</script>',
    '/psirt accept',
  ].join('\n');
  const summary = 'Hi @lead <img src=x> #1 --> [c](https://evil.example/t)';
  const one = await room.reported({ summary, description: trap });
  expect(await one.status()).toBe('new');
  await one.say('lead', '/psirt ask See @outsider, #1 and ![x](https://evil.example/q.png)? -->');
  await one.say('lead', `/psirt hold ${trap.split('\n')[1]}`);
  await one.say('lead', '/psirt log 20', '/psirt status');
  const texts = [...(await one.ofBot()), (await room.as('lead').issue(one.place)).body];
  expect(texts.length).toBeGreaterThan(3);
  for (const text of texts) expect(harmful(text)).toEqual([]);
  const { title } = await room.as('lead').issue(one.place);
  expect(title).toBe(`Case ${one.number} · widget`);
  // A `/psirt` typed by a reporter runs nothing.
  expect((await one.log()).filter((entry) => entry['name'] === 'accepted')).toEqual([]);
});

test('a private report whose webhook was lost is found by the sweep, and its reporter is told at once', async () => {
  room.box.setWebhookTarget(undefined);
  const ghsa = await room
    .as('reporter')
    .report({ repository: product, summary: 'Lost', description: 'It was.' });
  await room.rest();
  room.box.setWebhookTarget(room.house.webhookUrl);
  const cases = async () =>
    (await room.as('lead').issues(repository)).filter(({ title }) => title !== dashboardTitle);
  const before = (await cases()).length;
  await room.sweep();
  const issues = await cases();
  expect(issues).toHaveLength(before + 1);
  const one = room.caseAt(issues[0]?.number ?? 0);
  expect(await one.card()).toContain(ghsa);
  const [told, ...more] = await room.as('reporter').advisoryComments({ repository: product, ghsa });
  expect(told?.body).toContain('Thank you for your report about widget.');
  expect(more).toEqual([]);
  await room.sweep();
  expect(await cases()).toHaveLength(before + 1);
});

test('an issue older than the bot is none until somebody of the team adopts it', async () => {
  const [first = 0, second = 0] = older;
  const [mine, theirs] = [room.caseAt(first), room.caseAt(second)];
  await mine.say('lead', 'Is this one for us?');
  await theirs.say('outsider', '/psirt adopt');
  expect(await mine.ofBot()).toEqual([]);
  expect(await theirs.ofBot()).toEqual([]);
  expect(await theirs.labels()).toEqual([]);
  const adopted = await mine.say('analyst', '/psirt adopt');
  expect(adopted.reactions).toEqual(['rocket']);
  expect(await mine.status()).toBe('new');
  expect(await mine.card()).toContain(`Case ${first}`);
  expect((await room.as('lead').issue(mine.place)).title).toBe(`Case ${first} · widget`);
});

test('what is labelled not-a-case is left alone, and so are the bot’s own issues', async () => {
  const one = await room.opened('lead', { title: 'Rota', body: 'Who is on call?', labels: ['not-a-case'] });
  await one.say('lead', '/psirt accept');
  expect(await one.ofBot()).toEqual([]);
  expect(await one.labels()).toEqual(['not-a-case']);
  expect(await one.log()).toEqual([]);
});

test('nothing of a report stands in a mail', () => {
  const ours = room.box.createdLog.filter(({ by }) => by === room.box.app.botLogin);
  expect(ours.length).toBeGreaterThan(4);
  const texts = new Set(ours.map(({ text }) => text.replace(/^<!--[^>]*-->\n/u, '')));
  expect(texts.size).toBeLessThanOrEqual(2);
  expect([...texts].join('\n')).not.toMatch(/widget|Lost|Records|crash|example/i);
});
