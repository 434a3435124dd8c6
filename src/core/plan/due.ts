// When a clock of the plan runs out: from its moment by its target for the case's severity, and by as much later as it stood still.
import type { Severity } from '../advisory/cvss.ts';
import { severityOf } from '../case/severity.ts';
import type { View } from '../case/view.ts';
import { day, hour, later, laterOnBusinessDays } from '../time.ts';
import { pauses } from './pauses.ts';
import type { Interval } from './pauses.ts';
import type { PlannedClock } from './plan.ts';

type Rated = keyof PlannedClock['targets'];

/** Which target counts: as long as nobody knows the severity, that of a medium one. */
const rated: Readonly<Record<Severity, Rated>> = {
  critical: 'critical', high: 'high', medium: 'medium', low: 'low', none: 'low',
}; // prettier-ignore

/** The plan's clock of this name; undefined where the plan has none. */
export function clockNamed({ house }: Pick<View, 'house'>, name: string): PlannedClock | undefined {
  return house.response.clocks.find((clock) => clock.name === name);
}

/** What we promise somebody outside by a clock of the plan, from a time on; undefined where the plan has no such clock. */
export function promised(view: View, name: string, from: string): string | undefined {
  const clock = clockNamed(view, name);
  return clock === undefined ? undefined : dueAfter(view, clock, from);
}

/** When it runs out, having begun then. */
export function dueOf(view: View, clock: PlannedClock, from: string): string {
  const due = dueAfter(view, clock, from);
  return later(due, secondsIn(standstills(view, clock), from, view.now));
}

function standstills(view: View, { paused_while: names = [] }: PlannedClock): readonly Interval[] {
  return names.flatMap((name) => pauses[name](view));
}

/** Whether it stands still now. */
export function isPaused(view: View, clock: PlannedClock): boolean {
  return standstills(view, clock).some(({ to }) => to === undefined || to > view.now);
}

/** When it would run out, had it begun then and never stood still. */
export function dueAfter(view: View, clock: PlannedClock, from: string): string {
  const level = severityOf(view).level ?? 'medium';
  const target = clock.targets[rated[level]];
  const count = Number.parseInt(target, 10) * (clock.counts_back ? -1 : 1);
  if (target.endsWith('bd')) return laterOnBusinessDays(from, count, view.house.response.holidays);
  return later(from, count * (target.endsWith('d') ? day : hour));
}

/** Seconds that lie in any of the intervals, between two times; an interval without an end lasts until the second. */
function secondsIn(intervals: readonly Interval[], from: string, to: string): number {
  let counted = Date.parse(from);
  let sum = 0;
  for (const interval of intervals.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from))) {
    const begin = Math.max(Date.parse(interval.from), counted);
    const end = Math.min(Date.parse(interval.to ?? to), Date.parse(to));
    if (end <= begin) continue;
    // What two waits share stood still once.
    counted = end;
    sum += (end - begin) / 1000;
  }
  return sum;
}
