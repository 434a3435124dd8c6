import { describe, expect, test } from 'vitest';
import { gates } from '../../../src/core/plan/gates.ts';
import { isLateRelease } from '../../../src/core/plan/targets.ts';
import { after, empty, settings } from '../commands/conversation.ts';
import type { Step } from '../words/a-view.ts';

const verdict: Step = { name: 'confirmed' };
const severity = (level: 'low' | 'medium' | 'high' | 'critical'): Step => ({ name: 'severity', level, because: null }); // prettier-ignore

describe('a date is late', () => {
  // Typed from the process, section 5.2: the verdict falls on 2026-11-30 at 09:00.
  test.each([
    ['mirantis', 'critical', '2026-12-07'],
    ['mirantis', 'high', '2026-12-30'],
    ['mirantis', 'medium', '2027-01-29'],
    ['mirantis', 'low', '2027-02-28'],
    ['small', 'medium', '2027-01-29'],
    ['redhat', 'critical', '2026-12-30'],
    ['redhat', 'low', '2027-05-29'],
  ] as const)('%s, %s: after %s', (profile, level, last) => {
    const view = after([verdict, severity(level)], empty(settings(`profile: ${profile}`)));
    expect(isLateRelease(view, `${last}T09:00:00Z`)).toBe(false);
    expect(isLateRelease(view, `${last}T09:00:01Z`)).toBe(true);
  });

  test('counted from now where there is no verdict, and as of a medium severity where there is none', () => {
    expect(isLateRelease(after([]), '2027-01-29T09:00:00Z')).toBe(false);
    expect(isLateRelease(after([]), '2027-01-29T09:00:01Z')).toBe(true);
  });
});

test.each<[string, string | null, boolean]>([
  ['in time', '2027-01-29T09:00:00Z', false],
  ['late', '2027-01-30T09:00:00Z', true],
  ['without a date', null, false],
])('a medium case whose remedy is %s needs the owner’s word: %s', (_, due, needed) => {
  const remedy: Step = { name: 'remedy', decision: 'fix', due, mitigations: [], because: null };
  expect(gates.agreed(after([verdict, severity('medium'), remedy]))).toHaveLength(needed ? 1 : 0);
});
