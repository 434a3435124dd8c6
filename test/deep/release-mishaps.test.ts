// What goes wrong on the day of the release: a fix that was taken out again, a hold, a site that is down, a draft that somebody closed or
// published by hand.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { calls, ghsaOf, notesOf, pageOf, stateOf, tag } from '../conversations/outside.ts';
import {
  acmeWith,
  buildFix,
  done,
  evidence,
  newest,
  readyInPublic,
  release,
  sign,
} from '../conversations/ready.ts';
import { openRoom, product } from '../conversations/room.ts';
import type { Room } from '../conversations/room.ts';

let room: Room;

beforeAll(async () => {
  room = await openRoom(acmeWith());
});
afterAll(() => room.close());

const line = (fixed: string) => ({ ...newest, fixed });

/** Somebody of the organisation changes the advisory on its page; the bot finds it at the next sweep. */
async function edit(ghsa_id: string, fields: object): Promise<void> {
  const { securityAdvisories } = room.as('owner').octokit.rest;
  await securityAdvisories.updateRepositoryAdvisory({ owner: 'acme', repo: 'widget', ghsa_id, ...fields });
  await room.sweep();
}

test('a fix that was taken out again before the tag proves nothing', async () => {
  const { one, fixes } = await readyInPublic(room, [line('2.4.2')]);
  await sign(one);
  const dev = room.as('dev');
  const merged = await dev.merge({ repository: product, number: fixes[0]?.pull ?? 0 });
  const file = fixes[0]?.path ?? '';
  await dev.push({ repository: product, branch: 'main', message: `Revert "Check the owner"\n\nThis reverts commit ${merged}.`, files: { [file]: null } });
  await tag(room, 'v2.4.2');
  expect((await calls(one)).at(-1)).toMatch(/[\da-f]{12} was reverted by [\da-f]{12} before v2\.4\.2/u);
  expect(await stateOf(room, one)).toBe('draft');
  // They plan the version that will hold it, and sign that.
  await done(one.say('lead', '/psirt affects ">=2.4.0 <2.4.3" fixed 2.4.3'));
  const again = await buildFix(room, line('2.4.3'));
  await done(one.say('lead', ...evidence([again])));
  await done(one.say('lead', `/psirt landed ${await dev.merge({ repository: product, number: again.pull })} for 2.4`));
  await sign(one);
  await tag(room, 'v2.4.3');
  expect(await stateOf(room, one)).toBe('published');
  expect(await pageOf(room, one)).toContain('Upgrade to widget 2.4.3.');
}); // prettier-ignore

test('a hold stops even what is public, and the advisory goes out when it is lifted', async () => {
  const { one, fixes } = await readyInPublic(room, [line('2.4.5')]);
  await sign(one);
  const held = await done(one.say('analyst', '/psirt hold legal asks'));
  expect(held.reply).toContain('Publication is stopped.');
  await release(room, fixes);
  expect((await calls(one)).at(-1)).toContain('It is on hold. Let it go on as soon as you can.');
  await room.after({ hours: 5 });
  expect(await stateOf(room, one)).toBe('draft');
  await done(one.say('analyst', '/psirt unhold'));
  expect(await stateOf(room, one)).toBe('published');
});

test('what failed half way is taken up again, the rest goes on meanwhile, and nothing is done twice', async () => {
  const { one, fixes } = await readyInPublic(room, [line('2.4.8')]);
  await sign(one);
  const before = room.box.publicLog.length;
  const isSite = ({ method, url }: { method: string; url: string }): boolean =>
    method === 'PUT' && url.includes('/acme/security/');
  room.box.faults.inject({ when: isSite, fault: { kind: 'fail', status: 502 }, times: 99 });
  await release(room, fixes);
  await room.sweep();
  expect(await stateOf(room, one)).toBe('published');
  expect(await pageOf(room, one)).toBe('no page');
  expect(await notesOf(room, 'v2.4.8')).toContain('### Security');
  room.box.faults.clear();
  await room.after({ hours: 0.2 });
  expect(await pageOf(room, one)).toContain('Upgrade to widget 2.4.8.');
  await room.after({ hours: 2 });
  const bot = room.box.app.botLogin;
  const wrote = room.box.publicLog.slice(before).flatMap(({ by, url }) => (by === bot ? [url] : []));
  const ghsa = await ghsaOf(one);
  expect(wrote.map((url) => url.replace(ghsa, 'GHSA')).toSorted()).toEqual([
    '/repos/acme/security/contents/advisories%2FGHSA.json',
    '/repos/acme/security/contents/advisories%2FGHSA.md',
    '/repos/acme/security/git/commits',
    '/repos/acme/security/git/refs/heads%2Fmain',
    '/repos/acme/security/git/trees',
    expect.stringMatching(/^\/repos\/acme\/widget\/releases\/\d+$/u),
    '/repos/acme/widget/security-advisories/GHSA',
  ]);
});

test('a draft that was closed publishes nothing, and says so until somebody opens it again', async () => {
  const { one, fixes } = await readyInPublic(room, [line('2.4.6')]);
  await sign(one);
  const ghsa = await ghsaOf(one);
  await edit(ghsa, { state: 'closed' });
  await room.after({ hours: 1 });
  expect(await one.card()).toContain('**The draft is closed on GitHub, so nothing can be published.**');
  expect((await one.ofBot()).at(-1)).toContain('Two people signed, but its draft advisory is closed on GitHub');
  const before = [...room.troubles()];
  await release(room, fixes);
  expect(await stateOf(room, one)).toBe('closed');
  expect(room.troubles()).toEqual(before);
  await edit(ghsa, { state: 'draft' });
  await room.after({ hours: 1 });
  expect(await stateOf(room, one)).toBe('published');
  expect(await one.status()).toBe('recovering');
}); // prettier-ignore

test('what somebody published by hand is out, and the rest follows only what was signed', async () => {
  const { one } = await readyInPublic(room, [{ ...newest, fixed: '2.4.7' }]);
  const ghsa = await ghsaOf(one);
  await edit(ghsa, { state: 'published' });
  expect(await one.status()).toBe('recovering');
  expect(await one.card()).toMatch(/\| GitHub advisory \| ✅ \|/u);
  expect(await pageOf(room, one)).toBe('no page');
  expect(await one.say('lead', '/psirt publish')).toMatchObject({ reactions: ['rocket'] });
}); // prettier-ignore
