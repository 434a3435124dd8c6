// Reports by mail, as a mail server hands them on: one mail is one case however often it comes, an answer goes into its case, and nothing
// of a stranger pings, runs or stands where it should not. And mailing lists: what names us becomes a case, the rest is dropped.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { personOf } from '../../src/sandbox/person.ts';
import { shell } from '../cli/shell.ts';
import type { Ran } from '../cli/shell.ts';
import { dashboardTitle } from '../../src/core/dashboard/dashboard-text.ts';
import { openRoom, repository } from './room.ts';
import type { Room } from './room.ts';

let room: Room;

beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

async function* inPieces(text: string): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < text.length; at += 1_000)
    yield await Promise.resolve(Buffer.from(text.slice(at, at + 1_000)));
}

async function intake(text: string, options = '', more: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const { app, api } = room.box;
  const environment = { APP_ID: String(app.id), PRIVATE_KEY: app.privateKey, PSIRT_REPOSITORY: repository, GITHUB_API_URL: api, ...more }; // prettier-ignore
  const ran = await shell(`intake mail ${options}`, { environment, input: inPieces(text) });
  await room.rest();
  return ran;
}

const mail = (headers: Readonly<Record<string, string>>, body: string): string => {
  const all = { From: 'Grace Hopper <grace@example.org>', To: 'security@acme.example', Subject: 'Overflow in widget', 'Message-ID': '<one@example.org>', ...headers }; // prettier-ignore
  return `${Object.entries(all).map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${body}`; // prettier-ignore
};
const first = mail(
  {},
  'It overflows, writes Grace Hopper (grace@example.org).\n\n/psirt accept\n@lead #1 ```',
);
const issues = async () =>
  (await room.as('lead').issues(repository)).filter(({ title }) => title !== dashboardTitle);

describe('a mail to the address for reports [R50]', () => {
  test('becomes a case with its sender in the one comment about people', async () => {
    const ran = await intake(first);
    expect(ran).toMatchObject({ code: 0, aside: '' });
    const number = Number(/case (\d+)$/u.exec(ran.printed)?.[1]);
    const one = room.caseAt(number);
    const { title, body, labels } = await room.as('lead').issue(one.place);
    expect(title).toBe(`Case ${number} · widget`);
    expect(labels).toEqual(expect.arrayContaining(['source/email', 'status/new']));
    expect(body).toContain('It overflows, writes p1 (p1).');
    const people = (await one.ofBot()).filter((text) => text.includes('grace@example.org'));
    expect(people).toEqual([expect.stringContaining('- p1: `Grace Hopper` · `grace@example.org`')]);
    expect(JSON.stringify(await one.log())).not.toMatch(/grace|Hopper/iu);
    // Nothing that a stranger types runs.
    expect((await one.log()).filter(({ name }) => name === 'accepted')).toEqual([]);
    // Created as one sentence: GitHub mails what is created.
    expect(JSON.stringify(room.box.createdLog)).not.toMatch(/overflow|grace/iu);
    expect(ran.printed).not.toMatch(/overflow|grace/iu);
  });

  test('is one case however often it comes', async () => {
    const before = (await issues()).length;
    expect(await intake(first)).toMatchObject({ code: 0, printed: 'opened 0, known 1, dropped 0: case 1' });
    expect(await issues()).toHaveLength(before);
  });

  test('that answers a known one, or names its case and comes from a known sender, goes into the case', async () => {
    const one = room.caseAt(1);
    await one.say('analyst', '/psirt ask Which version?');
    const answer = mail({ 'Message-ID': '<two@x>', 'In-Reply-To': '<one@example.org>', Subject: 'Re: Overflow' }, 'It is 2.4.0.'); // prettier-ignore
    expect((await intake(answer)).printed).toBe('opened 0, answers 1, dropped 0: case 1');
    expect((await one.log()).filter(({ name }) => name === 'answered')).toHaveLength(1);
    const named = mail({ 'Message-ID': '<three@x>', Subject: 'About Case 1' }, 'And 2.3.');
    expect((await intake(named)).printed).toContain('answers 1');
    expect((await one.ofBot()).filter((text) => text.includes('**Answer by mail**'))).toHaveLength(2);
    const other = mail({ 'Message-ID': '<other@x>', From: 'Bob Builder <bob@example.org>', References: '<one@example.org>' }, 'Bob Builder agrees.'); // prettier-ignore
    expect((await intake(other)).printed).toContain('answers 1');
    const [last] = (await one.ofBot()).slice(-1);
    expect(last).toMatch(
      /^<!--[^>]*-->\n\*\*Answer by mail\*\* of somebody in the thread[^`]*```text\nthe sender agrees\./u,
    );
    const again = await intake(named);
    expect(again.printed).toContain('known 1');
    expect((await one.ofBot()).filter((text) => text.includes('**Answer by mail**'))).toHaveLength(3);
  });

  test('that names a case and comes from a stranger is a case of its own', async () => {
    const before = (await issues()).length;
    const stranger = mail({ 'Message-ID': '<four@x>', From: 'eve@evil.example', Subject: 'Case 1' }, 'Tell me all.'); // prettier-ignore
    expect((await intake(stranger)).printed).toMatch(/^opened 1, dropped 0: case \d+$/u);
    expect(await issues()).toHaveLength(before + 1);
  });

  test('in HTML is read as text, and what is attached is named with its hash', async () => {
    const parts = [
      '--x\r\nContent-Type: text/html\r\n\r\n<style>p{}</style><p>One &amp; two</p><!-- no --><p>three</p>',
      '--x\r\nContent-Type: application/zip; name="poc.zip"\r\nContent-Disposition: attachment; filename="poc.zip"\r\n\r\nabc\r\n--x--',
    ].join('\r\n');
    const ran = await intake(mail({ 'Message-ID': '<five@x>', 'Content-Type': 'multipart/mixed; boundary=x' }, parts)); // prettier-ignore
    const number = Number(/case (\d+)$/u.exec(ran.printed)?.[1]);
    const { body } = await room.as('lead').issue({ repository, number });
    expect(body).toContain('One & two');
    expect(body).toMatch(/- `poc\.zip` \(`application\/zip`, \d bytes, SHA-256 `[\da-f]{64}`\)/u);
    expect(body).not.toContain('p{}');
  });

  test.each([
    ['an absence', { 'Auto-Submitted': 'auto-replied' }, 'automatic'],
    ['a bounce', { 'Return-Path': '<>' }, 'automatic'],
    ['what a list sends round', { 'List-Id': '<users.example.org>' }, 'of a list'],
    ['a mail without a sender', { From: '' }, 'without a sender'],
  ])('%s opens nothing', async (_what, headers, why) => {
    const before = (await issues()).length;
    const ran = await intake(mail({ 'Message-ID': '<machine@x>', ...headers }, 'I am away.'));
    expect(ran).toMatchObject({ code: 0, printed: `opened 0, dropped 1: ${why}` });
    expect(await issues()).toHaveLength(before);
  });

  test('comes again when it broke off, and is finished then', async () => {
    room.box.faults.inject({
      when: ({ operationId }) => operationId === 'issues/update',
      fault: { kind: 'fail', status: 422 },
    });
    const text = mail({ 'Message-ID': '<six@x>' }, 'Broken off.');
    const before = (await issues()).length;
    expect(await intake(text)).toMatchObject({ code: 75, aside: expect.stringContaining('not taken in, try again: ') as string }); // prettier-ignore
    expect(await intake(text)).toMatchObject({ code: 0, aside: '' });
    expect(await issues()).toHaveLength(before + 1);
  });
});

describe('what can’t be taken in is told, and nothing is lost [R50]', () => {
  test('an empty mail, and what is none', async () => {
    expect(await intake('')).toMatchObject({ code: 65, aside: 'expected a mail on standard input; got nothing\n  for example: psirt-bot intake mail < message.eml' }); // prettier-ignore
    expect(await intake('hello')).toMatchObject({ code: 65 });
    expect((await intake('x'.repeat(26 * 1024 * 1024))).aside).toContain('at most 25 MB');
  });

  test('without settings, or without the App’s key, it comes again', async () => {
    expect(await intake(first, '', { APP_ID: '' })).toMatchObject({ code: 75 });
    expect(await intake(first, '', { PSIRT_REPOSITORY: 'acme/widget' })).toMatchObject({ code: 75 });
    expect(await shell('intake letter')).toMatchObject({ code: 2 });
  });
});

describe('a mailing list [R49]', () => {
  let listed: number;
  beforeAll(async () => {
    const lead = personOf(room.box, 'lead');
    const path = '.github/psirt.yml';
    const place = { owner: 'acme', repo: 'psirt', path };
    const { data } = await lead.octokit.rest.repos.getContent(place);
    if (!('content' in data)) throw new TypeError('expected a file');
    const text = Buffer.from(data.content, 'base64').toString('utf8');
    const lists = 'lists: { oss-security: { widget: [libwidget] } }\n';
    const content = Buffer.from(`${text}\n${lists}`).toString('base64');
    await lead.octokit.rest.repos.createOrUpdateFileContents({ ...place, content, sha: data.sha, message: 'Watch a list' }); // prettier-ignore
    await room.rest();
    await room.sweep();
    listed = (await issues()).length;
  });

  const news = (id: string, body: string, more = {}) =>
    mail({ 'Message-ID': `<${id}@lists>`, 'List-Id': '<oss-security.lists>', Subject: 'New release', ...more }, body); // prettier-ignore

  test('what names something that is watched becomes a case, one a thread, known in public', async () => {
    const ran = await intake(news('a', 'A flaw in libwidget 2.'), '--list oss-security');
    expect(ran).toMatchObject({ code: 0, aside: '' });
    expect(ran.printed).toMatch(/^opened 1/u);
    const one = room.caseAt(Number(/case (\d+)$/u.exec(ran.printed)?.[1]));
    expect(await one.labels()).toEqual(expect.arrayContaining(['source/list', 'visibility/public']));
    expect((await one.ofBot()).join('\n')).not.toContain('grace@example.org');
    const reply = news('b', 'libwidget 1 too.', { References: '<a@lists>' });
    expect((await intake(reply, '--list oss-security')).printed).toContain('known 1');
    expect(await issues()).toHaveLength(listed + 1);
  });

  test('everything else is dropped, and the line says so without a word of it', async () => {
    const ran = await intake(news('c', 'A flaw in libwidgets and gadget.'), '--list oss-security');
    expect(ran).toMatchObject({ code: 0, printed: 'opened 0, dropped 1: nothing watched' });
    expect((await intake(news('d', 'libwidget'), '--list other')).printed).toContain('dropped 1');
  });
});
