import { describe, expect, test } from 'vitest';
import type { FactData } from '../../../src/core/case/fact.ts';
import type { View } from '../../../src/core/case/view.ts';
import { brokenHouseCard, brokenLogCard } from '../../../src/core/words/card-frozen.ts';
import { cardOf } from '../../../src/core/words/card.ts';
import { readHeadMark } from '../../../src/core/words/head-mark.ts';
import { readMarker } from '../../../src/core/words/marker.ts';
import {
  accepted,
  ada,
  approved,
  assigned,
  at,
  confirmed,
  dev,
  emptyView,
  fixing,
  golden,
  lin,
  published,
  ready,
  receipt,
  report,
  requested,
  viewAfter,
} from './a-view.ts';
import type { Step } from './a-view.ts';

const form = '4f9c2a1e'.repeat(8);
const card = (steps: readonly Step[], now?: string, view?: View) => {
  const after = viewAfter(steps, view);
  return cardOf(now === undefined ? after : at(after, now), { form });
};

const told = (...notices: FactData['sent']['notice'][]): readonly Step[] =>
  notices.map((notice) => ({ name: 'sent', notice, channel: 'email' }));

describe('the card as people read it', () => {
  test.each<[string, readonly Step[], string | undefined]>([
    ['card-new', [report({ reporter_deadline: '2027-02-02T00:00:00Z', exploit: 'claimed' })], undefined],
    ['card-assessing', [...accepted, ...told('ack', 'accept')], undefined],
    ['card-confirmed', [...confirmed, ...told('ack', 'accept')], undefined],
    ['card-fixing', [...fixing, ...told('ack', 'accept', 'update')], undefined],
    ['card-asked-to-publish', [...requested, ...told('ack', 'accept', 'update')], undefined],
    ['card-release-day', [...approved, ...told('ack', 'accept', 'update'), receipt('fork', { url: 'https://github.com/acme/widget-ghsa-aaaa-bbbb-cccc', full_name: 'x' })], '2026-12-09T16:30:00Z'],
    ['card-published', [...published, ...told('ack', 'accept', 'update', 'published'), receipt('site:osv', { path: 'advisories/a.json' }), receipt('notes:2.4', { url: 'https://github.com/acme/widget/releases/1' }, 'failed')], undefined],
    ['card-frozen', [...accepted, ...told('ack', 'accept'), { name: 'frozen', because: 'commit 0b1c2d3e4f5a of the record is not verified; commit 0b1c2d3e4f5a of the record is by another account' }], undefined],
  ])('%s', (name, steps, now) => {
    const text = card(steps, now);
    expect(text).toBe(golden(name, text));
  });
}); // prettier-ignore

describe('affected ranges that no version fixes', () => {
  const range: Step = { name: 'affects', product: 'widget', package: null, line: null, range: '>= 2.5.0, < 2.6.0', fixed: null, impact: null }; // prettier-ignore
  const unaffected: Step = { name: 'unaffected', product: 'widget', justification: 'component_not_present', text: null }; // prettier-ignore

  test('stand in the table, with whether somebody decided that', () => {
    expect(card([...fixing, range])).toContain(
      '| – | widget >= 2.5.0, < 2.6.0 | ❓ no fixed version named |',
    );
    expect(card([...fixing, { ...range, unfixed: true }])).toContain('< 2.6.0 | no fix |');
    expect(card([...accepted, { ...range, line: '2.4' }])).toContain('| 2.4 | widget >= 2.5.0');
    expect(card([...accepted, range, { name: 'remedy', decision: 'wontfix', due: null, mitigations: [], because: 'x' }])).toContain('< 2.6.0 | no fix |'); // prettier-ignore
  });

  test('are gone once the product is said not to be affected, and that is shown', () => {
    const text = card([...accepted, range, unaffected]);
    expect(text).toContain('**Not affected** widget: component not present');
    expect(text).not.toContain('| Line |');
  });
});

test('once the fix is public, the advisory is due first, whatever day was planned', () => {
  const open: Step = { name: 'fix-public', what: 'abc', url: 'https://example.org' };
  const due = (level: FactData['severity']['level'], steps: readonly Step[] = []) =>
    card([...ready, { name: 'severity', level, because: null }, open, ...steps], '2026-12-20T00:00:00Z')
      .split('| Due | What | Who |\n|---|---|---|\n')[1]
      ?.split('\n')[0];
  const row = (time: string) => `| ⚠️ overdue: ${time} | the advisory: the fix is public | \`ada\` |`;
  expect([due('high'), due('medium')]).toEqual([
    row('Tue 2026-12-01 09:00 UTC'),
    row('Tue 2026-12-01 12:00 UTC'),
  ]);
  expect(card([report(), open])).toContain('| the advisory: the fix is public | `triager` |');
  expect(card([...published, open])).not.toContain('the fix is public |');
});

test('a hold that is over is no reason any more', () => {
  const steps: readonly Step[] = [...accepted, { name: 'held', because: 'legal looks' }, { name: 'unheld' }];
  expect(card(steps)).not.toContain('| held |');
});

test('the first lines hold the marker and the head of the log', () => {
  const view = viewAfter(accepted);
  expect(readMarker(cardOf(view))?.slot).toBe('card');
  expect(readHeadMark(cardOf(view))).toEqual({ number: 42, ...view.it.head });
});

test('a case whose log is broken says so, and its card keeps the mark that the repair needs', () => {
  const before = card(accepted);
  const text = brokenLogCard({ number: 42, because: 'line 7 is not an entry', before });
  expect(text).toBe(golden('card-broken-log', text));
  expect(readHeadMark(text)).toEqual(readHeadMark(before));
  const house = brokenHouseCard({ number: 42, because: 'the log vanished', before });
  expect(house).toBe(golden('card-broken-house', house));
  expect(readHeadMark(house)).toEqual(readHeadMark(before));
  expect(
    readHeadMark(brokenLogCard({ number: 42, because: 'it is cut', before: 'a card without a mark' })),
  ).toBeUndefined();
});

test('a quiet case keeps its card from day to day', () => {
  expect(card(fixing, '2026-12-03T00:00:00Z')).toBe(card(fixing, '2026-12-05T12:00:00Z'));
});

test('nobody is mentioned, and nothing private is a link', () => {
  for (const steps of [accepted, fixing, requested, approved]) {
    const text = card(steps).replaceAll(/```[^]*?```|`[^`\n]*`/g, '');
    expect(text).not.toMatch(/@\w/);
    expect(text).not.toMatch(/#\d|https?:\/\//);
  }
});

test.each<[string, readonly Step[], string]>([
  ['an empty case', [], 'product not known yet · severity not known · new (phase 1 of 4)'],
  ['nobody has taken it', [report()], '**Waiting on `triager`**: nobody leads this case'],
  ['the reporter', [...accepted.slice(0, 3), { name: 'asked', text: 'Which version?' }], '**Waiting on `reporter`**: an answer'],
  ['the lead', accepted, '**Waiting on `ada`**: there is no severity'],
  ['a role that nobody has', fixing, '**Waiting on `qe`**: line 2.3 has no test evidence'],
  ['the person with the role', [...fixing, assigned('qe', dev)], '**Waiting on `dev`**'],
  ['the word of the lead', ready, '**Waiting on `ada`**: the word to publish'],
  ['the second person', requested, '**Waiting on `owner, lin`**: the second signature'],
  ['the lead, once it is out', published, '**Waiting on `ada`**: the reporter was not sent'],
  ['the release', approved, '**Waiting on `lin`**: the release'],
  ['nobody', [...published, { name: 'closed', outcome: 'fixed' }], '**Waiting on** nobody'],
])('it waits for %s', (_, steps, expected) => {
  const two = emptyView('version: 1\nroles: { psirt-lead: [ada] }\nproducts: { a: { repository: x/a }, b: { repository: x/b } }');
  expect(steps.length === 0 ? cardOf(two) : card(steps)).toContain(expected);
}); // prettier-ignore

const said = (...steps: Step[]) => card([...accepted, ...steps]);

test.each<[string, string, string]>([
  ['a severity without a score', said({ name: 'severity', level: 'high', because: 'x' }), '· HIGH ·'],
  ['a vector that nobody can read', card([...accepted, { name: 'cvss', vector: 'CVSS:9' }, { name: 'severity', level: 'high', because: null }]), '· HIGH ·'],
  ['a severity that stands over the score', card([...confirmed, { name: 'severity', level: 'high', because: 'auth proxy' }]), '· HIGH ·'],
  ['no embargo yet', card([report({ embargo_until: null })]), '❔ **No embargo agreed yet** · not public'],
  ['no embargo', said({ name: 'embargo', act: 'none', until: null, text: null }), '🔓 **No embargo**'],
  ['an embargo on the table', said({ name: 'embargo', act: 'refuse', until: null, text: null }), '⏳ **Embargo proposed until Sun 2027-02-28 16:00 UTC**, not agreed'],
  ['an embargo that is over', said({ name: 'embargo', act: 'lift', until: null, text: null }), '🔓 **The embargo is over** (lifted)'],
  ['public', said({ name: 'public', state: 'public', url: 'https://x.example', since: null }), '(public) · **public**'],
  ['nobody said whether public', card([report({ visibility: 'unknown' })]), 'nobody said whether it is public'],
  ['until when the embargo is', card([...ready, { name: 'embargo', act: 'until', until: '2026-12-10T16:00:00Z', text: null }]), '| embargo | until 2026-12-10T16:00:00Z |'],
  ['why it is held', said({ name: 'held', because: 'legal looks' }), '| held | hold |'],
  ['a hold that is over', said({ name: 'held', because: 'x' }, { name: 'unheld' }), 'Hold: none'],
  ['only the first reasons of a freeze', said({ name: 'frozen', because: Array.from({ length: 12 }, (_, at) => `reason ${at}`).join('; ') }), '- reason 9\n- and 2 more\n'],
  ['a case that thawed', said({ name: 'frozen', because: 'x' }, { name: 'reopened', because: 'fine' }), '### Case 42'],
  ['whose data leaked', said({ name: 'leak', state: 'yes', what: null, kinds: ['personal', 'corporate'] }), '· Data leak: **yes**: personal and corporate data ·'],
  ['all signs', said({ name: 'exploit', state: 'wild', evidence: null }, { name: 'leak', state: 'suspected', what: null }, { name: 'major', state: 'requested', because: null }, { name: 'held', because: 'legal looks' }), '> Exploited: **IN THE WILD** · Data leak: **suspected** · Major: **requested** · Hold: **legal looks**'],
  ['no reporter', card([report({ reporter: null })]), '**Reporter** nobody outside'],
  ['a reporter by mail', card([report({ ghsa: null })]), '**Reporter** p1: not told'],
  ['a reporter who heard', said({ name: 'sent', notice: 'ack', channel: 'email' }), 'last told Mon 2026-11-30 15:00 UTC (ack)'],
  ['a wish for credit', said({ name: 'credit', who: 'p1', login: null, as: 'finder', consent: 'anonymous' }), 'credit: without a name'],
  ['a name for the reporter', said({ name: 'credit', who: 'Jay Satiro', login: null, as: 'reporter', consent: 'yes' }), 'credit: wants to be named'],
  ['a message that could not be posted', said(receipt('tell:ack:1', {}, 'failed')), '<b>ack</b>: could not be posted'],
  ['a CVE ID', said({ name: 'cve', state: 'id', id: 'CVE-2026-1234', because: null }), 'CVE: CVE'],
  ['a CVE ID to come', said({ name: 'cve', state: 'request', id: null, because: null }), 'CVE: asked for, not here yet'],
  ['no CVE ID', said({ name: 'cve', state: 'none', id: null, because: null }), 'CVE: none'],
  ['no draft', card([report({ ghsa: null })]), '**Advisory** no draft yet'],
  ['only the latest lead', said(assigned('case-lead', lin)), '**People** case-lead `lin`'],
  ['a fork that is open', said(...confirmed.slice(6), receipt('fork', { url: 'https://github.com/x/y' })), '⚠️ Fork `https://github.com/x/y`: no CI'],
  ['a fork without a draft', card([report({ ghsa: null }), ...confirmed.slice(1)]), '⚠️ Fork (not open yet): no CI'],
  ['a tag without its proof', card([...ready, { name: 'tagged', repository: 'acme/widget', tag: 'v2.4.1', commit: 'abc', line: '2.4', version: '2.4.1' }]), '⚠️ v2.4.1: not proven to hold the fix'],
  ['a tag that was refused', card([...ready, { name: 'tagged', repository: 'acme/widget', tag: 'v2.4.1', commit: 'abc', line: '2.4', version: '2.4.1' }, { name: 'proven', tag: 'v2.4.1', line: '2.4', proven: false, because: ['v2.4.1 does not contain abc', 'lines that abc added are not in a|b.c at v2.4.1'] }]), '⚠️ v2.4.1: v2.4.1 does not contain abc; lines that abc added are not in a\\|b.c at v2.4.1 |'],
  ['a line that is out', card([...ready, { name: 'landed', line: '2.4', commits: ['a', 'b'] }, { name: 'tagged', repository: 'acme/widget', tag: 'v2.4.1', commit: 'abc', line: '2.4', version: '2.4.1' }, { name: 'proven', tag: 'v2.4.1', line: '2.4', proven: true, because: [] }]), '| ✅ 2 | ✅ v2.4.1 |'],
  ['who will fix a line', card([...confirmed, assigned('fix-dev', dev)]), '| ☐ `dev` |'],
  ['an odd address', card([...confirmed, { name: 'fix', url: 'a`|b', line: '2.4', place: 'fork', author: ada, reviewer: null }]), '| ✅ fork a'],
  ['no workaround among the reasons', card(fixing), '| workaround | none |'],
  ['a decline', said({ name: 'declined', reason: 'bug', justification: null, text: 'needs admin' }), '| declined | bug | `ada` | 2026-11-30 | needs admin |'],
  ['a duplicate', said({ name: 'duplicate', of: '#41', published: false }), '| duplicate | \\#\u200B41 |'],
  ['a remedy date where no embargo is', card([report({ embargo_until: null }), ...confirmed.slice(1)]), '/psirt remedy fix by <date>'],
  ['a CVE record to come', card([...published, { name: 'cve', state: 'pending', id: null, because: null }]), '| CVE record | ⏳ no ID yet |'],
  ['a CVE record', card([...published, { name: 'cve', state: 'id', id: 'CVE-2026-1234', because: null }]), '| CVE record | CVE'],
  ['a reporter who knows it is out', card([...published, { name: 'sent', notice: 'published', channel: 'email' }]), '| reporter | ✅ |'],
])('it shows %s', (_, text, expected) => {
  expect(text).toContain(expected);
}); // prettier-ignore

test('a target that was begun stands as open', () => {
  const begun: Step = {
    entry: { kind: 'intent', act: 'site:csaf', owner: 'a', expires: '2026-12-01T00:00:00Z', said_at: '2026-12-01T00:00:00Z', by: ada, via: 'sweep' },
  }; // prettier-ignore
  expect(card([...published, begun])).toContain('| our page, csaf | ⏳ |');
});

test('nobody outside, so nobody stands among the targets', () => {
  expect(card([report({ reporter: null }), ...published.slice(1)])).not.toContain('| reporter |');
});

test('a mirror has other rules than a fork, and its own release day', () => {
  const mirror = emptyView(
    'version: 1\nroles: { psirt-lead: [ada] }\nproducts: { widget: { repository: acme/widget, workspace: mirror, mirror: acme/widget-private } }',
  );
  expect(card(confirmed, undefined, mirror)).toContain('🛠️ Mirror `acme/widget-private`');
  expect(card(fixing, '2026-12-09T17:00:00Z', mirror)).toContain('pushes the fix from the mirror');
});

test('a product without a workspace needs no warning', () => {
  const none = emptyView(
    'version: 1\nroles: { psirt-lead: [ada] }\nproducts: { widget: { repository: acme/widget, workspace: none } }',
  );
  expect(card(confirmed, undefined, none)).not.toMatch(/Fork|Mirror/);
});

test('release day without a release, and without people', () => {
  const steps: readonly Step[] = [
    report(),
    { name: 'confirmed' },
    {
      name: 'remedy',
      decision: 'mitigate',
      due: '2026-12-01T16:00:00Z',
      mitigations: ['workaround'],
      because: null,
    },
  ];
  const text = card(steps, '2026-12-01T15:00:00Z');
  expect(text).toContain('1. ☐ both signatures stand (case-lead)\n2. the bot publishes');
  expect(card(steps, '2026-11-30T15:00:00Z')).not.toContain('Release day');
  expect(card([...steps, { name: 'landing' }], '2026-11-30T15:00:00Z')).toContain('Release day');
  expect(
    card([...steps, { name: 'scheduled', release_at: '2026-12-20T16:00:00Z' }], '2026-12-01T17:00:00Z'),
  ).not.toContain('Release day');
});

test('signed, and the embargo is no matter any more', () => {
  const text = card([...approved, { name: 'embargo', act: 'lift', until: null, text: null }]);
  expect(text).toContain('published by itself when the fix is released on every line.');
});

test('what was looked at stands on it too', () => {
  const text = cardOf(viewAfter(confirmed), { edited: ['summary'], cveUnknown: true });
  expect(text).toContain('<br>`summary` was edited by hand and is left alone: `/psirt draft keep summary`');
  expect(text).toContain('❗ **A person has to look whether GitHub was asked for a CVE ID.**');
  expect(text).not.toContain('text `');
});

test('a glass that was broken stands among the reasons', () => {
  const card = cardOf(
    viewAfter([...confirmed, { name: 'break-glass', act: 'publish', because: 'nobody else answers' }]),
  );
  expect(card).toContain('| break-glass | publish | `ada` |');
  expect(card).toContain('nobody else answers');
});
