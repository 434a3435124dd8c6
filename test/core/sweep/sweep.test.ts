// Which cases a sweep settles: every reason with its quiet twin beside it.
import { expect, test } from 'vitest';
import type { Fact } from '../../../src/core/case/fact.ts';
import { decideSweep } from '../../../src/core/sweep.ts';
import { awaitsTagsAt } from '../../../src/core/sweep/products.ts';
import type { Looked, SweepSight } from '../../../src/core/sweep/sight.ts';
import { later } from '../../../src/core/time.ts';
import {
  accepted,
  approved,
  bot,
  confirmed,
  fixing,
  published,
  receipt,
  report,
  start,
} from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';
import { advisory, comment, now, person, sightOf, viewOf } from './a-sight.ts';
import type { Given } from './a-sight.ts';

const sent = (...notices: readonly Extract<Fact, { name: 'sent' }>['notice'][]): readonly Step[] =>
  notices.map((notice): Step => ({ name: 'sent', notice, channel: 'mail' }));
const told = sent('ack', 'accept', 'update', 'published');
const quiet: readonly Step[] = [...accepted, ...told];
const inFixing: readonly Step[] = [...fixing, ...told];

const one = (steps: readonly Step[], more: Partial<SweepSight> = {}, given: Partial<Given> = {}) =>
  sightOf([{ steps, ...given }], more);
const because = (sight: SweepSight) => decideSweep(sight).settle.flatMap((chosen) => chosen.because);
const hash = (steps: readonly Step[]) => viewOf(steps).it.head.hash;
const looked = (steps: readonly Step[], ago: number, state: Looked['state'] = 'rest') =>
  new Map([[42, { at: later(now, -ago), hash: hash(steps), state }]]);
const products = (
  advisories: readonly ReturnType<typeof advisory>[],
  tags: SweepSight['products'][number]['tags'] = [],
) => [{ repository: 'acme/widget', advisories, tags }];
const old = { updated_at: '2026-12-03T09:00:00Z' };
const intent = (act: string, expires: string): Step => ({
  entry: { kind: 'intent', act, owner: 'x', expires, said_at: start, by: bot, via: 'sweep' },
});
const tagged: readonly Step[] = ['2.4', '2.3'].map((line) => ({
  name: 'tagged', repository: 'acme/widget', tag: `v${line}`, commit: 'c', line, version: line === '2.4' ? '2.4.1' : '2.3.9',
})); // prettier-ignore
const knownTag: Fact = { name: 'tagged', repository: 'acme/widget', tag: 'v2.4.1', commit: 'c', line: '2.4', version: '2.4.1' }; // prettier-ignore
const proven: readonly Step[] = ['2.4', '2.3'].map((line) => ({ name: 'proven', tag: `v${line}`, line, proven: true, because: [] })); // prettier-ignore
const publicFix: Fact = {
  name: 'fix', url: 'https://github.com/acme/widget/pull/9', line: '2.4', place: 'public', author: null, reviewer: null,
}; // prettier-ignore
const asked: readonly Step[] = [
  report(),
  { name: 'acknowledged' },
  { name: 'asked', text: 'how?' },
  ...sent('ack', 'question'),
];

test.each([
  ['accepted', quiet],
  ['confirmed', [...confirmed, ...told]],
  ['being fixed', inFixing],
  ['published', [...published, ...told]],
  ['published and noted', [...published, ...tagged, receipt('notes:2.4'), receipt('notes:2.3'), ...told]],
])('a case that is %s and at rest is quiet', (_what, steps) => {
  expect(because(one(steps, { products: products([advisory()]) }))).toEqual([]);
});

test.each<[string, SweepSight, readonly string[]]>([
  ['a command that nobody heard', one(quiet, { comments: [comment()] }), ['said']],
  ['a comment without one', one(quiet, { comments: [comment({ commands: false })] }), []],
  ['a command by a bot', one(quiet, { comments: [comment({ author: { ...bot, bot: true } })] }), []],
  ['a command that was heard', one(quiet, { comments: [comment({ id: 1, answered: true })] }), []],
  ['a command that was heard and not answered', one(quiet, { comments: [comment({ id: 1 })] }), ['unanswered']],
  ['the same, looked at since', one(quiet, { comments: [comment({ id: 1 })], looked: looked(quiet, 600) }), []],
  ['a command that looking did not end', one(quiet, { comments: [comment(old)], looked: looked(quiet, 60) }), []],
  ['the same, an hour later', one(quiet, { comments: [comment(old)], looked: looked(quiet, 3600) }), ['waiting']],
  ['a label set by hand', one(quiet, {}, { issue: { labels: ['severity/high'] } }), ['shown']],
  ['another title', one(quiet, {}, { issue: { title: 'x' } }), ['shown']],
  ['a lead by hand', one(quiet, {}, { issue: { assignees: [{ login: 'lin', id: 2 }] } }), ['shown']],
  ['a lead where there is none', one([report(), ...sent('ack')], {}, { issue: { assignees: [person] } }), ['shown']],
  ['an issue closed by hand', one(quiet, {}, { issue: { state: 'closed' } }), ['shown']],
  ['an issue that is gone', one(quiet, {}, { issue: null }), ['shown']],
  ['what is known to be gone', one(quiet, { looked: looked(quiet, 60, 'gone') }, { issue: null }), []],
  ['the same, a day later', one(quiet, { looked: looked(quiet, 90_000, 'gone') }, { issue: null }), ['waiting']],
  ['a label that looking did not put back', one(quiet, { looked: looked(quiet, 60) }, { issue: { labels: [] } }), []],
  ['the same, an hour later', one(quiet, { looked: looked(quiet, 3600) }, { issue: { labels: [] } }), ['waiting']],
  ['a label touched since', one(quiet, { looked: looked(quiet, 60) }, { issue: { labels: [], updated_at: now } }), ['shown']],
  ['a case that did not come to rest', one(quiet, { looked: looked(quiet, 60, 'unfinished') }), []],
  ['the same, ten minutes later', one(quiet, { looked: looked(quiet, 600, 'unfinished') }), ['waiting']],
  ['one of the bot\'s comments was edited', one(quiet, { looked: looked(quiet, 60), comments: [comment({ author: { ...bot, bot: true }, updated_at: now })] }), ['touched']],
  ['its prose changed', one(quiet, { looked: looked(quiet, 60), prose: new Map([[42, now]]) }), ['touched']],
  ['its prose changed before it was looked at', one(quiet, { prose: new Map([[42, now]]) }), []],
  ['a log that grew since it was looked at', one(quiet, { looked: looked(accepted, 60) }), ['recorded']],
  ['a log that grew since the last sweep', one(quiet, { until: later(viewOf(quiet).it.entries.at(-1)?.at ?? '', 899) }), ['recorded']],
  ['a log that grew before it', one(quiet, { until: later(viewOf(quiet).it.entries.at(-1)?.at ?? '', 900) }), []],
])('%s', (_what, sight, reasons) => {
  expect(because(sight)).toEqual(reasons);
}); // prettier-ignore

test.each<[string, SweepSight, readonly string[]]>([
  ['its advisory was touched', one(inFixing, { products: products([advisory({ updated_at: now })]) }), ['touched']],
  ['another advisory was touched', one(inFixing, { products: products([advisory({ ghsa: 'GHSA-2', updated_at: now })]) }), []],
  ['a CVE ID came', one(inFixing, { products: products([advisory({ cve: 'CVE-2026-1' })]) }), ['advisory']],
  ['a CVE ID came before it is confirmed', one(quiet, { products: products([advisory({ cve: 'CVE-2026-1' })]) }), []],
  ['a known CVE ID', one([...inFixing, { name: 'cve', state: 'id', id: 'CVE-2026-1', because: null }, ...told], { products: products([advisory({ cve: 'CVE-2026-1' })]) }), []],
  ['a person opened the fork', one(inFixing, { products: products([advisory({ fork: true })]) }), ['advisory']],
  ['the fork is known', one([...inFixing, receipt('fork')], { products: products([advisory({ fork: true })]) }), []],
  ['a person published it', one([...inFixing, receipt('draft-fields')], { products: products([advisory({ state: 'published' })]) }), ['advisory']],
  ['it was published before it was drafted', one(inFixing, { products: products([advisory({ state: 'published' })]) }), []],
  ['the bot published it', one([...published, ...told], { products: products([advisory({ state: 'published', fork: true })]) }), []],
  ['a tag came', one(inFixing, { products: products([], [{ name: 'v2.4.1', first: '' }]) }), ['tag']],
  ['a tag that proved nothing', one([...inFixing, knownTag], { products: products([], [{ name: 'v2.4.1', first: now }]) }), []],
  ['a tag of another version', one(inFixing, { products: products([], [{ name: 'v2.4.0', first: '' }]) }), []],
  ['a tag before there is a remedy', one([...confirmed, ...told], { products: products([], [{ name: 'v2.4.1', first: '' }]) }), []],
  ['a tag that was looked at', one(inFixing, { looked: looked(inFixing, 60), products: products([], [{ name: 'v2.4.1', first: '' }]) }), []],
  ['a tag that came since', one(inFixing, { looked: looked(inFixing, 60), products: products([], [{ name: 'v2.4.1', first: now }]) }), ['tag']],
  ['a frozen case is touched', one([...inFixing, { name: 'frozen', because: 'x' }], { products: products([advisory({ updated_at: now })]) }), []],
  ['its product is not in the settings', one([report({ product: 'gadget', ghsa: null }), ...inFixing.slice(1)], { products: products([advisory()], [{ name: 'v2.4.1', first: '' }]) }), []],
  ['nothing is known of its repository', one(inFixing, { products: [] }), []],
])('when %s', (_what, sight, reasons) => {
  expect(because(sight)).toEqual(reasons);
}); // prettier-ignore

test.each<[string, readonly Step[], readonly string[]]>([
  ['the reporter owes an answer', asked, ['waiting']],
  ['a message did not go out', accepted, ['waiting']],
  ['a public fix may be merged', [...inFixing, publicFix], ['waiting']],
  ['a public fix has landed', [...inFixing, publicFix, { name: 'landed', line: '2.4', commits: ['c'] }], []],
  ['a signed publication is to come', [...approved, ...told], ['waiting']],
  ['notes of a release are to come', [...published, ...tagged, ...told], ['waiting']],
  ['an act was begun and never ended', [...quiet, intent('cve-request', start)], ['waiting']],
  ['an act may still end', [...quiet, intent('cve-request', '2027-01-01T00:00:00Z')], []],
  ['an act ended', [...quiet, intent('cve-request', start), receipt('cve-request')], []],
])('now and then when %s', (_what, steps, reasons) => {
  expect(because(one(steps))).toEqual(reasons);
});

test('a reporter is listened to at every sweep, other waiting is for once an hour', () => {
  expect(because(one(asked, { looked: looked(asked, 60) }))).toEqual(['waiting']);
  expect(because(one(accepted, { looked: looked(accepted, 60) }))).toEqual([]);
  expect(because(one(accepted, { looked: looked(accepted, 3600) }))).toEqual(['waiting']);
});

test('all tags are wanted only where a case waits for one', () => {
  expect(awaitsTagsAt(viewOf(inFixing))).toBe('acme/widget');
  expect(awaitsTagsAt(viewOf([...inFixing, ...tagged]))).toBe('acme/widget');
  expect(awaitsTagsAt(viewOf([...inFixing, ...tagged, ...proven]))).toBeUndefined();
  expect(awaitsTagsAt(viewOf([report({ product: 'gadget' }), ...inFixing.slice(1)]))).toBeUndefined();
});
