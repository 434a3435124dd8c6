// Times at which a case may change by itself, and the bookmark from which they are counted after a restart.
import { expect, test } from 'vitest';
import { foldCase } from '../../../src/core/case/case.ts';
import type { EntryDraft } from '../../../src/core/case/entry.ts';
import { readLog, appendEntries } from '../../../src/core/case/log.ts';
import { decideSweep } from '../../../src/core/sweep.ts';
import { beginningOf, bookmarkAt, bookmarkOf } from '../../../src/core/sweep/bookmark.ts';
import type { SweptCase } from '../../../src/core/sweep/sight.ts';
import { day, hour, later } from '../../../src/core/time.ts';
import { approved, bot, confirmed, published, receipt, report, requested, start } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';
import { now, sightOf, viewOf } from './a-sight.ts';

/** Whether the case is settled by a sweep at a time, the one before having been a minute earlier. */
function isDue(steps: readonly Step[], at: string): boolean {
  const looked = new Map([
    [42, { at: later(at, -60), hash: viewOf(steps).it.head.hash, state: 'rest' as const }],
  ]);
  return decideSweep(sightOf([{ steps }], { now: at, looked })).settle.some(({ because }) =>
    because.includes('due'),
  );
}

const failed = receipt('card', {}, 'failed');
const begun: Step = {
  entry: { kind: 'intent', act: 'card', owner: 'x', expires: '2026-12-05T00:10:00Z', said_at: start, by: bot, via: 'sweep' },
}; // prettier-ignore
const publicSince = (steps: readonly Step[]): string =>
  viewOf(steps).it.facts.get('fix-public')?.[0]?.said_at ?? '';
const fixPublic: readonly Step[] = [...approved, { name: 'fix-public', what: 'c', url: 'u' }];
const failedAt = viewOf([report(), failed]).it.acts.get('card')?.receipt?.at ?? '';

test.each<[string, readonly Step[], string]>([
  ['triage is due', [report()], '2026-12-02T08:55:00Z'],
  ['triage is due tomorrow', [report()], '2026-12-01T08:55:00Z'],
  ['the embargo ends', confirmed, '2027-02-28T16:00:00Z'],
  ['a publication that is asked for expires', requested, '2026-12-13T16:00:01Z'],
  ['late lines hold nothing up any more', fixPublic, later(publicSince(fixPublic), 4 * hour)],
  ['what failed may be tried again', [report(), failed], later(failedAt, hour)],
  ['what was begun must have ended', [report(), begun], '2026-12-05T00:10:00Z'],
  ['what was begun again must have ended', [report(), failed, begun], '2026-12-05T00:10:00Z'],
])('a case is settled when %s', (_what, steps, at) => {
  expect(isDue(steps, at)).toBe(true);
  expect(isDue(steps, later(at, -120))).toBe(false);
  expect(isDue(steps, later(at, 120))).toBe(false);
}); // prettier-ignore

test('nothing waits for late lines once it is published, nor for an act that ended', () => {
  const since = publicSince(fixPublic);
  const ended = [...published, { name: 'fix-public', what: 'c', url: 'u' }, begun, receipt('card')] as const;

  expect(isDue(ended, later(since, 4 * hour))).toBe(false);
  expect(isDue(ended, '2026-12-05T00:10:00Z')).toBe(false);
});

test('a tag that asked for its publication is followed, if nobody did', () => {
  const house = { ...viewOf(confirmed).house, asks: [{ repository: 'acme/widget', tag: 'v9', at: now }] };
  const mitigated: readonly Step[] = [...confirmed, { name: 'remedy', decision: 'mitigate', due: null, mitigations: [], because: null }]; // prettier-ignore
  const because = (steps: readonly Step[], looked: string) => {
    const known = new Map([[42, { at: looked, hash: viewOf(steps).it.head.hash, state: 'rest' as const }]]);
    const sight = sightOf([{ steps }], { now: later(now, 60), looked: known });
    return decideSweep({ ...sight, house }).settle.flatMap((chosen) => chosen.because);
  };
  expect(because(mitigated, now)).toContain('due');
  expect(because(mitigated, later(now, 1))).not.toContain('due');
  expect(because(confirmed, now)).not.toContain('due');
});

test('a case without an embargo has no end of it', () => {
  const end = '2027-02-28T16:00:00Z';

  expect(isDue([report()], end)).toBe(true);
  expect(isDue([report({ embargo_until: null })], end)).toBe(false);
});

function houseOf(drafts: readonly EntryDraft[]) {
  const log = readLog(appendEntries(undefined, drafts, start).lines);
  return log.ok ? foldCase(0, log.entries, log.head) : foldCase(0, [], { seq: 0, hash: '' });
}

const mark = (until: string, more: object = {}) => ({
  until,
  installedAt: start,
  bot,
  now,
  warm: true,
  ...more,
});

test('what is remembered is a day old at most, or two when a process has just begun', () => {
  const empty = houseOf([]);
  const house = houseOf(bookmarkAt(empty, mark(now)));

  expect(bookmarkOf(empty)).toBeUndefined();
  expect(bookmarkAt(empty, mark(later(start, day - 1)))).toEqual([]);
  expect(bookmarkOf(house)).toBe(now);
  expect(bookmarkAt(house, mark(later(now, day - 1)))).toEqual([]);
  expect(bookmarkAt(house, mark(later(now, day)))).toHaveLength(1);
  expect(bookmarkAt(house, mark(later(now, 2 * day - 1), { warm: false }))).toEqual([]);
  expect(bookmarkAt(house, mark(later(now, 2 * day), { warm: false }))).toHaveLength(1);
});

test('a sweep that nobody remembers begins a day before the newest word, but not before the install', () => {
  const view = viewOf([report(), { name: 'acknowledged' }]);
  const open: SweptCase = { number: 42, head: view.it.head, state: 'open', it: view.it };
  const wordless = viewOf([receipt('card')]);
  const silent: SweptCase = { number: 43, head: wordless.it.head, state: 'open', it: wordless.it };
  const closed: SweptCase = { number: 44, head: view.it.head, state: 'closed' };
  const newest = view.it.entries.at(-1)?.said_at ?? '';

  expect(beginningOf(houseOf([]), [open, silent, closed], '2026-01-01T00:00:00Z')).toBe(later(newest, -day));
  expect(beginningOf(houseOf([]), [open], now)).toBe(now);
  expect(beginningOf(houseOf([]), [silent], start)).toBe(start);
  expect(beginningOf(houseOf(bookmarkAt(houseOf([]), mark(now))), [open], start)).toBe(now);
});
