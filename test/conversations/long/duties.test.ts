// Legal duties as a team lives them: two people find one not required, one corrects that at once, and it is filed; every wrong line is
// explained; and a file of settings whose rules overlap changes nothing.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settingsTitle } from '../../../src/core/house/settings-issue.ts';
import { later, hour } from '../../../src/core/time.ts';
import { acme, settingsText } from '../../../src/sandbox/seed/world.ts';
import { openReceiver } from '../../channels/receiver.ts';
import type { Receiver } from '../../channels/receiver.ts';
import { openRoom, repository } from '../room.ts';
import type { CaseRoom, Room } from '../room.ts';

const settings = `${settingsText(acme).replace('psirt-lead:\n    - lead', 'psirt-lead:\n    - lead\n  legal:\n    - owner')}regimes:\n  cra: { as: manufacturer, csirt: "BSI, Germany" }\n`; // prettier-ignore
let room: Room;
let pager: Receiver;
let it: CaseRoom;

beforeAll(async () => {
  pager = await openReceiver();
  room = await openRoom({ ...acme, settings }, { pager: { url: pager.url, secret: 'what signs each page' } });
  it = await room.reported();
});
afterAll(async () => {
  await room.close();
  await pager.close();
});

const now = async (): Promise<string> => String((await it.log()).at(-1)?.['at']);
const alarms = (): readonly unknown[] =>
  pager.came.map(({ body }) => (JSON.parse(body) as Record<string, unknown>)['alarm']);

test('found not required by two people, then corrected to required by one, and filed', { timeout: 60_000 }, async () => {
  await it.say('lead', '/psirt accept exploit none leak no');
  await it.say('analyst', '/psirt exploit wild "requests in the logs of two customers"');
  expect(await it.card()).toContain('| `cra-24h` early warning | ❔ to decide | runs from awareness, which nobody said yet | `/psirt aware exploitation <when> <basis>` |');
  expect((await it.say('lead', '/psirt clocks')).reply).toContain('| `reportability` | ⏳ runs, ');

  const asked = (await it.say('owner', '/psirt duty cra')).reply;
  expect(asked).toContain('This is no legal advice');
  expect(asked).toContain('1\\. Is it our product with digital elements, made available on the EU market?');
  expect(asked).toContain('/psirt duty cra answer 2 <yes|no|unsure> <reason>');
  expect((await it.say('owner', '/psirt duty cra answer 2 no "a scanner of our own"')).reactions).toEqual(['rocket']);

  const since = await now();
  const aware = await it.say('analyst', `/psirt aware exploitation ${since} "logs that a customer sent"`);
  expect(aware.reply).toContain('`cra-24h` ❔ to decide');
  const no = '/psirt duty cra 24h not-required "it was our own scanner"';
  expect((await it.say('lead', no)).reply).toContain('`lead` says not required, one of two');
  const twice = await it.say('lead', no);
  expect(twice.reactions).toEqual(['confused']);
  expect(twice.reply).toContain('the second word is for somebody else: owner (legal)');
  expect((await it.say('owner', no)).reply).toContain('➖ not required: it was our own scanner');
  expect((await it.say('lead', '/psirt clocks')).reply).not.toContain('`cra-24h`');

  const yes = await it.say('analyst', '/psirt duty cra 24h required "it was not our scanner"');
  expect(yes.reactions).toEqual(['rocket']);
  expect(yes.reply).toContain('❗ required: it was not our scanner');
  expect((await it.say('lead', '/psirt clocks')).reply).toMatch(/`cra-24h` \| ⏳ runs, 2[23] h/u);
  expect(alarms()).not.toContain('legal');
  await room.after({ hours: 19 });
  expect(alarms().filter((alarm) => alarm === 'legal')).toHaveLength(1);

  const filed = await it.say('owner', `/psirt duty cra 24h filed at ${later(since, 18 * hour)} ref SRP-77`);
  expect(filed.reply).toContain('as `SRP-77`');
  expect((await it.say('lead', '/psirt clocks')).reply).toContain('`cra-24h` | ✅ met');
  expect((await it.say('owner', '/psirt duty cra')).reply).toContain('| The portal may show |');
  const moved = await it.say('analyst', `/psirt aware exploitation ${later(since, -5 * hour)} "older logs"`);
  expect(moved.reply).toContain('awareness was corrected since, file a correction');
  expect(await it.card()).toContain('`/psirt duty cra 24h correct at <when> ref <id>`');
  await it.say('owner', `/psirt duty cra 24h correct at ${later(since, 19 * hour)} ref SRP-77b`);
  expect(await it.card()).not.toContain('file a correction');
  const undone = await it.say('owner', '/psirt undo');
  expect(undone.reply).toContain('recorded a correction of cra 24h');
  expect(await it.card()).toContain('file a correction');
  expect(room.troubles()).toEqual([]);
}); // prettier-ignore

test.each([
  ['/psirt duty nis2', 'nis2 is off'],
  ['/psirt duty cra 23h required', 'expected one of all, 24h, 72h, final, users, interim'],
  ['/psirt aware exploitation 2099-01-01T00:00Z logs', 'which is to come'],
  ['/psirt duty cra 72h filed at 2099-01-01T00:00Z ref X', 'which is to come'],
  ['/psirt duty cra 72h filed at 2020-01-01T00:00Z ref X', 'before you were aware'],
])('%s is explained', async (line, why) => {
  const { reactions, reply } = await it.say('owner', line);
  expect(reactions).toEqual(['confused']);
  expect(reply).toContain(why);
});

test('an earlier stage that is open is told, and stops no filing', async () => {
  const aware = (await it.log()).findLast(({ name }) => name === 'aware')?.['aware_at'];
  const other = await room.reported();
  await other.say('lead', '/psirt accept exploit none leak no');
  await other.say('analyst', `/psirt aware exploitation ${String(aware)} "the same logs"`);
  const { reactions, reply } = await other.say('owner', `/psirt duty cra 72h filed at ${later(String(aware), hour)} ref SRP-78`); // prettier-ignore
  expect(reactions).toEqual(['rocket']);
  expect(reply).toContain('⚠️ An earlier stage is still open: `cra-24h`');
});

test('rules that overlap are told in one issue, and nothing of the file counts', async () => {
  const version = (from: string, more = '') => `{ as: [supplier], applies_to: us, effective_from: ${from}, ${more}source: clause 12, stages: { 24h: { title: notice, article: clause 12, owner: legal, starts: { incident: { from: aware, within: 24h } } } } }`; // prettier-ignore
  const own = `  contract-acme:\n    rules: { title: Contract, about: Acme hears of incidents., filed_at: by mail, versions: { old: ${version('2026-01-01')}, new: ${version('2026-06-01')} } }\n`; // prettier-ignore
  const files = { '.github/psirt.yml': settings + own };
  await room.as('owner').push({ repository, branch: 'main', message: 'A contract', files });
  await room.rest();
  const [issue] = (await room.as('lead').issues(repository)).filter(({ title }) => title === settingsTitle);
  expect(issue?.body).toContain('days on which no other version counts for the same people: old counts from 2026-01-01 to whenever'); // prettier-ignore
  expect(issue?.body).toContain('effective\\_to: 2026-05-31'.replace('\\_', '_'));
});
