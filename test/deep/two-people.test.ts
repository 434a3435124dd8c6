// Two people, one hash: who may sign, what is signed, what voids it, and who is told what. Strict rules; a team of GitHub's owns the product.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acmeWith, ask, done, readyInPrivate, refused, sign } from '../conversations/ready.ts';
import { openRoom, repository } from '../conversations/room.ts';
import type { Room } from '../conversations/room.ts';

let room: Room;

beforeAll(async () => {
  room = await openRoom(acmeWith(['product-owner:\n    - owner', 'product-owner:\n    - owner\n    - team:acme/support'], ['psirt:\n    - analyst', 'psirt:\n    - analyst\n    - dev']), { forks: false }); // prettier-ignore
  const place = { owner: 'acme', repo: 'psirt', username: 'helper', permission: 'push' } as const;
  await room.as('owner').octokit.rest.repos.addCollaborator(place);
});
afterAll(() => room.close());

test('who can’t sign is told who can, and no other hash than what was asked for is signed', async () => {
  const one = await readyInPrivate(room);
  const hash = await ask(one);
  const { text } = room.box.createdLog.filter(({ by }) => by === room.box.app.botLogin).at(-1) ?? { text: '' };
  expect(text).toMatch(/^<!-- psirt-bot:reply:\d+ v1 -->\nThe PSIRT bot is writing here. @owner @acme\/support @analyst$/);

  // `dev` wrote the whole fix, and there are three psirt people.
  const others = 'the second signature is for owner, team:acme/support, analyst';
  expect(await refused(one, 'lead', `/psirt approve ${hash}`)).toContain(`you asked for it; ${others}`);
  const author = await refused(one, 'dev', `/psirt approve ${hash}`);
  expect(author).toContain(`you wrote the whole fix; ${others}. Or ask for it yourself, and lead may sign that`);
  expect(await refused(one, 'owner', `/psirt approve ${hash.slice(0, 6)}`)).toContain('E-ARGS');
  expect(await refused(one, 'owner', '/psirt approve 0000000')).toContain('lead asked for what waits now, so read that first');
  expect(await one.card()).toContain('approvals 1 of 2');

  // The author asks, and whoever asked before signs.
  expect(await ask(one, 'dev')).toBe(hash);
  expect(await one.card()).toContain('**Do next**, by `lead`, `owner` or `team:acme/support`.');
  const signed = await done(one.say('lead', `/psirt approve ${hash.slice(0, 7)}`));
  expect(signed.reply).toContain(`**Both signatures stand on \`${hash}\`.**`);
  const facts = (await one.log()).filter(({ name }) => name === 'publish-requested' || name === 'approved');
  expect(facts.map(({ name, by, self }) => [name, (by as { login: string }).login, self])).toEqual([
    ['publish-requested', 'lead', undefined],
    ['publish-requested', 'dev', undefined],
    ['approved', 'lead', false],
  ]);
}); // prettier-ignore

test('roles are looked up anew for each signature: who left the team since signs no more', async () => {
  const one = await readyInPrivate(room);
  const { setMember } = room.box.controls;
  const hash = await ask(one, 'helper');
  await setMember('support', 'helper', 'out');
  expect(await refused(one, 'helper', '/psirt publish')).toContain('E-ROLE');
  await done(one.say('analyst', `/psirt reject ${hash} the wording`));
  expect(await refused(one, 'helper', `/psirt approve ${await ask(one)}`)).toContain('E-ROLE');
  await setMember('support', 'helper', 'in');
  await done(one.say('helper', `/psirt approve ${hash}`));
});

test('a no voids what was asked for, with its reason; what changed since is asked for anew', async () => {
  const one = await readyInPrivate(room);
  const first = await ask(one);
  const no = await done(one.say('analyst', '/psirt reject the title says nothing'));
  expect(no.reply).toContain(`What was asked for as \`${first}\` is void`);
  expect(await refused(one, 'owner', `/psirt approve ${first}`)).toContain('has run out, was rejected or replaced');

  const title = (text: string) => `---\ntitle: ${text}\nsummary: Readers read all.\n---\nAny reader can read all records.\n`;
  const write = async (text: string): Promise<void> => {
    const files = { [`advisories/${one.number}.md`]: title(text) };
    await room.as('lead').push({ repository, branch: 'main', message: 'Write the advisory', files });
    await room.rest();
  };
  await write('Readers of others');
  const second = await ask(one);
  expect(second).not.toBe(first);
  await write('Readers of others!');
  expect(await refused(one, 'owner', `/psirt approve ${second}`)).toContain('the advisory changed after it was asked for');
  await sign(one);
  expect(await one.card()).toContain('approvals 2 of 2');
  // One byte of the public text, and nothing stands.
  await write('Readers of others.');
  expect(await one.card()).toContain('approvals 0 of 2');
  expect((await one.ofBot()).at(-1)).toContain('is void, and nothing is published: the advisory changed after it was signed');
}); // prettier-ignore
