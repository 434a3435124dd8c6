// Parking what can wait: which cases may, what goes on meanwhile, what ends it, and that the case is then just where it was.
import { describe, expect, test } from 'vitest';
import { clocksOf } from '../../../src/core/case/clocks.ts';
import { deferralsOf } from '../../../src/core/case/deferral.ts';
import { messagesOf } from '../../../src/core/case/told.ts';
import { placeOf, statusOf, waitsForReporter } from '../../../src/core/case/status.ts';
import type { View } from '../../../src/core/case/view.ts';
import { clockNamed, dueOf } from '../../../src/core/plan/due.ts';
import { moments } from '../../../src/core/plan/moments.ts';
import { cardOf } from '../../../src/core/words/card.ts';
import { labelsOf } from '../../../src/core/words/labels.ts';
import { day, later } from '../../../src/core/time.ts';
import { accepted, approved, at, confirmed, ready, receipt, report } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';
import { after, conversation, say, taken } from './conversation.ts';

const low: Step = { name: 'severity', level: 'low', because: 'only administrators reach it' };
const until = '2027-01-29T16:00:00Z';
const deferred = (more: object = {}): Step => ({ name: 'deferred', until, because: 'a rewrite', ...more });
const exploit = (state: 'none' | 'claimed' | 'public-exploit' | 'wild'): Step => ({ name: 'exploit', state, evidence: 'x' }); // prettier-ignore
const upstream: Step = { name: 'component', component: 'libfoo', upstream: 'https://foo.example/7' };
const others = 'if others make the part in question, say which and where they work on it → /psirt component <name> upstream <url>'; // prettier-ignore
const parked = after([...accepted, low, deferred()]);

describe('defer', () => {
  conversation(after([...accepted, low]), [
    ['lin', '/psirt defer until 2027-01-29 a rewrite replaces it', [{ name: 'deferred', until, because: 'a rewrite replaces it' }]],
    ['lin', '/psirt defer until +60d "a rewrite"', [{ name: 'deferred', until: '2027-01-29T16:00:00Z', because: 'a rewrite' }]],
    ['lin', '/psirt defer +60d a rewrite', ['E-ARGS', 'say until when → /psirt defer until +60d a rewrite']],
    ['lin', '/psirt defer until 2026-11-01 late', ['E-DATE', 'expected a time to come; got 2026-11-01T16:00:00Z → /psirt defer until +14d late']],
    ['lin', '/psirt defer until +60d', ['E-ARGS', 'expected the reason; got nothing → /psirt defer until +60d <reason>']],
    ['lin', '/psirt defer', ['E-ARGS', 'say until when → /psirt defer until 2026-12-01T16:00Z <reason>', 'expected a date: 2026-12-01, 2026-12-01T16:00Z (UTC), +14d (days from now) or +5bd (working days from now); got nothing', 'expected the reason; got nothing']],
    ['dev', '/psirt defer until +60d x', ['E-ROLE', 'defer is for case-lead, psirt: lin (psirt), ann (psirt), lead (psirt-lead)']],
  ]); // prettier-ignore

  describe('of what can’t wait', () => {
    const line = '/psirt defer until +60d x';
    const bad: Step = { name: 'severity', level: 'medium', because: 'x' };
    const pressing = 'somebody says that it is attacked, or an exploit is public: that can’t wait → /psirt exploit none "<why it is not so>"'; // prettier-ignore
    conversation(after([...accepted, bad]), [['lin', line, ['E-GATE', 'it is medium; only what is low waits, or what others have to fix → /psirt severity <none|low> because <why>', others]]]); // prettier-ignore
    conversation(after([report(), upstream]), [['lin', line, ['E-GATE', 'nobody looked for attacks or a public exploit → /psirt exploit <none|claimed|public-exploit|wild>']]]); // prettier-ignore
    conversation(after(accepted), [['lin', line, ['E-GATE', 'nobody said how bad it is; only what is low waits, or what others have to fix → /psirt severity <none|low> because <why>', others]]]); // prettier-ignore
    for (const state of ['claimed', 'public-exploit', 'wild'] as const)
      conversation(after([...accepted, low, exploit(state)]), [['lin', line, ['E-GATE', pressing]]]);
    conversation(after([...ready, low, { name: 'fix-public', what: 'commit', url: 'https://x.example' }]), [['lin', line, ['E-GATE', 'its fix is public, so the advisory can’t wait → /psirt publish']]]); // prettier-ignore
    conversation(after([...approved, low]), [['lin', line, ['E-GATE', 'its publication is asked for → /psirt reject publish <reason>']]]); // prettier-ignore
  });

  describe('of what waits for others, however bad', () => {
    const critical: Step = { name: 'severity', level: 'critical', because: 'x' };
    conversation(after([...accepted, critical, upstream]), [['lin', '/psirt defer until 2027-01-29 they work on it', [{ name: 'deferred', until, because: 'they work on it' }]]]); // prettier-ignore
  });

  describe('again', () => {
    conversation(parked, [
      ['lin', '/psirt defer until 2027-01-29 a rewrite', []],
      ['lin', '/psirt defer until 2027-03-01 a rewrite', [{ name: 'deferred', until: '2027-03-01T16:00:00Z', because: 'a rewrite' }]],
    ]); // prettier-ignore
  });
});

describe('a parked case', () => {
  test('is deferred, and remembers where it was', () => {
    expect(statusOf(parked)).toBe('deferred');
    expect(placeOf(parked)).toBe('assessing');
    expect(labelsOf(parked)).toEqual(expect.arrayContaining(['status/deferred', 'phase/2-assessment']));
  });

  test('says on its card until when, why, and what takes it up', () => {
    const card = cardOf(parked);
    expect(card).toContain('**Deferred until Fri 2027-01-29 16:00 UTC** by `ada`: a rewrite. It goes on by itself then.'); // prettier-ignore
    expect(card).toContain('/psirt resume');
    expect(card).toContain('deferred (phase 2 of 4)');
    expect(card).toContain('the case goes on by itself');
  });

  conversation(parked, [
    ['lin', '/psirt confirm', ['E-STATE', 'the case is deferred; resume it before confirm → /psirt resume']],
    ['lin', '/psirt decline bug "no"', ['E-STATE', 'the case is deferred; resume it before decline → /psirt resume']],
    ['tri', '/psirt exploit wild https://x.example', [{ name: 'exploit', state: 'wild', evidence: 'https://x.example' }]],
    ['lin', '/psirt resume', [{ name: 'resumed' }]],
    ['lin', '/psirt resume now', ['E-ARGS', '“now” is too much here → /psirt resume']],
  ]); // prettier-ignore

  test('tells the reporter', () => {
    expect(messagesOf(parked).map(({ notice, about }) => `${notice} ${about.name}`)).toContain('update deferred'); // prettier-ignore
  });

  test('is owed nothing inside; to people outside all dates stay', () => {
    const names = (view: View): readonly string[] => clocksOf(view).map(({ name }) => name).toSorted(); // prettier-ignore
    expect(names(after([...accepted, low]))).toEqual(['assess', 'disclose', 'embargo']);
    expect(names(parked)).toEqual(['deferral', 'disclose', 'embargo']);
    const nobody = after([report(), low, exploit('none'), deferred()]);
    expect(clocksOf(nobody).find(({ name }) => name === 'deferral')?.who).toBe('triager');
  });
});

describe('it ends', () => {
  const day60 = (view: View): View => at(view, until);
  const endOf = (...steps: readonly Step[]): string | undefined =>
    deferralsOf(after([...accepted, low, deferred(), ...steps])).at(0)?.because;

  test('at its date, a second before which it stands', () => {
    expect(statusOf(at(parked, '2027-01-29T15:59:59Z'))).toBe('deferred');
    expect(statusOf(day60(parked))).toBe('assessing');
  });

  test.each<[string, readonly Step[]]>([
    ['resumed', [{ name: 'resumed' }]],
    ['exploited', [exploit('wild')]],
    ['exploited', [exploit('public-exploit')]],
    ['replaced', [deferred({ until: '2027-03-01T16:00:00Z' })]],
    ['released', [{ name: 'fix-public', what: 'commit', url: 'https://x.example' }]],
    ['released', [receipt('publish')]],
    ['date', [exploit('claimed')]],
  ])('%s', (because, steps) => {
    expect(endOf(...steps)).toBe(because);
  });

  test('what came after its date did not end it', () => {
    const late = after([{ name: 'resumed' }], at(parked, later(until, day)));
    expect(deferralsOf(late)).toMatchObject([{ to: until, because: 'date' }]);
  });

  test('and its clocks run on from where they stood', () => {
    const clock = clockNamed(parked, 'assess');
    const from = moments.accepted(parked);
    if (clock === undefined || from === undefined) throw new Error('no clock');
    const before = dueOf(after([...accepted, low]), clock, from);
    const resumed = after([{ name: 'resumed' }], at(parked, later(parked.now, 3 * day)));
    expect(dueOf(resumed, clock, from)).toBe(later(before, 3 * day));
    expect(dueOf(at(resumed, later(resumed.now, 9 * day)), clock, from)).toBe(later(before, 3 * day));
  });

  test('a question and a deferral at the same time stop a clock once', () => {
    const clock = clockNamed(parked, 'assess');
    const asked: Step = { name: 'asked', text: 'Which version?' };
    const both = after([...accepted, low, asked, deferred()]);
    const from = moments.accepted(both) ?? '';
    if (clock === undefined) throw new Error('no clock');
    const now = after([{ name: 'resumed' }], at(both, later(both.now, day)));
    const alone = dueOf(after([...accepted, low]), clock, from);
    // Asked an hour before it was parked; both end with one word.
    expect(dueOf(now, clock, from)).toBe(later(alone, day + 3_600));
  });

  test('closing it ends it too', () => {
    expect(statusOf(after([{ name: 'closed', outcome: 'bug' }], parked))).toBe('closed');
  });
});

describe('resume', () => {
  const asked: Step = { name: 'asked', text: 'Which version?' };
  test('goes on without the reporter’s answer', () => {
    const waiting = after([report(), { name: 'acknowledged' }, ...accepted.slice(2, 3), asked]);
    expect(statusOf(waiting)).toBe('needs-info');
    const view = taken(waiting, 'lin', '/psirt resume');
    expect(statusOf(view)).toBe('triaging');
    expect(waitsForReporter(view)).toBe(false);
    expect(labelsOf(view)).not.toContain('needs/info');
    expect(waitsForReporter(taken(view, 'lin', '/psirt ask And now?'))).toBe(true);
  });
  test('has nothing to do elsewhere', () => {
    expect(say(after(confirmed), 'lin', '/psirt resume')).toMatchObject({ say: 'refused', refusal: { code: 'E-STATE' } }); // prettier-ignore
  });
});
