// A team published what turns out to be no vulnerability. Two people withdraw it, everybody who reads any of it learns so, a person asks
// GitHub for the rest, whoever reported it is told, and the case ends as withdrawn.
import { afterEach, expect, test } from 'vitest';
import { wrongIn } from '../contract/formats/site.ts';
import { acmeWith, buildFix, done, evidence, newest, refused, release, sign, verdict } from './ready.ts';
import { openRoom, product } from './room.ts';
import type { Room } from './room.ts';

let room: Room;
afterEach(() => room.close());

const reason = 'Not a vulnerability: records without an owner were never readable.';

test('a withdrawn advisory [R3, R24, R29]', { timeout: 120_000 }, async () => {
  room = await openRoom(acmeWith());
  const one = await room.reported();
  const fix = await buildFix(room, newest);
  await done(one.say('lead', ...verdict([newest], 'https://example.org/post'), ...evidence([fix])));
  await sign(one);
  expect(await refused(one, 'lead', `/psirt withdraw ${reason}`)).toContain('E-STATE');
  await release(room, [fix]);
  expect(await one.status()).toBe('recovering');
  const { ghsa } = one;
  const file = async (type: string): Promise<string> => (await room.as('outsider').file({ repository: 'acme/security', path: `advisories/${ghsa}.${type}` })) ?? ''; // prettier-ignore
  expect(await file('md')).toContain('version 1 (final)');
  const listed = async (name: string): Promise<string> => (await room.as('outsider').file({ repository: 'acme/security', path: `advisories/${name}` })) ?? ''; // prettier-ignore
  const csaf = async (): Promise<string> => listed(`csaf/white/${(await listed('csaf/white/index.txt')).trim()}`); // prettier-ignore
  expect(await listed('README.md')).toMatch(new RegExp(`\\(${ghsa}\\.md\\).* final \\|`, 'u'));
  expect(await listed('feed.xml')).toContain('<summary>Severity:');
  expect(wrongIn('rolie', await listed('csaf/white/csaf-feed-tlp-white.json'))).toBeNull();
  expect(wrongIn('provider', await listed('csaf/provider-metadata.json'))).toBeNull();
  expect(wrongIn('csaf', await csaf())).toBeNull();
  expect(wrongIn('openvex', await listed(`openvex/${ghsa}.json`))).toBeNull();

  // One asks, and can't agree to it alone; the product owner is no second person for this.
  expect(await refused(one, 'lead', '/psirt withdraw')).toContain('the reason');
  const { reply } = await done(one.say('analyst', `/psirt withdraw ${reason}`));
  expect(reply).toContain('GitHub’s own advisory stays published until its support withdraws it');
  const approve = `/psirt approve ${/\/psirt approve ([\da-f]{8})/.exec(reply)?.[1] ?? 'no hash'}`;
  expect(await refused(one, 'analyst', approve)).toContain('you asked for it');
  expect(await file('md')).toContain('version 1 (final)');
  const signed = await done(one.say('lead', approve));

  expect(await file('md')).toContain('version 2 (withdrawn)');
  expect(await file('md')).toContain('Nobody. This advisory was withdrawn.');
  expect(await listed('README.md')).toContain('| **withdrawn**');
  expect(await listed('feed.xml')).toContain('<title>[withdrawn]');
  expect(JSON.parse(await csaf())).toMatchObject({ document: { category: 'csaf_base', tracking: { version: '2' } } }); // prettier-ignore
  expect(JSON.parse(await file('json'))).toMatchObject({ withdrawn: expect.any(String) as string });
  const seen = await room.as('outsider').advisory({ repository: product, ghsa });
  expect(seen.description).toContain(reason);
  expect(await one.labels()).toContain('withdrawn');
  const thread = await room.as('reporter').advisoryComments({ repository: product, ghsa });
  expect(thread.at(-1)?.body).toContain('We have withdrawn the advisory about your report');

  expect(signed.reply).toContain('A person has to send this to GitHub Support');
  expect(signed.reply).toContain(`Advisory: https://github.com/acme/widget/security/advisories/${ghsa}`);
  expect(await one.card()).toContain('Withdrawal requested</b>: a person has to send this to GitHub Support');
  expect(await refused(one, 'lead', '/psirt close')).toContain('/psirt sent withdraw-ghsa via');
  expect(await refused(one, 'lead', `/psirt withdraw ${reason}`)).toContain('withdrawn already');
  await done(one.say('lead', '/psirt sent withdraw-ghsa via support', '/psirt close'));
  expect(await one.labels()).toEqual(expect.arrayContaining(['status/closed', 'outcome/withdrawn']));
  expect(room.troubles()).toEqual([]);
});
