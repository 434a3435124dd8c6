// The settings file in people's hands: without a good one nothing is worked on, a bad one changes nothing and gets one issue that names
// every mistake, and who may do what changes only when a psirt-lead who had no hand in it agrees.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settingsTitle } from '../../src/core/house/settings-issue.ts';
import type { SeenIssue } from '../../src/sandbox/person/issues.ts';
import { acme, settingsText } from '../../src/sandbox/seed/world.ts';
import { openRoom, repository } from './room.ts';
import type { CaseRoom, Room } from './room.ts';

const path = '.github/psirt.yml';
const good = settingsText(acme);
const done = { reactions: ['rocket'], reply: '' };
let room: Room;
let one: CaseRoom;

beforeAll(async () => {
  room = await openRoom({ ...acme, settings: 'version: 1\nroles: { psirt-lead: [lead] }\nproducts: {}\n' });
});
afterAll(() => room.close());

/** `owner` commits the file, or deletes it; gives the commit. */
async function put(text: string | null): Promise<string> {
  const commit = await room
    .as('owner')
    .push({ repository, branch: 'main', message: 'Settings', files: { [path]: text } });
  await room.rest();
  return commit;
}

/** The one issue about settings. */
async function issue(): Promise<SeenIssue> {
  const all = await room.as('lead').issues(repository);
  const [found, ...more] = all.filter(({ title }) => title === settingsTitle);
  if (found === undefined || more.length > 0) throw new Error(`there are ${more.length} more of them`);
  return found;
}

async function agree(login: string, commit: string): Promise<void> {
  const place = { repository, number: (await issue()).number };
  await room.as(login).comment(place, `/psirt approve settings ${commit}`);
  await room.rest();
}

test('without products no case is worked on; the first good file is taken as it is', async () => {
  expect((await issue()).body).toContain('`products`: expected at least one product, each under its name in lower case; got `a mapping`. For example: `products: { widget: { repository: acme/widget } }`'); // prettier-ignore
  expect((await issue()).body).toContain('No settings are in force, so no case is worked on yet.');
  expect((await issue()).body).not.toContain('stay');
  one = await room.opened('lead', { body: 'Any reader can read all.' });
  expect(await one.say('lead', '/psirt severity high')).toMatchObject({ reactions: [], reply: '' });
  expect(await one.labels()).toEqual([]);

  await put(good);
  await room.sweep();
  expect(await issue()).toMatchObject({ state: 'closed', body: expect.stringContaining('All is well') });
  expect(await one.labels()).toEqual(expect.arrayContaining(['status/new', 'severity/high']));
});

const bomb = Array.from({ length: 12 }, (_, at) =>
  at === 0 ? 'a0: &a0 [x, x, x, x, x, x, x, x, x]' : `a${at}: &a${at} [${`*a${at - 1}, `.repeat(9)}]`,
).join('\n');

test.each([
  ['mistakes', 'version: 2\nprodcts: {}\nroles: { lead: [ada] }\ntwo_person: yes\n', ['6 places are wrong', 'line 1, `version`: expected the number 1', 'line 2, `prodcts`: expected one of version, products,', 'line 3, `roles.lead`: expected one of triager,', 'got `lead`. For example: `psirt-lead: [ada]`', 'line 4, `two_person`: expected how strict the rule of two people is: strict, prefer or solo; got `yes`. For example: `two_person: strict`']],
  ['a bomb of aliases', bomb, ['One place is wrong', 'expected YAML without many aliases; got `a file that unfolds beyond all measure`']],
  ['nothing in it', '', ['line 1: expected settings: a mapping of names to values; got `nothing`']],
  ['been deleted', null, ['There is no `.github/psirt.yml` on the default branch any more. Put it back']],
])('a file that has %s changes nothing, and the one issue says so until it is mended', async (_, text, words) => {
  await put(text);
  const { body, state } = await issue();
  expect(words.filter((word) => !body.includes(word))).toEqual([]);
  expect(body).toMatch(/The settings of `[\da-f]{12}` stay in force meanwhile\.$/u);
  expect(state).toBe('open');
  expect(await one.say('lead', '/psirt status')).toMatchObject({ reactions: ['rocket'] });
  await put(good);
  expect((await issue()).state).toBe('closed');
}); // prettier-ignore

test('a new role counts from the approval on, and the case’s log says under which settings things were said', async () => {
  const asOutsider = () => one.say('outsider', '/psirt severity low because it is rare');
  const commit = await put(good.replace('psirt:\n    - analyst', 'psirt:\n    - analyst\n    - outsider'));
  expect((await issue()).body).toContain('- `roles.psirt`: `["analyst"]` → `["analyst","outsider"]`');
  expect((await asOutsider()).reply).toContain('E-ROLE');
  await agree('owner', commit);
  await agree('outsider', commit);
  expect((await asOutsider()).reply).toContain('E-ROLE');
  await agree('lead', commit);
  expect((await issue()).state).toBe('closed');
  expect(await asOutsider()).toMatchObject(done);

  const log = await one.log();
  const said = log.findIndex(
    ({ by, name }) => name === 'severity' && JSON.stringify(by).includes('outsider'),
  );
  const [rules] = log.slice(0, said).filter(({ kind }) => kind === 'settings').slice(-1); // prettier-ignore
  expect(rules).toMatchObject({ commit });
  expect(log.slice(0, said).filter(({ kind }) => kind === 'settings')).toHaveLength(2);
});

const decided = [
  '/psirt component widget',
  '/psirt public https://example.org/post',
  '/psirt accept exploit none leak no',
  '/psirt confirm CVSS:3.1/AV:L/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N CWE-639 affects ">=2.4.0 <2.4.1" major no',
  '/psirt remedy mitigate by +20d kind deployment-advice',
  '/psirt reproduce yes test/readers.spec.js',
  '/psirt similar none by rule 12',
  '/psirt workaround turn it off',
];

test('who asked for publication under strict rules can’t sign it alone because the rules were softened since', async () => {
  await one.say('lead', ...decided);
  const asked = await one.say('lead', '/psirt publish');
  const [, hash = 'none'] = /\/psirt approve ([\da-f]{8})/u.exec(asked.reply) ?? [];
  await agree('lead', await put(good.replace('two_person: strict', 'two_person: solo')));
  expect((await issue()).state).toBe('closed');
  await room.after({ hours: 1 });
  const alone = await one.say('lead', `/psirt approve ${hash}`);
  expect(alone.reply).toContain('E-2P');
  expect(alone.reply).toContain(
    'you asked for it, and the settings changed since; the second signature is for owner, analyst',
  );

  await one.say('lead', '/psirt reject ask anew', '/psirt publish');
  await room.after({ hours: 1 });
  expect(await one.say('lead', `/psirt approve ${hash}`)).toMatchObject({ reactions: ['rocket'] });
  const approval = (await one.log()).findLast(({ name }) => name === 'approved');
  expect(approval).toMatchObject({ self: true, by: { login: 'lead' } });
});
