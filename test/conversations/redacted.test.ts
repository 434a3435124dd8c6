// Somebody posts a live key into a case. A triager takes it away, and nothing that the bot wrote, keeps or prints holds a byte of it; what
// only people can clean up is said, and the step stays open until they have.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { done, refused } from './ready.ts';
import { openRoom, repository } from './room.ts';
import type { CaseRoom, Room } from './room.ts';

let room: Room;
afterEach(() => room.close());

const secret = 'AKIAHUNTER2EXAMPLEKEY';

/** Every text that the case's issue and record hold now, and all that the App ever created or printed. */
async function everything(one: CaseRoom): Promise<string> {
  const { box } = room.house;
  const lead = room.as('lead');
  const log = await one.log();
  const report = String(log.find(({ name }) => name === 'reported')?.['report']);
  const kept = await lead.file({ repository, path: `cases/${one.number}/notices/${report}.md`, ref: 'psirt-records' }); // prettier-ignore
  const created = box.createdLog.filter(({ by }) => by === box.app.botLogin);
  return JSON.stringify([await lead.comments(one.place), await lead.issue(one.place), log, kept, created, room.output(), printed]); // prettier-ignore
}

const printed: string[] = [];
beforeEach(() => {
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
});
afterEach(() => vi.restoreAllMocks());

test('a live secret in a comment is taken away [R99]', { timeout: 120_000 }, async () => {
  room = await openRoom();
  const one = await room.opened('lead', { title: 'Readers', body: 'Any reader can read all records.' });
  await done(one.say('lead', '/psirt ack'));
  const comment = await room.as('dev').comment(one.place, `It works with the key ${secret}.`);
  await room.rest();
  expect(await everything(one)).toContain(secret);

  expect(await refused(one, 'dev', `/psirt redact ${comment} secret`)).toContain('redact');
  expect(await refused(one, 'lead', `/psirt redact ${comment} ${secret}`)).not.toContain(secret);
  const wrong = (await room.as('lead').comments(one.place)).find(({ body }) => body.includes(`redact ${comment} ${secret}`)); // prettier-ignore
  const address = `https://github.com/${repository}/issues/${one.number}#issuecomment-${comment}`;
  const { reply } = await done(
    one.say('analyst', `/psirt redact ${address} secret`, `/psirt redact ${wrong?.id} secret`),
  );
  expect(reply).toContain(`**Comment ${comment} is deleted**`);
  expect(reply).toContain('**Replace it now.**');
  expect(reply).toContain('the mails that GitHub sent when it was posted');
  await room.sweep();
  expect(await everything(one)).not.toContain(secret);
  const [gone] = (await one.log()).filter(({ name }) => name === 'redacted');
  expect(gone).toMatchObject({
    comment,
    of: 'secret',
    hash: expect.stringMatching(/^[\da-f]{64}$/) as string,
  });

  const [card] = (await room.as('lead').comments(one.place)).filter(({ body }) => body.startsWith('<!-- psirt-bot:card')); // prettier-ignore
  expect(await refused(one, 'lead', `/psirt redact ${card?.id} secret`)).toContain('the bot’s own comment');
  expect(await refused(one, 'lead', '/psirt redact none')).toContain('/psirt redact done');
  expect(await one.card()).toContain('⬜ N12');
  await done(one.say('lead', '/psirt redact done "key revoked, mails deleted"'));
  expect(await one.card()).not.toContain('⬜ N12');
  expect(room.troubles()).toEqual([]);
});
