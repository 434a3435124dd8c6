// Two cases are published at the same moment, and one of them is revised afterwards: everybody who reads the site finds both,
// in the list, the feed and what machines read.
import { createHash } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { acmeWith, buildFix, done, evidence, newest, older, release, sign, verdict } from '../ready.ts';
import { openRoom } from '../room.ts';
import type { Room } from '../room.ts';

let room: Room;
afterEach(() => room.close());

const folder = 'advisories';

async function read(path: string): Promise<string> {
  return (await room.as('outsider').file({ repository: 'acme/security', path: `${folder}/${path}` })) ?? '';
}

test('two cases that publish at once both stand in the lists', { timeout: 120_000 }, async () => {
  room = await openRoom(acmeWith());
  const one = await room.reported({ summary: 'Any reader can read all' });
  const two = await room.reported({ summary: 'Any writer can write all' });
  const fixes = [await buildFix(room, newest), await buildFix(room, older)] as const;
  for (const [each, fix] of [[one, fixes[0]], [two, fixes[1]]] as const) {
    await done(each.say('lead', ...verdict([fix.line], 'https://example.org/post'), ...evidence([fix])));
    await sign(each);
  } // prettier-ignore
  expect(await read('index.json')).toBe('');
  await release(room, fixes);

  const ids = [one.ghsa, two.ghsa];
  const page = await read('README.md');
  for (const id of ids) expect(page).toContain(`](${id}.md)`);
  expect((await read('feed.xml')).match(/<entry>/g)).toHaveLength(2);

  const { reply } = await done(one.say('lead', '/psirt severity critical because attacks are easy', '/psirt revise It is worse than we thought.')); // prettier-ignore
  await done(
    one.say('owner', `/psirt approve ${/\/psirt approve ([\da-f]{8})/.exec(reply)?.[1] ?? 'no hash'}`),
  );
  const { advisories } = JSON.parse(await read('index.json')) as { advisories: readonly { id: string; state: string; severity: string }[] }; // prettier-ignore
  const told = Object.fromEntries(advisories.map(({ id, state, severity }) => [id, `${state} ${severity}`]));
  expect(told).toEqual({ [one.ghsa]: 'revised critical', [two.ghsa]: 'final medium' });
  // What changed last comes first.
  const feed = await read('feed.xml');
  expect(feed.indexOf('[revised]')).toBeGreaterThan(0);
  expect(feed.indexOf(`${one.ghsa}.md`)).toBeLessThan(feed.indexOf(`${two.ghsa}.md`));
  expect(await read('README.md')).toContain('**revised**');
  // CSAF documents of both, in one feed, and the hash of each beside it.
  const rolie = JSON.parse(await read('csaf/white/csaf-feed-tlp-white.json')) as { feed: { entry: readonly { id: string }[] } }; // prettier-ignore
  expect(rolie.feed.entry.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  const paths = (await read('csaf/white/index.txt')).trim().split('\n');
  expect(paths).toHaveLength(2);
  for (const path of paths) {
    const text = await read(`csaf/white/${path}`);
    expect(JSON.parse(text)).toMatchObject({ document: { csaf_version: '2.0', distribution: { tlp: { label: 'WHITE' } } } }); // prettier-ignore
    expect(await read(`csaf/white/${path}.sha256`)).toContain(
      createHash('sha256').update(text).digest('hex'),
    );
  }
  const revised = JSON.parse(await read(`csaf/white/${paths.find((path) => path.includes(one.ghsa.toLowerCase()))}`)) as object; // prettier-ignore
  expect(revised).toMatchObject({ document: { tracking: { version: '2' } } });
  for (const id of ids) expect(JSON.parse(await read(`openvex/${id}.json`))).toMatchObject({ statements: [{ status: 'affected' }, { status: 'fixed' }] }); // prettier-ignore
  // Who comes second looks again: that an act was refused is no more than that.
  expect(new Set(room.troubles())).toEqual(new Set(['an effect was not carried out']));
});
