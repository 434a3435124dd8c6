// Somebody who may write in the case repository, and has no role, writes themselves into the record of the house.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRoom, repository } from './room.ts';
import type { CaseRoom, Entry, Room } from './room.ts';

const path = 'house/log.jsonl';
const ref = 'psirt-records';
const untrusted = 'the record of the house can not be trusted; nothing is done';
let room: Room;
let known: CaseRoom;

beforeAll(async () => {
  room = await openRoom();
  known = await room.reported();
});
afterAll(() => room.close());

const git = () => room.as('owner').octokit.rest.git;
const houseLog = async (): Promise<string> => (await room.as('lead').file({ repository, path, ref })) ?? '';

/** The log with one more entry, whose chain is right. */
function forged(text: string, more: (entries: readonly Entry[]) => Record<string, unknown>): string {
  const lines = text.split('\n').filter((line) => line !== '');
  const prev = createHash('sha256').update(lines.at(-1) ?? '').digest('hex'); // prettier-ignore
  const entries = lines.map((line) => JSON.parse(line) as Entry);
  return `${text}${JSON.stringify({ ...more(entries), seq: entries.length + 1, prev })}\n`;
}

test('who names themselves a lead there is none: every case stops, and goes on when the branch is put back', async () => {
  const { sha } = (await git().getRef({ owner: 'acme', repo: 'psirt', ref: `heads/${ref}` })).data.object;
  const { data } = await room.as('outsider').octokit.rest.users.getAuthenticated();
  const text = forged(await houseLog(), (entries) => {
    const people = entries.findLast(({ act }) => String(act).startsWith('people:'));
    return { ...people, made: { ...(people?.['made'] as object), lead: String(data.id) } };
  });
  await room.as('outsider').push({ repository, branch: ref, message: 'x', files: { [path]: text } });
  await room.rest();

  const before = await known.log();
  const heard = await known.say('outsider', '/psirt ack', '/psirt assign case-lead @outsider');
  await room.sweep();
  expect(heard.reactions).toEqual([]);
  expect(await known.log()).toEqual(before);
  expect(await known.status()).toBe('new');
  expect(await houseLog()).toBe(text);
  expect(room.troubles()).toContain(untrusted);

  expect(await known.card()).toContain('· stopped: the record of the house was changed by somebody else');
  expect(await known.card()).toMatch(/can’t be trusted: commit [^;]* of the record is not verified;/u);

  const late = await room.opened('lead', { body: 'Export reads any row.' });
  expect(await late.labels()).toEqual([]);
  await git().updateRef({ owner: 'acme', repo: 'psirt', ref: `heads/${ref}`, sha, force: true });
  await room.sweep();
  expect(await late.status()).toBe('new');
  expect(await known.labels()).not.toContain('frozen');
  expect((await known.log()).filter(({ kind }) => kind === 'refusal')).toMatchObject([{ by: { login: 'outsider' } }]); // prettier-ignore
});
