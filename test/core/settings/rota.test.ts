// Whose turn it is: one person at every moment, each for the same time, whatever the calendar does.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onCallAt } from '../../../src/core/settings/rota.ts';
import { atSecond, day, later } from '../../../src/core/time.ts';

const people = ['ada', 'lin', 'dev'];
const weekly = { on_call: { people, starts: '2026-12-21', days: 7 } };
const turn = (time: string) => onCallAt(weekly, time);

test('a turn begins at its first second, and the next one follows it over the end of a year', () => {
  expect(turn('2026-12-21T00:00:00Z')).toEqual({ login: 'ada', until: '2026-12-28T00:00:00Z' });
  expect(turn('2026-12-27T23:59:59Z')).toEqual({ login: 'ada', until: '2026-12-28T00:00:00Z' });
  expect(turn('2026-12-28T00:00:00Z')).toEqual({ login: 'lin', until: '2027-01-04T00:00:00Z' });
  expect(turn('2027-01-01T12:00:00Z')?.login).toBe('lin');
  expect(turn('2027-01-11T00:00:00Z')?.login).toBe('ada');
});

test('neither a change of clocks nor a leap day moves a turn', () => {
  const daily = { on_call: { people: ['ada', 'lin'], starts: '2027-03-27', days: 1 } };
  expect(onCallAt(daily, '2027-03-28T23:59:59Z')).toEqual({ login: 'lin', until: '2027-03-29T00:00:00Z' });
  expect(onCallAt(daily, '2027-11-01T00:00:00Z')?.until).toBe('2027-11-02T00:00:00Z');
  const leap = { on_call: { people: ['ada', 'lin'], starts: '2028-02-28', days: 1 } };
  expect(onCallAt(leap, '2028-02-29T01:00:00Z')).toEqual({ login: 'lin', until: '2028-03-01T00:00:00Z' });
  expect(onCallAt(leap, '2028-03-01T01:00:00Z')?.login).toBe('ada');
});

test('nobody before the rota starts, and nobody without one', () => {
  for (const time of [
    '2026-12-20T23:59:59Z',
    '2026-12-08T12:00:00Z',
    '2026-12-01T12:00:00Z',
    '2026-11-30T12:00:00Z',
  ])
    expect(turn(time)).toBeUndefined();
  expect(onCallAt({ on_call: null }, '2026-12-21T00:00:00Z')).toBeUndefined();
});

const seconds = (from: string, to: string) => fc.integer({ min: Date.parse(from) / 1000, max: Date.parse(to) / 1000 }).map(atSecond); // prettier-ignore

test('at each moment it is one person’s turn, turns touch each other, and everybody comes in order', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 366 }),
      seconds('2027-01-01T00:00:00Z', '2040-01-01T00:00:00Z'),
      (names, days, time) => {
        const rota = { on_call: { people: names, starts: '2027-01-01', days } };
        const now = onCallAt(rota, time);
        const until = now?.until ?? '';
        expect(until > time).toBe(true);
        expect(onCallAt(rota, later(until, -1))).toEqual(now);
        expect(onCallAt(rota, later(until, -days * day))).toEqual(now);
        const next = onCallAt(rota, until);
        expect(next?.until).toBe(later(until, days * day));
        const place = names.indexOf(now?.login ?? '');
        expect(next?.login).toBe(names[(place + 1) % names.length]);
      },
    ),
  );
});
