// Every condition that a plan can name: a case of which it is so, and one of which it is not. What can't be found in the statuses of one
// case's life is said here by hand.
import { describe, expect, test } from 'vitest';
import type { FactData } from '../../../src/core/case/fact.ts';
import type { View } from '../../../src/core/case/view.ts';
import { conditionNames, holds, missingFor } from '../../../src/core/plan/conditions.ts';
import type { ConditionName } from '../../../src/core/plan/conditions.ts';
import { after, empty, second, settings } from '../commands/conversation.ts';
import { published, receipt, report } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';
import { inStatus } from './to-status.ts';

const nothing = after([]);
const wontfix: Step = { name: 'remedy', decision: 'wontfix', due: null, mitigations: [], because: 'old' };
const site = { entry: { kind: 'intent', act: 'site:osv', owner: 'one', expires: '2026-12-20T00:00:00Z', said_at: '2026-12-10T00:00:00Z', by: { login: 'psirt-bot[bot]', id: 99 }, via: 'sweep' } } as const; // prettier-ignore

const wild: Step = { name: 'exploit', state: 'wild', evidence: 'logs' };
const major = (state: 'requested' | 'approved' | 'ended'): Step => ({ name: 'major', state, because: null });
const [requested, approved, ended] = [major('requested'), major('approved'), major('ended')];
const brief: Step = { name: 'sent', notice: 'brief', channel: 'chat' };
const lookedBack: Step = { name: 'step-done', step: 'C9', evidence: 'the wiki' };
const party = (act: FactData['party']['act']): Step => ({ name: 'party', party: 'p2', act, role: act === 'add' ? 'vendor' : null, silence: null, place: 1, formerly: null }); // prettier-ignore
const invited = [report(), party('add')];
const bound = [...invited, party('accept')];
const told: Step = { name: 'notified', to: ['p2'] };
const soon: Step = { name: 'embargo', act: 'until', until: '2026-12-02T16:00:00Z', text: null };
const broken: Step = { name: 'embargo', act: 'broken', until: null, text: 'a post' };
const kept: Step = { name: 'embargo', act: 'keep', until: null, text: 'nobody read it' };

const cra = empty(settings('regimes: { cra: { as: manufacturer } }'));
const decided = (['24h', '72h', 'final', 'users'] as const).map((stage): Step => ({ name: 'duty', regime: 'cra', stage, event: 'exploitation', act: 'required', filed_at: null, ref: null, because: null, due: null, aware_at: null })); // prettier-ignore
const called = receipt('engage:product-rep.product-owner');
const everybody = 'product-owner.product-rep.fix-dev.qe.release.comms.legal.dpo.support.exec';

/** So and not so. */
const cases: Readonly<Record<ConditionName, readonly [so: View, not: View]>> = {
  reported: [inStatus.new, nothing],
  acknowledged: [inStatus.triaging, inStatus.new],
  'report-clean': [
    after([{ name: 'report-clean', evidence: null }]),
    after([
      { name: 'report-clean', evidence: null },
      { name: 'redacted', comment: 7, of: 'secret', hash: 'x' },
    ]),
  ],
  led: [inStatus.triaging, inStatus.new],
  'nobody-on-call': [
    inStatus.new,
    after([{ name: 'on-call', person: { login: 'ada', id: 1 }, until: '2026-12-07T00:00:00Z' }]),
  ],
  'product-known': [inStatus.new, after([report({ product: null })], empty(settings('', '', second)))],
  'component-known': [after([{ name: 'component', component: 'parser', upstream: null }]), inStatus.new],
  'visibility-known': [inStatus.new, nothing],
  'exploitation-known': [inStatus.assessing, inStatus.new],
  'leak-known': [inStatus.assessing, inStatus.new],
  'is-public': [after([report({ visibility: 'public' })]), inStatus.confirmed],
  'reporter-answered': [inStatus.new, inStatus['needs-info']],
  'dpo-told': [after([{ name: 'sent', notice: 'dpo', channel: 'mail' }]), inStatus.new],
  'leak-decided': [inStatus.assessing, after([{ name: 'leak', state: 'possible', what: null }])],
  'severity-known': [inStatus.confirmed, inStatus.new],
  'regime-on': [cra, nothing],
  'duties-decided': [after([wild, ...decided], cra), after([wild], cra)],
  'duties-done': [after([], cra), after([wild, ...decided], cra)],
  scored: [inStatus.confirmed, after([{ name: 'cwe', ids: ['CWE-1'] }])],
  accepted: [inStatus.assessing, inStatus.triaging],
  concluded: [inStatus.declined, inStatus.triaging],
  'concluded-and-told': [inStatus.closed, inStatus.declined],
  'not-ended-in-triage': [inStatus.confirmed, inStatus.declined],
  'affected-known': [inStatus.confirmed, inStatus.assessing],
  'embargo-settled': [inStatus.confirmed, nothing],
  'major-decided': [inStatus.confirmed, inStatus.assessing],
  confirmed: [inStatus.confirmed, inStatus.assessing],
  'remedy-set': [inStatus.fixing, inStatus.confirmed],
  'remedy-agreed': [inStatus.fixing, inStatus.confirmed],
  'fix-wanted': [inStatus.confirmed, after([wontfix])],
  'release-undated': [inStatus.confirmed, inStatus.fixing],
  'developers-named': [inStatus.fixing, inStatus.confirmed],
  drafted: [after([report(), receipt('cve:1')]), nothing],
  'verdict-told': [inStatus.closed, inStatus.confirmed],
  'reporter-outside': [inStatus.new, after([report({ reporter: null })])],
  'similar-searched': [inStatus.ready, inStatus.fixing],
  'fixes-linked': [inStatus.ready, inStatus.fixing],
  'fixes-reviewed': [inStatus.ready, inStatus.fixing],
  'tests-given': [inStatus.ready, inStatus.fixing],
  reproduced: [inStatus.ready, inStatus.fixing],
  'workaround-known': [inStatus.fixing, inStatus.confirmed],
  scheduled: [inStatus.fixing, inStatus.confirmed],
  ready: [inStatus.ready, inStatus.fixing],
  released: [inStatus.released, inStatus.ready],
  'publication-asked': [inStatus.recovering, inStatus.ready],
  signed: [inStatus.recovering, inStatus.ready],
  published: [inStatus.recovering, inStatus.released],
  advised: [inStatus.recovering, inStatus.released],
  'channels-done': [inStatus.recovering, after([...published, site])],
  'cve-settled': [after([{ name: 'cve', state: 'none', id: null, because: 'ours' }]), inStatus.recovering],
  'publication-told': [inStatus.closed, inStatus.recovering],
  closed: [inStatus.closed, inStatus.recovering],
  'cve-tracked': [after([{ name: 'cve', state: 'none', id: null, because: 'ours' }]), nothing],
  'conclusion-told': [inStatus.closed, inStatus.declined],
  'leak-suspected': [after([{ name: 'leak', state: 'suspected', what: 'mails' }]), inStatus.confirmed],
  'product-people-named': [inStatus.new, after([report({ product: null })], empty(settings('', '', second)))],
  'product-people-know': [after([report(), called]), inStatus.new],
  'stakeholders-know': [after([report(), receipt(`engage:${everybody}`)]), inStatus.new],
  'fork-gone': [inStatus.new, after([receipt('fork')])],
  'major-asked': [after([requested]), after([ended])],
  exploited: [after([wild]), inStatus.assessing],
  'not-exploited': [inStatus.assessing, after([wild])],
  'major-incident': [after([approved]), after([requested])],
  'major-running': [after([approved]), after([approved, ended])],
  'major-over': [after([approved, ended]), after([approved])],
  'major-judged': [after([approved]), after([requested])],
  'major-ended': [after([approved, ended]), after([approved])],
  briefed: [after([approved, brief]), after([brief, approved])],
  'review-due': [after([approved, ended]), after([approved])],
  reviewed: [after([approved, ended, lookedBack]), after([lookedBack, approved, ended])],
  disclosed: [after([report({ visibility: 'public' })]), inStatus.new],
  'upstream-origin': [
    after([{ name: 'component', component: 'parser', upstream: 'https://example.org' }]),
    inStatus.new,
  ],
  'parties-listed': [after(invited), inStatus.new],
  'parties-answered': [after(bound), after(invited)],
  'parties-bound': [after(bound), after(invited)],
  'parties-informed': [after([...bound, told]), after(bound)],
  'parties-reminded': [after([...bound, soon, told]), after([...bound, told])],
  'breach-answered': [after([report(), broken, kept]), after([report(), broken])],
  'attack-answered': [after([report(), wild, kept]), after([report(), wild])],
};

describe('every condition can be so and not so', () => {
  test.each(conditionNames)('%s', (name) => {
    const [so, not] = cases[name];
    expect([holds(so, name), holds(not, name)]).toEqual([true, false]);
    expect(missingFor(so, name)).toEqual([]);
  });
});

test('nobody is reminded of an end that is not set', () => {
  expect(holds(after([report({ embargo_until: null }), ...bound.slice(1), told]), 'parties-reminded')).toBe(false); // prettier-ignore
});

test('what is missing for a gate is told with the line to post; the rest only comes about', () => {
  expect(missingFor(inStatus.assessing, 'affected-known')[0]?.post).toContain('/psirt affects');
  expect(missingFor(inStatus.new, 'acknowledged')).toEqual([]);
});

test.each<[string, readonly Step[], boolean]>([
  ['an issue that was adopted is a report', [{ name: 'adopted', ghsa: null, repository: null }], true],
  ['a publication whose notes failed is not done', [...published, receipt('notes:2.4', {}, 'failed')], false],
  [
    'one that was written again and not yet seen is not done',
    [...published, receipt('site:osv'), site],
    false,
  ],
  ['one that was written is', [...published, site, receipt('site:osv')], true],
  ['one of a case without an outside reader is', [...published, receipt('tell:published:1')], true],
])('%s', (_, steps, wanted) => {
  const name = steps[0] !== undefined && 'name' in steps[0] && steps[0].name === 'adopted' ? 'reported' : 'channels-done'; // prettier-ignore
  expect(holds(after(steps), name)).toBe(wanted);
});

test('a fix that was published although a line is late counts as released', () => {
  expect(holds(after(published), 'released')).toBe(true);
});

test.each<[string, readonly Step[], boolean]>([
  ['a broken embargo', [{ name: 'embargo', act: 'broken', until: null, text: 'a post' }], true],
  ['a published case that came back', [...published, { name: 'reopened', because: 'bypass' }], true],
  ['one that came back before that', [report(), { name: 'reopened', because: 'more' }], false],
  [
    'one that was waived since',
    [approved, ended, { name: 'step-waived', step: 'C9', because: 'a drill' }],
    true,
  ],
])('a look back: %s', (_, steps, wanted) => {
  const view = after(steps);
  expect(holds(view, 'review-due')).toBe(wanted);
  expect(holds(after([lookedBack], view), 'reviewed')).toBe(true);
});
