// What single cases come to as figures: told by facts an hour apart, checked by hand.
import { expect, test } from 'vitest';
import type { View } from '../../../src/core/case/view.ts';
import { figuresOf } from '../../../src/core/metrics/case-figures.ts';
import { day, hour, later } from '../../../src/core/time.ts';
import { empty, settings } from '../commands/conversation.ts';
import { accepted, ada, at, bot, confirmed, emptyView, fixing, lin, published, ready, receipt, report, start, viewAfter } from '../words/a-view.ts'; // prettier-ignore
import type { Step } from '../words/a-view.ts';

const declined: Step = { name: 'declined', reason: 'bug', justification: null, text: 'x' };
const figures = (steps: readonly Step[], from?: View) => figuresOf(viewAfter(steps, from));
const closed: Step = { name: 'closed', outcome: 'fixed' };

test('times count from the report, with what stood still and without', () => {
  const asked: Step = { name: 'asked', text: 'Which?' };
  const view = viewAfter([report(), asked, { name: 'asked', text: 'And?' }, { name: 'answered', comment: 7 }, ...accepted.slice(1)]);
  const { spans } = figuresOf(view);
  // Received at 8:55; accepted as the ninth word, at 17:00; the question was open for two hours.
  expect(spans['ack-human']).toEqual({ all: 3600 + 300, worked: 3600 + 300 });
  expect(spans.triage).toBeUndefined();
  const seq = view.it.entries.length;
  const told = viewAfter([receipt(`tell:accept:${seq}`)], at(view, later(view.now, hour)));
  expect(figuresOf(told).spans.triage).toEqual({ all: 9 * hour + 300, worked: 7 * hour + 300 });
}); // prettier-ignore

test('where nobody outside waits for an answer, the word itself counts', () => {
  const { spans, reporter } = figures([report({ reporter: null }), { name: 'accepted' }]);
  expect(spans.triage?.all).toBe(hour + 300);
  expect(reporter).toBeNull();
});

test('a case without a report has no times', () => {
  const { received, spans, embargo, source, product } = figuresOf(emptyView());
  expect([received, spans, embargo, source, product]).toEqual([undefined, {}, null, 'other', 'widget']);
});

test('what counts apart', () => {
  expect(figures([report(), { ...declined, reason: 'spam' }]).leftOut).toBe('spam');
  expect(figures([report(), { name: 'duplicate', of: 'CVE-2026-1', published: true }]).leftOut).toBe('duplicate');
  expect(figures([report(), declined])).toMatchObject({ leftOut: null, declined: 'bug', outcome: 'bug', open: false, ended: later(start, hour) });
  expect(figures([report(), { name: 'drill', because: 'x' }]).leftOut).toBe('drill');
}); // prettier-ignore

test('a published case: where it stands, its order, its fixes', () => {
  const { open, phase, outcome, ordering, testing, severityMove: moved, spans, fixed } = figures(published);
  expect({ open, phase, outcome, moved, fixed }).toEqual({ open: true, phase: 4, outcome: 'fixed', moved: 'same', fixed: false });
  expect(ordering['F<P']).toEqual({ met: true, both: true });
  expect(testing).toEqual({ run: false, skipped: false });
  expect(spans.disclose?.all).toBeGreaterThan(0);
  const ran: Step = { name: 'tested', lines: ['2.3', '2.4'], how: 'run', evidence: 'CI' };
  expect(figures([...fixing, { name: 'reproduced', state: 'skipped', text: 'x' }, ran]).testing).toEqual({ run: true, skipped: true });
  const end = figures([...published, closed]);
  expect([end.open, end.ended === null]).toEqual([false, false]);
}); // prettier-ignore

const line = (name: string, version: string): readonly Step[] => [
  { name: 'tagged', repository: 'acme/widget', tag: `v${version}`, commit: 'c', line: name, version },
  { name: 'proven', tag: `v${version}`, line: name, proven: true, because: [] },
];

test('how long people could know of it before a fix was out', () => {
  const early: Step = { name: 'public', state: 'public', url: 'https://x.example', since: null };
  const out = [...ready, early, ...line('2.4', '2.4.1'), ...line('2.3', '2.3.9')];
  const { exposure, fixed, spans } = figures(out);
  expect([exposure, fixed, spans.remediate === undefined]).toEqual([3 * hour, true, false]);
  expect(figures([...ready, ...line('2.4', '2.4.1'), ...line('2.3', '2.3.9')]).exposure).toBeNull();
  expect(figures([report({ visibility: 'public' }), { name: 'public', state: 'private', url: null, since: null }]).ordering['V<P']?.met).toBe(false);
}); // prettier-ignore

test('how the CVE ID came', () => {
  const id: Step = { name: 'cve', state: 'id', id: 'CVE-2026-1', because: null };
  expect(figures([...confirmed, { name: 'cve', state: 'request', id: null, because: null }, id]).spans['cve-id']?.all).toBe(hour); // prettier-ignore
});

test('the embargo: its length, and what broke it', () => {
  const broken: Step = { name: 'embargo', act: 'broken', until: null, text: 'leak' };
  const cause = (steps: readonly Step[]) => figures([...confirmed, ...steps]).embargo?.broken;
  expect(cause([])).toBeNull();
  expect(cause([broken])).toBe('leak or unknown');
  expect(cause([{ name: 'rediscovered', evidence: 'x' }, broken])).toBe('rediscovery');
  expect(cause([{ name: 'exploit', state: 'wild', evidence: 'x' }, broken])).toBe('attack');
  expect(cause([{ name: 'exploit', state: 'public-exploit', evidence: 'x' }])).toBe('exploit code');
  const party: Step = { name: 'party', party: 'p2', act: 'add', role: 'vendor', silence: null, place: 0, formerly: null };
  expect(cause([party, { ...party, act: 'breached' }, broken])).toBe('a party');
  expect(figures([report(), { name: 'embargo', act: 'none', until: null, text: null }]).embargo).toBeNull();
  expect(figures([report({ embargo_until: null })]).embargo).toBeNull();
  expect(figures([report(), declined]).embargo?.length).toBe(hour + 300);
  expect(figuresOf(at(viewAfter([report(), { name: 'embargo', act: 'until', until: '2026-12-01T08:55:00Z', text: null }]), '2027-01-01T00:00:00Z')).embargo?.length).toBe(day);
}); // prettier-ignore

test('severity that moved after the verdict', () => {
  const level = (to: 'low' | 'critical' | 'medium'): Step => ({ name: 'severity', level: to, because: 'seen again' });
  expect(figures([...confirmed, level('low')]).severityMove).toBe('down');
  expect(figures([...confirmed, level('critical')]).severityMove).toBe('up');
  expect(figures(accepted).severityMove).toBeNull();
  expect(figures([report(), { name: 'confirmed' }]).severityMove).toBe('same');
  expect(figures([report(), { name: 'confirmed' }, level('low')])).toMatchObject({ severityMove: 'same', severity: 'low' });
  expect(figures([report(), level('medium'), { name: 'confirmed' }]).severityMove).toBe('same');
}); // prettier-ignore

test('of an early advisory', () => {
  const view = viewAfter([...ready, { name: 'publish-requested', hash: 'a', early: true, notice: 'a', expires: later(start, 99 * day), roles: [], fix_authors: [] }]);
  const seq = view.it.entries.length;
  const out = figuresOf(viewAfter([receipt(`early:${seq}:site`)], at(view, later(view.now, hour))));
  expect(out.spans.disclose?.all).toBe(out.effort.entries * hour - hour + 300);
}); // prettier-ignore

test('what is said to be public counts from when it was', () => {
  const { exposure } = figures([...ready, { name: 'public', state: 'public', url: null, since: later(start, hour) }, ...line('2.4', '2.4.1'), ...line('2.3', '2.3.9')]);
  expect(exposure).toBe((ready.length + 3 - 1) * hour);
}); // prettier-ignore

test('what the reporter went through', () => {
  const told = [report(), receipt('tell:ack:1'), declined, { name: 'answered', comment: 4 }] as const;
  expect(figures(told).reporter).toMatchObject({ appealed: true, overturned: false, creditKnown: false, updated: null });
  expect(figures([...told, { name: 'reopened', because: 'they were right' }]).reporter).toMatchObject({ overturned: true });
  expect(figures([report(), closed]).reporter?.silence).toBe(hour + 300);
  const asked: Step = { name: 'credit', who: 'p1', login: null, as: 'finder', consent: 'yes' };
  expect(figures([...confirmed, asked]).reporter?.creditKnown).toBe(true);
}); // prettier-ignore

test('what was waived and done alone', () => {
  const alone: readonly Step[] = [
    { name: 'approved', what: 'publish', hash: 'a', self: true },
    { name: 'tested', lines: ['2.4'], how: 'attested', evidence: 'x', again: true },
    { name: 'break-glass', act: 'publish', because: 'attacked' },
    { name: 'step-waived', step: 'F6', because: 'x' },
  ];
  expect(figures([...confirmed, ...alone]).care).toMatchObject({ selfApproved: 2, breakGlass: 1, waived: 1 });
});

test('a Major Incident: decided when, ended when', () => {
  const said = (state: 'requested' | 'approved' | 'rejected' | 'ended', half?: 'exec'): Step => ({ name: 'major', state, because: 'x', ...(half === undefined ? {} : { half }) }); // prettier-ignore
  expect(figures([...accepted, said('requested'), said('approved'), said('ended')]).major).toEqual({ state: 'ended', decided: hour, stoodDown: hour });
  expect(figures([...accepted, said('requested'), said('rejected', 'exec')]).major).toEqual({ state: 'requested', decided: null, stoodDown: null });
  expect(figures(accepted).major).toBeNull();
}); // prettier-ignore

test('how much work it was', () => {
  const view = viewAfter([report(), { name: 'acknowledged' }, { name: 'deferred', until: later(start, 10 * day), because: 'x', said: lin }]);
  const { effort, similar, parked } = figuresOf(view);
  expect(effort).toMatchObject({ entries: 3, hands: 2, waited: { reporter: 0, developers: 0 } });
  expect([similar, parked]).toEqual([{ searched: false, added: 0, opened: 0 }, true]);
  expect(figures([report(), { name: 'similar', state: 'added', text: 'x' }, { name: 'similar', state: 'new', text: 'y' }]).similar).toEqual({ searched: true, added: 1, opened: 1 });
  expect(figures([{ ...report(), said: bot }, { name: 'looked', what: 'help', words: [], said: ada }]).effort.hands).toBe(1);
}); // prettier-ignore

test('legal duties: kept, late, run out and not required', () => {
  const cra = empty(settings('regimes: { cra: { as: manufacturer } }'));
  const aware: Step = { name: 'aware', event: 'exploitation', aware_at: '2026-11-30T08:00:00Z', basis: 'logs' };
  const act = (stage: string, how: 'filed' | 'required' | 'not-required', more: object = {}): Step => ({ name: 'duty', regime: 'cra', stage, event: 'exploitation', act: how, filed_at: null, ref: null, because: null, due: null, aware_at: null, ...more }) as Step;
  const filed = (at: string): Step => act('24h', 'filed', { filed_at: at, due: '2026-12-01T08:00:00Z', aware_at: '2026-11-30T08:00:00Z' });
  const duties = (now: string, ...steps: readonly Step[]) => figuresOf({ ...viewAfter([report(), aware, ...steps], cra), now }).duties;
  expect(figures([report(), aware]).duties).toEqual({ kept: 0, late: [], notRequired: 0, required: 0 });
  expect(duties('2026-12-01T07:00:00Z')).toEqual({ kept: 0, late: [], notRequired: 0, required: 0 });
  expect(duties('2026-12-02T08:00:00Z', filed('2026-12-01T07:00:00Z'))).toEqual({ kept: 1, late: [], notRequired: 0, required: 1 });
  expect(duties('2026-12-02T08:00:00Z', filed('2026-12-01T09:00:00Z'), act('72h', 'required'))).toEqual({ kept: 0, late: [3_600], notRequired: 0, required: 2 });
  // What nobody filed is late for as long as it is open.
  expect(duties('2026-12-03T10:00:00Z', filed('2026-12-01T07:00:00Z'))).toEqual({ kept: 1, late: [2 * 3_600], notRequired: 0, required: 1 });
  const no = [act('24h', 'not-required', { because: 'x', half: 'psirt-lead' }), act('24h', 'not-required', { because: 'x' })];
  expect(duties('2026-12-02T08:00:00Z', ...no)).toEqual({ kept: 0, late: [], notRequired: 1, required: 0 });
}); // prettier-ignore
