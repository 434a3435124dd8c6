// When a clock of the plan runs out: by severity, in hours, days and business days, and by as much later as it stood still.
import { describe, expect, test } from 'vitest';
import { adviseTarget, isLateRelease } from '../../../src/core/plan/targets.ts';
import { clockNamed, dueOf } from '../../../src/core/plan/due.ts';
import { moments } from '../../../src/core/plan/moments.ts';
import { laterOnBusinessDays } from '../../../src/core/time.ts';
import type { View } from '../../../src/core/case/view.ts';
import { at } from '../words/a-view.ts';
import { after } from '../commands/conversation.ts';
import { report } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';

const due = (view: View, name: string): string | undefined => {
  const clock = clockNamed(view, name);
  if (clock === undefined) throw new Error(`the plan has no clock ${name}`);
  const from = moments[clock.starts](view);
  return from === undefined ? undefined : dueOf(view, clock, from);
};
const severity = (level: 'low' | 'medium' | 'high' | 'critical' | 'none'): Step => ({ name: 'severity', level, because: null }); // prettier-ignore

describe('by severity', () => {
  // The report is accepted on Monday 2026-11-30, at 10:00 and some hours.
  test.each([
    ['critical', '2026-12-01'],
    ['high', '2026-12-02'],
    ['medium', '2026-12-07'],
    ['low', '2026-12-14'],
    ['none', '2026-12-14'],
  ] as const)('assessing a %s one is due on %s', (level, day) => {
    expect(due(after([report(), severity(level), { name: 'accepted' }]), 'assess')?.slice(0, 10)).toBe(day);
  });

  test('as of a medium one while nobody knows', () => {
    expect(due(after([report(), { name: 'accepted' }]), 'assess')?.slice(0, 10)).toBe('2026-12-07');
    expect(due(after([report()]), 'assess')).toBeUndefined();
  });
});

test.each([
  ['2026-12-04T09:00:00Z', 1, [], '2026-12-07T09:00:00Z'],
  ['2026-12-05T09:00:00Z', 1, [], '2026-12-07T09:00:00Z'],
  ['2026-12-06T09:00:00Z', 2, [], '2026-12-08T09:00:00Z'],
  ['2026-12-24T09:00:00Z', 1, ['2026-12-25'], '2026-12-28T09:00:00Z'],
  ['2026-12-03T09:00:00Z', 5, [], '2026-12-10T09:00:00Z'],
])('%s and %i business days without %j is %s', (from, days, holidays, to) => {
  expect(laterOnBusinessDays(from, days, holidays)).toBe(to);
});

test('a clock that counts back is due so long before its moment, over business days too', () => {
  const ahead = after([report({ embargo_until: '2027-01-14T16:00:00Z' }), { name: 'party', party: 'p2', act: 'add', role: 'vendor', silence: null, place: 1, formerly: null }]); // prettier-ignore
  expect(due(ahead, 'prenotify')).toBe('2027-01-07T16:00:00Z');
  expect(due(ahead, 'prenotify-again')).toBe('2027-01-13T16:00:00Z');
  expect(due(after([report({ embargo_until: null })]), 'prenotify')).toBeUndefined();
  expect(
    due(after([report(), { name: 'embargo', act: 'until', until: null, text: null }]), 'prenotify'),
  ).toBeUndefined();
  expect(laterOnBusinessDays('2026-12-07T09:00:00Z', -1, [])).toBe('2026-12-04T09:00:00Z');
  expect(laterOnBusinessDays('2026-12-28T09:00:00Z', -2, ['2026-12-25'])).toBe('2026-12-23T09:00:00Z');
});

describe('while the reporter is asked, triage stands still', () => {
  const asked: Step = { name: 'asked', text: 'Which version?' };
  const answered: Step = { name: 'answered', comment: 7 };
  // Steps follow each other hourly.
  const start = due(after([report()]), 'triage') ?? '';
  const moved = (view: View): number => (Date.parse(due(view, 'triage') ?? '') - Date.parse(start)) / 3_600_000; // prettier-ignore

  test('until the answer', () => {
    expect(moved(after([report(), asked, answered]))).toBe(1);
    expect(moved(after([report(), asked, answered, asked, answered]))).toBe(2);
  });

  test('a second question goes on with the same wait', () => {
    expect(moved(after([report(), asked, asked, answered]))).toBe(2);
  });

  test('until now, as long as none came', () => {
    const view = after([report(), asked]);
    expect(moved(at(view, '2026-12-30T09:00:00Z'))).toBeGreaterThan(24 * 29);
  });

  test('until somebody decides without one', () => {
    const view = after([report(), asked, { name: 'accepted' }]);
    expect(moved(view)).toBe(1);
    expect(moved(at(view, '2026-12-30T09:00:00Z'))).toBe(1);
  });
});

test('a plan without a clock holds nobody to it', () => {
  const view = after([report()]);
  const bare = { ...view, house: { ...view.house, response: { ...view.house.response, clocks: [] } } };
  expect(clockNamed(bare, 'release')).toBeUndefined();
  expect(isLateRelease(bare, '2099-01-01T00:00:00Z')).toBe(false);
  expect(adviseTarget(bare)).toBe(0);
});
