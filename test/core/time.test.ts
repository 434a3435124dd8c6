// Times as GitHub writes them: whole seconds, UTC.
import { expect, test } from 'vitest';
import { atSecond, day, hour, later, minute, spanOf, spoken } from '../../src/core/time.ts';

test('A time moves by seconds, over months and years, and keeps its form', () => {
  expect(later('2026-12-31T23:59:30Z', 30)).toBe('2027-01-01T00:00:00Z');
  expect(later('2026-03-01T00:00:00Z', -day)).toBe('2026-02-28T00:00:00Z');
  expect(later('2026-11-30T09:00:00Z', 2 * hour + 5 * minute)).toBe('2026-11-30T11:05:00Z');
});

test('Parts of a second are left out', () => {
  expect(atSecond(1_764_493_200.9)).toBe('2025-11-30T09:00:00Z');
});

test('People read the weekday too', () => {
  expect(spoken('2026-12-10T16:00:00Z')).toBe('Thu 2026-12-10 16:00 UTC');
});

test.each([
  [0, '0 min'],
  [59, '0 min'],
  [45 * minute, '45 min'],
  [3 * hour + 5 * minute + 7, '3 h 5 min'],
  [2 * day + 30 * minute, '2 d 30 min'],
  [-(day + hour + minute), '1 d 1 h'],
])('%s seconds are %s', (seconds, words) => {
  expect(spanOf(seconds)).toBe(words);
});
