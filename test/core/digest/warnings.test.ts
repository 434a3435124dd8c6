// When clocks warn, and which warnings are new to somebody: each comes once, also where a clock is shorter than it was.
import { expect, test } from 'vitest';
import { warnedSince, warningsOf } from '../../../src/core/digest/warnings.ts';
import { later, hour } from '../../../src/core/time.ts';
import { accepted, at, report, viewAfter } from '../words/a-view.ts';

const clock = (name: string, due: string, begun?: string) => ({
  name,
  due,
  ...(begun === undefined ? {} : { begun }),
});

test('a long one by half, three quarters and nine tenths; a short one by hours; a date by days', () => {
  expect(warningsOf(clock('assess', '2026-12-11T00:00:00Z', '2026-12-01T00:00:00Z'))).toEqual(['2026-12-06T00:00:00Z', '2026-12-08T12:00:00Z', '2026-12-10T00:00:00Z']); // prettier-ignore
  expect(warningsOf(clock('ack', '2026-12-02T00:00:00Z', '2026-12-01T00:00:00Z'))).toEqual(['2026-12-01T12:00:00Z', '2026-12-01T18:00:00Z', '2026-12-01T22:00:00Z', '2026-12-01T23:30:00Z']); // prettier-ignore
  expect(warningsOf(clock('advise', '2026-12-01T01:00:00Z', '2026-12-01T00:00:00Z'))).toEqual([
    '2026-12-01T00:30:00Z',
  ]);
  const dated = [
    '2026-12-01T00:00:00Z',
    '2026-12-08T00:00:00Z',
    '2026-12-12T00:00:00Z',
    '2026-12-14T00:00:00Z',
    '2026-12-14T22:00:00Z',
  ];
  expect(warningsOf(clock('embargo', '2026-12-15T00:00:00Z'))).toEqual(dated);
  expect(warningsOf(clock('disclose', '2026-12-15T00:00:00Z', '2026-09-15T00:00:00Z'))).toEqual(dated);
  expect(warningsOf(clock('prenotify', '2026-12-15T00:00:00Z', '2026-12-22T00:00:00Z'))).toEqual(dated);
});

test('what warned before is not new; what warns now is, once', () => {
  const view = viewAfter([report()]);
  const received = '2026-11-30T08:55:00Z';
  const names = (now: string, since: string) => warnedSince(at(view, now), since).map(({ name }) => name);
  expect(names(later(received, 13 * hour), received)).toEqual(expect.arrayContaining(['lead', 'ack']));
  expect(names(later(received, 13 * hour), later(received, 12.9 * hour))).toEqual([]);
  expect(names(later(received, 19 * hour), later(received, 13 * hour))).toEqual(['ack']);
});

test('a clock that became shorter warns of what its new length has passed', () => {
  const view = viewAfter([...accepted, { name: 'severity', level: 'critical', because: null }]);
  const before = view.it.entries.at(-2)?.at ?? '';
  const soon = warnedSince(at(view, later(view.now, 14 * hour)), later(before, 0)).map(({ name }) => name);
  expect(soon).toContain('assess');
});

test('a frozen case warns of nothing', () => {
  const frozen = viewAfter([report(), { name: 'frozen', because: 'somebody wrote to it' }]);
  expect(warnedSince(at(frozen, '2026-12-30T00:00:00Z'), '2026-11-01T00:00:00Z')).toEqual([]);
});
