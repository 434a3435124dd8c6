// Two cases are published at the same moment, and one of them is revised afterwards: everybody who reads the site finds both,
// in the list, the feed and what machines read.
import { afterEach, expect, test } from 'vitest';
import { acmeWith, buildFix, done, evidence, newest, older, release, sign, verdict } from './ready.ts';
import { openRoom } from './room.ts';
import type { Room } from './room.ts';

let room: Room;
afterEach(() => room.close());

const folder = 'advisories';

async function read(path: string): Promise<string> {
  return (await room.as('outsider').file({ repository: 'acme/security', path: `${folder}/${path}` })) ?? '';
}

test('two cases that publish at once both stand in the lists [R24, R29]', { timeout: 120_000 }, async () => {
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
  // Who came second at a file was refused, looked again, and wrote it.
  expect(new Set(room.troubles())).toEqual(new Set(['an effect was not carried out']));
});
