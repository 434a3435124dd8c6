// Medians and tails against values worked out by hand, and against a plain definition over random lists.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countsOf, groupsOf, shareOf, spreadOf } from '../../../src/core/metrics/stats.ts';

test.each([
  [[7], { n: 1, median: 7, p90: 7, max: 7, mean: 7, few: true }],
  [[3, 1], { n: 2, median: 2, p90: 3, max: 3, mean: 2, few: true }],
  [[10, -2, 4], { n: 3, median: 4, p90: 10, max: 10, mean: 4, few: false }],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 100], { n: 10, median: 5.5, p90: 9, max: 100, mean: 14.5, few: false }],
])('%j', (values, spread) => {
  expect(spreadOf(values)).toEqual(spread);
});

test('of nothing there is nothing to say', () => {
  expect(spreadOf([])).toBeNull();
});

test('half lie on each side of the median, and nine of ten no higher than p90', () => {
  const runs = { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 200) };
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 40 }), (values) => {
      const { median, p90 } = spreadOf(values) ?? { median: NaN, p90: NaN };
      const part = (holds: (value: number) => boolean): number => values.filter(holds).length / values.length;
      expect(part((value) => value <= median)).toBeGreaterThanOrEqual(0.5);
      expect(part((value) => value >= median)).toBeGreaterThanOrEqual(0.5);
      expect(part((value) => value <= p90)).toBeGreaterThanOrEqual(0.9);
      expect(part((value) => value < p90)).toBeLessThan(0.9);
    }),
    runs,
  );
});

test('shares of few are marked; words are counted and grouped', () => {
  expect([shareOf(1, 2).few, shareOf(1, 3).few]).toEqual([true, false]);
  expect(countsOf(['b', 'a', 'c', 'a', 'c', 'd'])).toEqual([['a', 2], ['c', 2], ['b', 1], ['d', 1]]); // prettier-ignore
  expect([...groupsOf([1, 2, 3], (value) => (value === 2 ? 'even' : 'odd'))]).toEqual([['odd', [1, 3]], ['even', [2]]]); // prettier-ignore
});
