// When a clock warns before it runs out: by its length, or by so long before a date that people set. A warning is no mention in the case; it
// is a line in somebody's digest.
import { clocksOf } from '../case/clocks.ts';
import type { Clock } from '../case/clocks.ts';
import { foldCase } from '../case/case.ts';
import { isFrozen } from '../case/frozen.ts';
import type { View } from '../case/view.ts';
import { day, hour, later, minute } from '../time.ts';

const beforeDates = [14 * day, 7 * day, 3 * day, day, 2 * hour];
const beforeShort = [12 * hour, 6 * hour, 2 * hour, 30 * minute];
const shares = [0.5, 0.75, 0.9];

/** The times at which a clock warns, the earliest first. */
export function warningsOf({ name, begun, due }: Pick<Clock, 'name' | 'begun' | 'due'>): readonly string[] {
  const before = (spans: readonly number[]): readonly string[] => spans.map((span) => later(due, -span));
  // One that counts back to a date begins when it is over.
  if (begun === undefined || begun >= due || name === 'disclose') return before(beforeDates);
  const length = (Date.parse(due) - Date.parse(begun)) / 1000;
  if (length <= day) return before(beforeShort).filter((at) => at > begun);
  return shares.map((share) => later(begun, length * share));
}

/** Which warnings of a case have come by now: each by its clock, the wait that it is about, and how many came before it. */
function comeBy(view: View): ReadonlyMap<string, Clock> {
  const come = new Map<string, Clock>();
  for (const clock of clocksOf(view))
    for (const [index, at] of warningsOf(clock).entries())
      if (at <= view.now) come.set(`${clock.name} ${clock.begun ?? ''} ${index}`, clock);
  return come;
}

/**
 * The clocks of which a warning came after a time, as the record was then: also where it came because a clock is shorter than it was.
 * @param view the case as of the time up to which
 */
export function warnedSince(view: View, since: string): readonly Clock[] {
  if (isFrozen(view)) return [];
  const known = comeBy(asOf(view, since));
  const fresh = [...comeBy(view)].flatMap(([key, clock]) => (known.has(key) ? [] : [clock]));
  return [...new Set(fresh)];
}

function asOf(view: View, now: string): View {
  const { number, entries, head } = view.it;
  const before = entries.filter(({ at }) => at <= now);
  return { ...view, now, it: foldCase(number, before, { ...head, seq: before.length }) };
}
