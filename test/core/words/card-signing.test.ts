// What the card says between the first signature and the advisory: who may sign, by whom it was signed, and what publication still waits for.
import { expect, test } from 'vitest';
import { cardOf } from '../../../src/core/words/card.ts';
import { approved, confirmed, emptyView, published, ready, receipt, report, requested, viewAfter } from './a-view.ts'; // prettier-ignore
import type { Step } from './a-view.ts';

const house = (rule: string, roles = 'psirt-lead: [ada], psirt: [lin]'): string =>
  `version: 1\nroles: { ${roles} }\ntwo_person: ${rule}\nproducts: { widget: { repository: acme/widget, lines: { "2.4": { branch: main, tags: "v2.4.*" }, "2.3": { branch: v2.3, tags: "v2.3.*" } } } }`;
const card = (steps: readonly Step[], text = house('strict')): string =>
  cardOf(viewAfter(steps, emptyView(text)));

const hash = '4f9c2a1e'.repeat(8);
const own: Step = { name: 'approved', what: 'publish', hash, self: true };
const landed: Step = { name: 'landed', line: '2.4', commits: ['abc'] };
const open: Step = { name: 'fix-public', what: 'abc', url: 'https://example.org' };
const out = (line: string, version: string): readonly Step[] => [
  { name: 'tagged', repository: 'acme/widget', tag: `v${version}`, commit: 'abc', line, version },
  { name: 'proven', tag: `v${version}`, line, proven: true, because: [] },
];
const refused: readonly Step[] = [
  ...out('2.4', '2.4.1').slice(0, 1),
  { name: 'proven', tag: 'v2.4.1', line: '2.4', proven: false, because: ['v2.4.1 does not contain abc'] },
];
const inPublic: Step = { name: 'public', state: 'public', url: 'https://example.org', since: null };
const onlyNewest = requested.filter((step) => !('name' in step && 'line' in step && step.line === '2.3'));

test.each<[string, string, string]>([
  ['who may sign', card(requested), '**Do next**, by `lin`. Post'],
  ['from when on one may sign twice', card(requested, house('prefer')), '**Do next**, by `lin`; from Wed 2026-12-02 07:00 UTC on also by `ada`. Post'],
  ['that somebody else must be found', card(requested, house('strict', 'psirt-lead: [ada]')), '**Do next**, by somebody else than `ada`. Post'],
  ['whom that waits for', card(requested, house('strict', 'psirt-lead: [ada]')), '**Waiting on `psirt-lead or product-owner`**'],
  ['that two signed', card(approved), 'approvals 2 of 2 on `4f9c2a1e`'],
  ['that one signed twice', card([...requested, own], house('prefer')), 'approvals 2 of 2 (both by `ada`) on `4f9c2a1e`'],
  ['that another signed after one did twice', card([...requested, own, ...approved.slice(-1)], house('prefer')), 'approvals 2 of 2 on `4f9c2a1e`'],
  ['that every line is waited for', card(approved), 'when the fix is released on every line and the embargo is over'],
  ['until when late lines are waited for', card([...approved, landed, open, ...out('2.4', '2.4.1')]), 'when the fix is released on every line (from Tue 2026-12-01 14:00 UTC on, one released line is enough).'],
  ['the only line', card([...onlyNewest, ...approved.slice(-1), landed, open]), 'published by itself when the fix is released.'],
  ['that a tag was refused', card([...approved, landed, open, ...refused]), '**Do next.** It is signed, but nothing is published from `v2.4.1`: why stands in the table.'],
  ['that nothing is waited for', card([...approved, landed, open, ...out('2.4', '2.4.1'), ...out('2.3', '2.3.9')]), 'It is signed, and published now.'],
  ['that GitHub was asked for a CVE ID', card([...published, receipt('cve:1')]), '| CVE record | ⏳ no ID yet |'],
  ['that nobody asked for one', card(published), '| CVE record | none |'],
  ['the ID', card([...published, { name: 'cve', state: 'id', id: 'CVE-2026-1', because: null }]), '| CVE record | CVE-2026-1 |'],
  ['that no fork is open yet', card(ready), '⚠️ Fork (not open yet: '],
  ['a fork that was opened before it became public', card([...ready, receipt('fork', { url: 'https://github.com/x/y' }), inPublic]), '⚠️ Fork `https://github.com/x/y`: no CI'],
])('it says %s', (_, text, expected) => {
  expect(text).toContain(expected);
}); // prettier-ignore

test('it speaks of no fork where nothing is under embargo and none was opened', () => {
  expect(card([...ready, inPublic])).not.toContain('Fork');
  expect(card([report({ visibility: 'public', embargo_until: null }), ...confirmed.slice(1)])).not.toContain('Fork'); // prettier-ignore
});
