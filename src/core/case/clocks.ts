// What is due on a case and when: the plan's clocks, and the dates that people set. Computed from what was said, never stored.
import { holds } from '../plan/conditions.ts';
import { dueOf, isPaused } from '../plan/due.ts';
import { moments } from '../plan/moments.ts';
import type { PlannedClock } from '../plan/plan.ts';
import { allOf, doneAct, latest } from './case.ts';
import { deferralOf } from './deferral.ts';
import { embargoOf, isRunning } from './embargo.ts';
import { deadlineOf } from './owed.ts';
import { actingLead, onCallFor } from './people.ts';
import { legalClocks } from './legal-clocks.ts';
import { isHeldDuplicate, isOpen, statusOf } from './status.ts';
import { promisedUpdate, lastEarlyVersion } from './versions.ts';
import type { Request } from './versions.ts';
import type { View } from './view.ts';

export interface Clock {
  readonly name: string;
  readonly due: string;
  readonly what: string;
  /** A login or a role. */
  readonly who: string;
  /** The moment from which it runs by the plan; undefined for a date that people set. */
  readonly begun?: string;
  /** Roles that are warned beside them. */
  readonly also?: readonly string[];
  /** A clock of the law: it never stands still. */
  readonly legal?: true;
}

/**
 * All running clocks of a case, the nearest first. Once the fix is public, the advisory comes before all others: what else was planned
 * is older than that. Who was told no waits for an appeal only.
 */
export function clocksOf(view: View): readonly Clock[] {
  if (isHeldDuplicate(view)) return clocksOfReport(view);
  const isWorkedOn = isOpen(statusOf(view));
  const planned = view.house.response.clocks.filter(({ starts }) => isWorkedOn !== (starts === 'declined'));
  const running = planned.flatMap((clock) => clockOf(view, clock));
  const own = isWorkedOn ? [...dates(view), ...running, ...parkedTo(view)] : running;
  const all = [...own, ...legalClocks(view)];
  const first = (clock: Clock): number => (clock.name === 'advise' ? 0 : 1);
  return all.toSorted((a, b) => first(a) - first(b) || (a.due < b.due ? -1 : Number(a.due > b.due)));
}

/** What one reporter is owed while their report is held: news, and regard for their date. */
function clocksOfReport(view: View): readonly Clock[] {
  const owed = view.house.response.clocks.filter(({ starts }) => starts === 'told-last');
  const all = [...owed.flatMap((clock) => clockOf(view, clock)), ...deadlines(view), ...legalClocks(view)];
  return all.toSorted((a, b) => (a.due < b.due ? -1 : 1));
}

/** Of all reports of one vulnerability the earliest date counts. */
function deadlines(view: View): readonly Clock[] {
  const own = deadlineOf(view);
  const others = allOf(view.it, 'attached').map(({ deadline }) => deadline);
  const [due] = [own, ...others].flatMap((date) => date ?? []).toSorted();
  return due === undefined ? [] : [{ name: 'reporter', due, what: 'the reporter will publish (their date)', who: 'reporter' }]; // prettier-ignore
}

/** The clock, while it runs. */
function clockOf(view: View, clock: PlannedClock): readonly Clock[] {
  const { name, text: what, owner, stops, applies_when: applies } = clock;
  const begun = moments[clock.starts](view);
  if (begun === undefined || holds(view, stops)) return [];
  const isOff = applies !== undefined && !holds(view, applies);
  // Of a clock that stands still nobody knows when it will run out.
  return isOff || isPaused(view, clock)
    ? []
    : [{ name, due: dueBy(view, clock, begun), what, who: whoIs(view, owner), begun }];
}

/** Whoever reported it may publish before our own time for that is over: then theirs counts. */
function dueBy(view: View, clock: PlannedClock, begun: string): string {
  const due = dueOf(view, clock, begun);
  const deadline = clock.name === 'disclose' ? deadlineOf(view) : null;
  return deadline !== null && deadline < due ? deadline : due;
}

/** Who leads does what nobody else was given; until somebody does, who is on call. */
function whoIs(view: View, owner: PlannedClock['owner']): string {
  const person = actingLead(view) ?? onCallFor(view);
  return owner === 'case-lead' || owner === 'triager' ? (person?.login ?? 'triager') : owner;
}

/** When a case that is parked goes on. */
function parkedTo(view: View): readonly Clock[] {
  const parked = deferralOf(view);
  if (parked === undefined) return [];
  const who = whoIs(view, 'triager');
  return [{ name: 'deferral', due: parked.to, what: 'the case goes on by itself', who }];
}

/** Dates that people or the reporter set for this case. */
function dates(view: View): readonly Clock[] {
  const { it } = view;
  if (doneAct(it, 'publish') !== undefined) return [];
  const early = lastEarlyVersion(view);
  if (early !== undefined) return [...promised(view, early), ...releaseDate(view)];
  const embargo = embargoOf(view);
  return [
    ...deadlines(view),
    ...(isRunning(embargo) && embargo.until !== null ? [{ name: 'embargo', due: embargo.until, what: 'the embargo ends', who: 'everybody' }] : []),
    ...releaseDate(view),
  ]; // prettier-ignore
}

function releaseDate({ it }: View): readonly Clock[] {
  const release = latest(it, 'scheduled')?.release_at ?? latest(it, 'remedy')?.due ?? null;
  return release === null ? [] : [{ name: 'release', due: release, what: 'release and advisory', who: 'release' }]; // prettier-ignore
}

/** What an early version told the public: from then on nobody's deadline or embargo counts any more, only our word. */
function promised(view: View, early: Request): readonly Clock[] {
  const due = promisedUpdate(view, early);
  const what = 'the update that the early advisory promises';
  return due === undefined ? [] : [{ name: 'next-update', due, what, who: whoIs(view, 'case-lead'), begun: early.at }]; // prettier-ignore
}
