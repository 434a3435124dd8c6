import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDate } from '../../../src/core/commands/dates.ts';

// A Friday.
const frame = { now: '2026-11-20T09:10:11Z', hour: 16 };

test.each([
  ['2026-12-01', '2026-12-01T16:00:00Z'],
  ['2026-12-01T08:30Z', '2026-12-01T08:30:00Z'],
  ['2026-12-01t08:30:15z', '2026-12-01T08:30:15Z'],
  ['2028-02-29', '2028-02-29T16:00:00Z'],
  ['+0d', '2026-11-20T16:00:00Z'],
  ['+14d', '2026-12-04T16:00:00Z'],
  ['+1bd', '2026-11-23T16:00:00Z'],
  ['+5BD', '2026-11-27T16:00:00Z'],
])('%s is %s', (word, value) => {
  expect(readDate(word, frame)).toEqual({ ok: true, value });
});

test.each([
  'tomorrow', 'Friday', '2026-02-30', '2026-13-01', '2026-12-01T24:00Z', '2026-12-01T16:00', '2026-12-01T16:00+01:00',
  '1.12.2026', '12/01/2026', '-3d', '+d', '+99999d', '',
])('%j is refused with the form to use', (word) => {
  expect(readDate(word, frame)).toMatchObject({ ok: false, mistakes: [{ example: '2026-12-01T16:00Z' }] });
}); // prettier-ignore

test('too far ahead', () => {
  expect(readDate('+9999d', frame)).toMatchObject({ ok: false, mistakes: [{ expected: 'at most +3660d' }] });
});

test('the hour is the caller’s', () => {
  expect(readDate('2026-12-01', { ...frame, hour: 0 })).toMatchObject({ value: '2026-12-01T00:00:00Z' });
});

test('working days never end on a weekend and never throw', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), (days) => {
      const reading = readDate(`+${days}bd`, frame);
      expect(reading.ok && [1, 2, 3, 4, 5].includes(new Date(reading.value).getUTCDay())).toBe(true);
    }),
  );
  fc.assert(fc.property(fc.string(), (word) => !readDate(word, frame).ok || word.length > 0));
});
