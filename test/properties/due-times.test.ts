// When a clock runs out, computed a second time by a date library and by other rules of thumb: business days counted off a calendar,
// waits as intervals. The two must agree whatever happened in whatever order. `deep` asks ten thousand times.
import fc from 'fast-check';
import { DateTime, Duration, Interval } from 'luxon';
import { expect, test } from 'vitest';
import type { Fact, FactData } from '../../src/core/case/fact.ts';
import { factDraft, withEntries } from '../../src/core/case/suppose.ts';
import type { View } from '../../src/core/case/view.ts';
import { clockNamed, dueOf } from '../../src/core/plan/due.ts';
import type { PlannedClock } from '../../src/core/plan/plan.ts';
import { ada, emptyView, report } from '../core/words/a-view.ts';

const runs = Number(process.env['PROPERTY_RUNS']) * 10;

const words = ['asked', 'answered', 'accepted', 'looked', 'deferred', 'resumed'] as const;
type Word = (typeof words)[number];
type Said = Word | FactData['severity']['level'];
interface Happening {
  readonly said: Said;
  /** Seconds since what was said before. */
  readonly gap: number;
  /** Seconds for which a case is parked, where that was said. */
  readonly parked: number;
}
interface Story {
  readonly begins: number;
  readonly targets: PlannedClock['targets'];
  /** Days from the beginning that are holidays. */
  readonly free: readonly number[];
  readonly happened: readonly Happening[];
  /** Seconds from the last word until now. */
  readonly since: number;
}

const day = 86_400;
const target = fc.oneof(
  fc.nat(199).map((count) => `${count + 1}h`),
  fc.nat(59).map((count) => `${count + 1}d`),
  fc.nat(39).map((count) => `${count + 1}bd`),
);
const gap = fc.oneof(fc.constant(0), fc.nat(3_600), fc.nat(12 * day));
const happening: fc.Arbitrary<Happening> = fc.record({
  said: fc.constantFrom<Said>(...words, 'asked', 'deferred', 'none', 'low', 'medium', 'high', 'critical'),
  gap,
  parked: fc.integer({ min: 1, max: 30 * day }),
}); // prettier-ignore
const story: fc.Arbitrary<Story> = fc.record({
  begins: fc.integer({ min: Date.UTC(2026, 0, 1) / 1000, max: Date.UTC(2029, 0, 1) / 1000 }),
  targets: fc.record({ critical: target, high: target, medium: target, low: target }),
  free: fc.uniqueArray(fc.nat(80), { maxLength: 12 }),
  happened: fc.array(happening, { maxLength: 12 }),
  since: gap,
});

const moment = (seconds: number): DateTime => DateTime.fromSeconds(seconds, { zone: 'utc' });
const written = (time: DateTime): string => time.toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'");
const holidaysOf = ({ begins, free }: Story): readonly string[] => free.map((days) => moment(begins).plus({ days }).toFormat('yyyy-MM-dd')); // prettier-ignore

const isWord = (said: Said): said is Word => words.some((word) => word === said);

function factOf({ said, parked }: Happening, at: number): Fact {
  if (!isWord(said)) return { name: 'severity', level: said, because: null };
  if (said === 'asked') return { name: said, text: 'Which version?' };
  if (said === 'answered') return { name: said, comment: 7 };
  if (said === 'looked') return { name: said, what: 'status', words: [] };
  if (said === 'deferred') return { name: said, until: written(moment(at + parked)), because: 'a rewrite' };
  return { name: said };
}

/** What the program says. */
function computed(told: Story): string {
  let view: View = emptyView();
  const say = (fact: Fact, at: number): void => {
    const now = written(moment(at));
    view = withEntries({ ...view, now }, [factDraft(fact, { person: ada, said_at: now, via: `comment:${at}` })]); // prettier-ignore
  };
  say(report({ received_at: written(moment(told.begins)) }), told.begins);
  let at = told.begins;
  for (const one of told.happened) {
    at += one.gap;
    say(factOf(one, at), at);
  }
  const triage = clockNamed(view, 'triage');
  if (triage === undefined) throw new Error('the plan has no clock that the reporter’s silence stops');
  const response = { ...view.house.response, holidays: [...holidaysOf(told)] };
  const seen = { ...view, now: written(moment(at + told.since)), house: { ...view.house, response } };
  return dueOf(seen, { ...triage, targets: told.targets }, written(moment(told.begins)));
}

/** What the calendar says. */
function expected(told: Story): string {
  const { begins, targets, happened } = told;
  const levels = happened.flatMap(({ said }) => (isWord(said) ? [] : [said]));
  const level = levels.at(-1) ?? 'medium';
  const due = after(moment(begins), targets[level === 'none' ? 'low' : level], holidaysOf(told)); // prettier-ignore
  return written(due.plus(waited(told)));
}

function after(from: DateTime, wanted: string, holidays: readonly string[]): DateTime {
  const count = Number(wanted.replace(/\D+$/, ''));
  if (wanted.endsWith('h')) return from.plus({ hours: count });
  if (!wanted.endsWith('bd')) return from.plus({ days: count });
  const calendar = Array.from({ length: 7 * count + 30 }, (_, index) => from.plus({ days: index + 1 }));
  const work = calendar.filter((at) => at.weekday < 6 && !holidays.includes(at.toFormat('yyyy-MM-dd')));
  return work[count - 1] ?? DateTime.invalid('the calendar is too short');
}

/** How long it stood still, in intervals that are laid one over the other. */
function waited({ begins, happened, since }: Story): Duration {
  let at = begins;
  const times = happened.map(({ said, gap: more, parked }) => {
    at += more;
    return { said, at, until: at + parked };
  });
  const now = at + since;
  const still = times.flatMap(({ said, at: from, until }, index) => {
    const after = times.slice(index + 1);
    // An answer ends a wait for it, and so does whoever decides or goes on without one; a parked case goes on by its date too.
    const ends = { asked: ['answered', 'resumed', 'accepted'], deferred: ['resumed', 'deferred'] }[said as 'asked' | 'deferred']; // prettier-ignore
    if (ends === undefined) return [];
    const end = after.find((one) => ends.includes(one.said))?.at ?? now;
    return [
      Interval.fromDateTimes(moment(from), moment(Math.min(end, now, said === 'deferred' ? until : now))),
    ];
  });
  const seconds = Interval.merge(still.filter((wait) => !wait.isEmpty())).reduce(
    (sum, wait) => sum + wait.toDuration('seconds').seconds,
    0,
  );
  return Duration.fromObject({ seconds });
}

test('a clock runs out when a calendar says so, whatever was said and however long nobody answered', () => {
  let stoodStill = 0;
  fc.assert(
    fc.property(story, (told) => {
      if (waited(told).as('seconds') > 0) stoodStill += 1;
      expect(computed(told)).toBe(expected(told));
    }),
    { numRuns: runs },
  );
  // Else the property would hold because nothing ever waits.
  expect(stoodStill).toBeGreaterThan(runs / 10);
});
