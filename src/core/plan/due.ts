// When a clock of the plan runs out: from its moment by its target for the case's severity, and by as much later as it stood still.
import type { Severity } from '../advisory/cvss.ts';
import { severityOf } from '../case/severity.ts';
import type { View } from '../case/view.ts';
import { day, hour, later, laterOnBusinessDays } from '../time.ts';
import { pauses } from './pauses.ts';
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

/** When it runs out, having begun then. */
export function dueOf(view: View, clock: PlannedClock, from: string): string {
  const due = dueAfter(view, clock, from);
  const { paused_while: pause } = clock;
  return pause === undefined ? due : later(due, secondsIn(pauses[pause](view), from, view.now));
}

/** When it would run out, had it begun then and never stood still. */
export function dueAfter(view: View, clock: PlannedClock, from: string): string {
  const level = severityOf(view).level ?? 'medium';
  const target = clock.targets[rated[level]];
  const count = Number.parseInt(target, 10);
  if (target.endsWith('bd')) return laterOnBusinessDays(from, count, view.house.response.holidays);
  return later(from, count * (target.endsWith('d') ? day : hour));
}

/** Seconds of the intervals that lie between two times; one without an end lasts until the second. */
function secondsIn(
  intervals: readonly { readonly from: string; readonly to: string | undefined }[],
  from: string,
  to: string,
): number {
  return intervals.reduce((sum, interval) => {
    const begin = Math.max(Date.parse(interval.from), Date.parse(from));
    const end = Math.min(Date.parse(interval.to ?? to), Date.parse(to));
    return sum + Math.max(0, end - begin) / 1000;
  }, 0);
}
