// The record in other hands: a log that is cut, deleted, forged or set back stops its case, which says so, and no other; nothing is written
// over it. People put it back, and the case goes on. `verify` names what is wrong.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appendEntries, readLog } from '../../src/core/case/log.ts';
import type { EntryDraft } from '../../src/core/case/entry.ts';
import { shell } from '../cli/shell.ts';
import { openRoom, product, repository } from '../conversations/room.ts';
import type { CaseRoom, Room } from '../conversations/room.ts';

let room: Room;

beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

const branch = 'psirt-records';
const logOf = ({ number }: CaseRoom): string => `cases/${number}/log.jsonl`;
const stored = async (path: string): Promise<string> =>
  (await room.as('lead').file({ repository, path, ref: branch })) ?? 'nothing';

/** Somebody who may write in the repository commits to the record by hand, and the bot hears of it. Gives the commit's short name. */
async function meddle(path: string, text: string | null): Promise<string> {
  const files = { [path]: text };
  const commit = await room.as('outsider').push({ repository, branch, message: 'Tidy up', files });
  await room.rest();
  return commit.slice(0, 12);
}

const verify = async (): Promise<string> => {
  const environment = { GITHUB_TOKEN: room.box.tokens['lead'], GITHUB_API_URL: room.box.api };
  return (await shell(`verify ${repository}`, { environment })).printed;
};
const opened = (): Promise<CaseRoom> => room.opened('lead', { body: 'Any reader can read all.' });
const slow = { timeout: 60_000 };
const unheard = { reactions: [], reply: '' };
const done = { reactions: ['rocket'], reply: '' };

test('a log that was cut or deleted stops its case and no other, until it is put back', slow, async () => {
  const [one, two, other] = [await opened(), await opened(), await opened()];
  const whole = await stored(logOf(one));
  const cut = whole.slice(0, whole.length / 2);
  const [first, second] = [await meddle(logOf(one), cut), await meddle(logOf(two), null)];

  expect(await one.card()).toContain('can’t be trusted: the log does not continue what stood in it. Until people have put it back, no command is heard'); // prettier-ignore
  expect(await one.card()).toMatch(
    /byte for byte as the bot left it: \d lines, and the SHA-256 of the last one begins with `[\da-f]{12}`/u,
  );
  expect(await two.card()).toContain('can’t be trusted: the log vanished.');
  for (const stopped of [one, two]) expect(await stopped.labels()).toContain('frozen');
  expect(room.troubles().at(-1)).toBe('the record of a case can’t be trusted; the case stops');
  expect(await one.say('lead', '/psirt severity high')).toMatchObject(unheard);
  expect(await other.say('lead', '/psirt severity high')).toMatchObject(done);
  expect([await stored(logOf(one)), await stored(logOf(two))]).toEqual([cut, 'nothing']);
  const wrong = await verify();
  expect(wrong).toMatch(new RegExp(`${logOf(one)}, line \\d: the last line is cut`, 'u'));
  expect(wrong).toMatch(new RegExp(`${logOf(two)}: the card shows \\d entries, .*; there is no log`, 'u'));
  for (const commit of [first, second])
    expect(wrong).toContain(`commit ${commit} of the record is by another account`);

  await meddle(logOf(one), whole);
  expect(await one.labels()).toEqual(expect.arrayContaining(['status/new', 'severity/high']));
  expect(await one.labels()).not.toContain('frozen');
  expect(await one.say('lead', '/psirt severity low')).toMatchObject(done);
  expect(await verify()).not.toContain(`cases/${one.number}/`);
});

test('lines with a chain that is right are not gone by when somebody else wrote them', async () => {
  const one = await room.reported();
  await one.say('lead', '/psirt ack');
  const whole = await stored(logOf(one));
  const heard = await room.as('reporter').advisoryComments({ repository: product, ghsa: one.ghsa });
  const lie = declined(whole);
  const commit = await meddle(logOf(one), lie);

  expect(await one.card()).toContain('· stopped: its record was changed by somebody else');
  expect(await one.labels()).not.toContain('status/declined');
  expect(await room.as('reporter').advisoryComments({ repository: product, ghsa: one.ghsa })).toEqual(heard);
  expect(await stored(logOf(one))).toBe(lie);
  expect(await verify()).toContain(`cases/${one.number}/: commit ${commit} of the record is not verified`);

  await meddle(logOf(one), whole);
  expect(await one.status()).toBe('triaging');
  expect(await one.card()).not.toContain('stopped');
});

/** A log that goes on with a line that `lead` never said. */
function declined(text: string): string {
  const log = readLog(text);
  if (!log.ok) throw new Error('there is no log to forge');
  const by = { login: 'lead', id: room.box.people['lead'] ?? 0 };
  const no: EntryDraft = { kind: 'fact', name: 'declined', reason: 'bug', justification: null, text: 'No.', by, said_at: '2026-11-30T00:00:00Z', via: 'comment:1' }; // prettier-ignore
  return text + appendEntries(log.head, [no], '2026-11-30T00:00:00Z').lines;
}

const ref = { owner: 'acme', repo: 'psirt', ref: `heads/${branch}` };
const git = () => room.as('owner').octokit.rest.git;

test('another process notices a log that was set back, though it reads well', async () => {
  const one = await opened();
  const before = await stored(logOf(one));
  await one.say('lead', '/psirt ack');
  const after = await stored(logOf(one));
  room.box.setWebhookTarget(undefined);
  await meddle(logOf(one), before);
  await room.another();

  expect(await one.card()).toContain('can’t be trusted: the log does not hold what the card shows of it.');
  expect(await one.say('lead', '/psirt severity high')).toMatchObject(unheard);
  expect(await stored(logOf(one))).toBe(before);
  expect(await verify()).toMatch(/the card shows \d entries, .*; the log does not hold them/u);
  await meddle(logOf(one), after);
  expect(await one.status()).toBe('triaging');
  expect(await one.labels()).toContain('severity/high');
  room.box.setWebhookTarget(room.house.webhookUrl);
});

test('a branch that was deleted is not begun anew, by no process; pushed again, all goes on', async () => {
  const one = await opened();
  const { sha } = (await git().getRef(ref)).data.object;
  await git().deleteRef(ref);
  await room.rest();
  expect(await one.say('lead', '/psirt ack')).toMatchObject(unheard);
  expect(await one.card()).toContain('· stopped: the record of the house was changed by somebody else');
  expect(await one.card()).toContain('can’t be trusted: the log vanished.');
  await room.another();
  expect(await one.say('lead', '/psirt severity high')).toMatchObject(unheard);
  await expect(git().getRef(ref)).rejects.toThrow(/Not Found/u);
  expect(await verify()).toContain('psirt-records: there is no such branch');
  room.box.setWebhookTarget(room.house.webhookUrl);

  await git().createRef({ ...ref, ref: `refs/${ref.ref}`, sha });
  await room.sweep();
  expect(await one.labels()).not.toContain('frozen');
  expect(await one.status()).toBe('triaging');
  expect(await one.labels()).toContain('severity/high');
});
