// Where one person may sign twice: after a while, marked as such, by rules that held when they asked; and signatures whose comments people
// touched afterwards.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  acmeWith,
  ask,
  done,
  readyInPrivate,
  readyInPublic,
  refused,
  release,
  sign,
} from '../conversations/ready.ts';
import type { Change } from '../conversations/ready.ts';
import { openRoom, product, repository } from '../conversations/room.ts';
import type { CaseRoom, Room } from '../conversations/room.ts';

let room: Room;

/** The tests of a group are about one house with this rule. */
function rule(name: string, ...more: readonly Change[]): void {
  beforeAll(async () => {
    room = await openRoom(acmeWith(['two_person: strict', `two_person: ${name}`], ...more), { forks: false });
  });
  afterAll(() => room.close());
}

const states = async (): Promise<readonly string[]> =>
  (await room.as('owner').advisories(product)).map(({ state }) => state);

describe('prefer', () => {
  rule('prefer');

  test('a second person signs at once, whoever asked after a day, and the record says so', async () => {
    const one = await readyInPrivate(room);
    const hash = await ask(one);
    const own = `/psirt approve ${hash}`;
    expect(await refused(one, 'lead', own)).toMatch(
      /you asked for it; the second signature is for owner, analyst\. Your own counts only from \w+ \S+ \d\d:\d\d UTC on/u,
    );
    expect(await one.card()).toMatch(/by `owner` or `analyst`; from .* on also by `lead`/u);
    await room.after({ hours: 23 });
    await refused(one, 'lead', own);
    await room.after({ hours: 1 });
    const { reply } = await done(one.say('lead', own));
    expect(reply).toContain('`lead` signed twice, as the settings allow; the record says so.');
    expect((await one.log()).find(({ name }) => name === 'approved')).toMatchObject({ self: true });
    expect(await one.card()).toContain(`approvals 2 of 2 (both by \`lead\`) on \`${hash}\``);
    expect((await one.say('lead', '/psirt log 9')).reply).toContain(`approved publish ${hash} alone`);
  });

  test('what is public can’t wait for a day: an hour is enough', async () => {
    const { one, fixes } = await readyInPublic(room);
    const hash = await ask(one);
    await room.after({ hours: 1 });
    await done(one.say('lead', `/psirt approve ${hash}`));
    await release(room, fixes);
    expect(await one.status()).toBe('recovering');
    expect(await states()).toEqual(['published', 'draft']);
  });
});

describe('solo', () => {
  rule('solo', ['  psirt:\n    - analyst\n', ''], ['  product-owner:\n    - owner\n', '']);

  test('alone after half an hour; settings that came later make one ask anew', async () => {
    const one = await readyInPrivate(room);
    const hash = await ask(one);
    const early = await refused(one, 'lead', `/psirt approve ${hash}`);
    expect(early).toContain('for somebody whom the settings don’t name yet. Your own counts only from');
    const text = await room.as('lead').file({ repository, path: '.github/psirt.yml' });
    const files = { '.github/psirt.yml': `${text}# We are one.\n` };
    await room.as('lead').push({ repository, branch: 'main', message: 'Say how many we are', files });
    await room.after({ hours: 1 });
    const stale = await refused(one, 'lead', `/psirt approve ${hash}`);
    expect(stale).toContain('the settings changed since');
    // Within the second in which they came into force nobody is known to have asked after them.
    await room.after({ hours: 1 });
    expect(await ask(one)).toBe(hash);
    await room.after({ hours: 1 });
    await done(one.say('lead', `/psirt approve ${hash}`));
    expect(await one.card()).toContain('approvals 2 of 2 (both by `lead`)');
  });
});

describe('strict', () => {
  rule('strict');

  const edit = async (one: CaseRoom, comment: number): Promise<void> =>
    room.as('owner').editComment({ repository, comment }, `/psirt approve, with care, on ${one.number}`);
  const remove = async (_: CaseRoom, comment_id: number): Promise<void> => {
    const { issues } = room.as('owner').octokit.rest;
    await issues.deleteComment({ owner: 'acme', repo: 'psirt', comment_id });
  };

  test.each([
    ['edited', edit, '2.4.1'],
    ['deleted', remove, '2.4.2'],
  ] as const)(
    'a signature that was %s freezes the case, and nothing is published',
    async (_, touch, fixed) => {
      const { one, fixes } = await readyInPublic(room, [{ name: '2.4', branch: 'main', fixed }]);
      await sign(one);
      const comments = await room.as('lead').comments(one.place);
      await touch(one, comments.find(({ by }) => by === 'owner')?.id ?? 0);
      await release(room, fixes);
      expect(await one.labels()).toContain('frozen');
      expect(await one.card()).toContain('a comment that signed the publication was edited or deleted since');
      expect(await refused(one, 'lead', '/psirt publish')).toContain('/psirt reopen <what you found>');
      expect(await states()).not.toContain('published');
    },
  );
});
