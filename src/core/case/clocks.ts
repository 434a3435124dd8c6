// What is due on a case and when: the plan's clocks, and the dates that people set. Computed from what was said, never stored.
import { holds } from '../plan/conditions.ts';
import { dueOf } from '../plan/due.ts';
import { moments } from '../plan/moments.ts';
import type { PlannedClock } from '../plan/plan.ts';
import { doneAct, latest } from './case.ts';
import { embargoOf } from './embargo.ts';
import { leadOf } from './people.ts';
import { isOpen, statusOf } from './status.ts';
import type { View } from './view.ts';

export interface Clock {
  readonly name: string;
  readonly due: string;
  readonly what: string;
  /** A login or a role. */
  readonly who: string;
  /** The moment from which it runs by the plan; undefined for a date that people set. */
  readonly begun?: string;
}

/**
 * All running clocks of a case, the nearest first. Once the fix is public, the advisory comes before all others: what else was planned
 * is older than that. Who was told no waits for an appeal only.
 */
export function clocksOf(view: View): readonly Clock[] {
  const isWorkedOn = isOpen(statusOf(view));
  const planned = view.house.response.clocks.filter(({ starts }) => isWorkedOn !== (starts === 'declined'));
  const running = planned.flatMap((clock) => clockOf(view, clock));
  const all = isWorkedOn ? [...running, ...dates(view)] : running;
  const first = (clock: Clock): number => (clock.name === 'advise' ? 0 : 1);
  return all.toSorted((a, b) => first(a) - first(b) || (a.due < b.due ? -1 : 1));
}

/** The clock, while it runs. */
function clockOf(view: View, clock: PlannedClock): readonly Clock[] {
  const { name, text: what, owner, stops, applies_when: applies } = clock;
  const begun = moments[clock.starts](view);
  if (begun === undefined || holds(view, stops)) return [];
  const isOff = applies !== undefined && !holds(view, applies);
  return isOff ? [] : [{ name, due: dueOf(view, clock, begun), what, who: whoIs(view, owner), begun }];
}

/** Who leads does what nobody else was given. */
function whoIs(view: View, owner: PlannedClock['owner']): string {
  return owner === 'case-lead' || owner === 'triager' ? (leadOf(view)?.login ?? 'triager') : owner;
}

/** Dates that people or the reporter set for this case. */
function dates(view: View): readonly Clock[] {
  const { it } = view;
  if (doneAct(it, 'publish') !== undefined) return [];
  const embargo = embargoOf(view);
  const release = latest(it, 'scheduled')?.release_at ?? latest(it, 'remedy')?.due ?? null;
  const deadline = latest(it, 'reported')?.reporter_deadline ?? null;
  return [
    ...(deadline === null ? [] : [{ name: 'reporter', due: deadline, what: 'the reporter will publish (their date)', who: 'reporter' }]),
    ...(embargo.state === 'active' && embargo.until !== null ? [{ name: 'embargo', due: embargo.until, what: 'the embargo ends', who: 'everybody' }] : []),
    ...(release === null ? [] : [{ name: 'release', due: release, what: 'release and advisory', who: 'release' }]),
  ]; // prettier-ignore
}
