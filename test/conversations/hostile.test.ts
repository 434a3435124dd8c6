// What nobody should send and somebody does: comments that are too long, too many, upside down or disguised, words by bots and in public,
// texts that run as code elsewhere; an issue that is gone, an App that was suspended, and a case repository that was made public.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asApp, at } from '../sandbox/client.ts';
import { harmful } from './harmful.ts';
import { openRoom, product, repository } from './room.ts';
import type { CaseRoom, Room } from './room.ts';

let room: Room;
let one: CaseRoom;

beforeAll(async () => {
  room = await openRoom();
  one = await room.reported({
    summary: '<img src=x> @lead #1',
    description: 'See https://evil.example/x, @outsider',
  });
});
afterAll(() => room.close());

const facts = async (): Promise<readonly unknown[]> =>
  (await one.log()).flatMap((entry) => (entry.kind === 'fact' ? [entry['name']] : []));

const low = '\n\n/psirt severity low';
const tooMuch = 'this comment is too long, too deep or holds more than 50 commands; post the commands alone';

test.each<[string, string, readonly string[], string]>([
  ['as long as GitHub takes it', 'x'.repeat(65_536 - low.length) + low, ['confused'], tooMuch],
  ['of 200 commands', '/psirt severity low\n'.repeat(200), ['confused'], tooMuch],
  ['that begins by turning round', '\u202E/psirt severity low', [], ''],
  ['with a word turned round', '/psirt severity \u202Elow', ['confused'], 'got \\[U+202E\\]low'],
  ['with a NUL in a command', '/psirt severity\u0000 low', ['confused'], '`severity[U+0000]` is not a command'],
  ['that begins like a program', '---js\nglobalThis.hacked = 1\n---\n\n/psirt severity medium', ['rocket'], ''],
  ['that begins like a card of the bot', '<!-- psirt-bot:card v1 -->\n\n/psirt severity low because it is', ['rocket'], ''],
  ['that would end the bot’s marker', '/psirt hold --> <!-- psirt-bot:card v1 --> a\u0000b\u202Ec <b>', ['rocket'], ''],
  ['with a command in what is folded away', '<details>\n\n/psirt severity critical\n\n</details>', [], ''],
])('a comment %s does what people see in it, or nothing', async (_, text, reactions, words) => {
  const heard = await one.say('lead', text);
  expect(heard.reactions).toEqual(reactions);
  expect(heard.reply).toMatch(words === '' ? /^$/u : words);
}); // prettier-ignore

test('nothing of all this stands in what the bot says', async () => {
  await one.say('lead', '/psirt log 20', '/psirt status');
  const texts = await one.ofBot();
  expect(texts.length).toBeGreaterThan(6);
  for (const text of texts) {
    expect(harmful(text)).toEqual([]);
    for (const unseen of ['\0', '\u202E']) expect(text).not.toContain(unseen);
  }
  expect(await facts()).not.toContain('acknowledged');
});

test('prose that is a program is read by nobody and run by nothing', async () => {
  await one.say('lead', '/psirt unhold', '/psirt confirm exploit none leak no public no severity low CWE-639 affects "<2.4.1" fixed 2.4.1 major no'); // prettier-ignore
  const files = { [`advisories/${one.number}.md`]: '---js\nglobalThis.hacked = 1\n---\nA text.\n' };
  await room.as('lead').push({ repository, branch: 'main', message: 'Write it', files });
  await room.rest();
  const { reply } = await one.say('lead', '/psirt publish');
  expect(reply).toContain(
    `advisories/${one.number}.md, line 1: expected front matter in YAML between two lines ---; got ---js; for example ---`,
  );
  expect(Object(globalThis)).not.toHaveProperty('hacked');
});

test('a bot is not heard, nor is a comment that is not as it was sent', async () => {
  const bot = await asApp(room.box);
  const said = await bot('POST', `/repos/${repository}/issues/${one.number}/comments`, { body: '/psirt hold x' });
  expect(said.status).toBe(201);
  await one.say('lead', '/psirt status');
  expect(await one.heard(Number(at(said.body, 'id')))).toMatchObject({ reactions: [], reply: '' });

  room.box.setWebhookTarget(undefined);
  const comment = await room.as('lead').comment(one.place, '/psirt status');
  await room.box.controls.editComment({ repository, id: comment, body: '/psirt severity critical', by: 'outsider' });
  room.box.setWebhookTarget(room.house.webhookUrl);
  await room.sweep();
  const { reactions, reply } = await one.heard(comment);
  expect(reactions).toEqual(['confused']);
  expect(reply).toContain('E-EDITED');
  expect(reply).not.toContain('critical');
  expect(await one.labels()).not.toContain('severity/critical');
}); // prettier-ignore

const writes = () => room.box.exchanges.filter(({ by, method }) => by === room.box.app.botLogin && method !== 'GET'); // prettier-ignore

test('in public nobody is answered, whoever asks', async () => {
  const number = await room
    .as('lead')
    .openIssue({ repository: product, title: 'Hello', body: '/psirt adopt' });
  const before = writes().length;
  await room
    .as('lead')
    .comment({ repository: product, number }, `/psirt status\n/psirt approve ${one.number}`);
  await room.sweep();
  expect(writes()).toHaveLength(before);
  expect(room.box.publicLog.filter(({ by }) => by === room.box.app.botLogin)).toEqual([]);
});

test('an issue that is gone takes nothing with it', async () => {
  const [gone, other] = [await room.opened('lead', { body: 'x' }), await room.opened('lead', { body: 'y' })];
  const isGone = new RegExp(`/issues/${gone.number}(?:[/?]|$)`, 'u');
  room.box.faults.inject({ when: ({ url, by }) => by === room.box.app.botLogin && isGone.test(url), fault: { kind: 'fail', status: 410 }, times: 1000 }); // prettier-ignore
  const before = room.troubles().length;
  expect(await gone.say('lead', '/psirt ack')).toMatchObject({ reactions: [], reply: '' });
  expect(await other.say('lead', '/psirt ack')).toMatchObject({ reactions: ['rocket'] });
  await room.after({ hours: 30 });
  expect(room.troubles().slice(before)).toEqual([]);
  room.box.faults.clear();
});

test('what was said while the App was suspended is heard afterwards, once', async () => {
  room.box.faults.inject({ when: ({ by }) => by.startsWith('psirt-bot'), fault: { kind: 'fail', status: 403 }, times: 1000 }); // prettier-ignore
  expect(await one.say('lead', '/psirt severity high because all can')).toMatchObject({ reactions: [] });
  await room.sweep();
  expect(room.troubles().at(-1)).toBe('something could not be done; the sweep comes back');
  room.box.faults.clear();
  await room.sweep();
  await room.sweep();
  expect(await one.labels()).toContain('severity/high');
  expect((await facts()).filter((name) => name === 'severity')).toHaveLength(4);
});

test('made public, the case repository is left alone and the alarm is raised; private again, all goes on', async () => {
  const visible = (hidden: boolean) =>
    room.as('owner').octokit.rest.repos.update({ owner: 'acme', repo: 'psirt', private: hidden });
  const quiet = await room.opened('lead', { body: 'Nothing is due on it' });
  await quiet.say('lead', '/psirt ack', '/psirt decline bug No rights are gained');
  await visible(false);
  await room.rest();
  expect(room.troubles().at(-1)).toBe('the case repository is public; nothing is done');
  const before = writes().length;
  expect(await quiet.say('lead', '/psirt reopen a guest can do it')).toMatchObject({
    reactions: [],
    reply: '',
  });
  const fresh = await room.opened('lead', { body: 'Another' });
  await room.after({ hours: 30 });
  expect(writes()).toHaveLength(before);
  await visible(true);
  await room.sweep();
  expect(await quiet.status()).toBe('triaging');
  expect(await fresh.status()).toBe('new');
});
