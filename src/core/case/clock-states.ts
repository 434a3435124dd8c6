// How each clock of the plan went or goes: met, missed, running, standing still, or none of this case. Computed from the log as it was at
// each time; nothing of it is stored.
import { holds } from '../plan/conditions.ts';
import { dueOf, isPaused } from '../plan/due.ts';
import { moments } from '../plan/moments.ts';
import type { PlannedClock } from '../plan/plan.ts';
import { rememberedOf } from '../remembered.ts';
import { foldCase } from './case.ts';
import { clocksOf } from './clocks.ts';
import type { Entry } from './entry.ts';
import { legalStates } from './legal-clocks.ts';
import { isOpen, statusOf } from './status.ts';
import type { View } from './view.ts';

interface Named {
  readonly name: string;
  readonly what: string;
}

/** One that has not begun, or is none of this case. */
export interface UndatedClock extends Named {
  readonly state: 'pending' | 'not-applicable';
}

export interface DatedClock extends Named {
  /** `over`: it never stopped, and the case ended or went another way. */
  readonly state: 'met' | 'missed' | 'running' | 'overdue' | 'paused' | 'over';
  readonly due: string;
  /** When it stopped, or when it was looked at. */
  readonly at: string;
}

export type ClockState = UndatedClock | DatedClock;

/** Every clock of the plan in its order, then the dates that people set, the nearest first, then those of the law. */
export function clockStatesOf(view: View): readonly ClockState[] {
  const past = pastOf(view);
  const planned = view.house.response.clocks.map((clock) => stateOf(view, clock, past));
  const dates = clocksOf(view).filter(({ begun }) => begun === undefined);
  // A date takes the place of the plan's clock of its name.
  const dated = new Set(dates.map(({ name }) => name));
  return [
    ...planned.filter(({ name, state }) => state !== 'not-applicable' || !dated.has(name)),
    ...dates.map(({ name, what, due }): ClockState => {
      return { name, what, state: due <= view.now ? 'overdue' : 'running', due, at: view.now };
    }),
    ...legalStates(view),
  ];
}

/** The case as it was right after an entry. */
type Past = (entry: Entry) => View;

function pastOf(view: View): Past {
  const { number, entries, head } = view.it;
  return rememberedOf(({ seq, said_at: now }: Entry) => {
    return { ...view, now, it: foldCase(number, entries.slice(0, seq), { ...head, seq }) };
  });
}

function stateOf(view: View, clock: PlannedClock, past: Past): ClockState {
  const { name, text: what, starts, stops, applies_when: applies } = clock;
  const begun = moments[starts](view);
  if (begun === undefined) return { name, what, state: 'pending' };
  if (holds(view, stops)) return stoppedState(clock, { begun, last: whenStopped(view, clock, past) });
  if (applies !== undefined && !holds(view, applies)) return { name, what, state: 'not-applicable' };
  const due = dueOf(view, clock, begun);
  return { name, what, state: runningState(view, clock, due), due, at: view.now };
}

function runningState(view: View, clock: PlannedClock, due: string): DatedClock['state'] {
  if (isOpen(statusOf(view)) && isPaused(view, clock)) return 'paused';
  if (!clocksOf(view).some(({ name }) => name === clock.name)) return 'over';
  return due <= view.now ? 'overdue' : 'running';
}

/** The case right after the entry since which the clock stands stopped; as it is now, where time alone brought that about. */
function whenStopped(view: View, { stops }: PlannedClock, past: Past): View {
  const { entries } = view.it;
  const before = entries.findLast((entry) => !holds(past(entry), stops));
  const since = entries[before?.seq ?? 0];
  return since === undefined ? view : past(since);
}

/** It is judged by what was known when it stopped: a severity that was set afterwards makes nothing late. */
function stoppedState(
  clock: PlannedClock,
  { begun, last }: { readonly begun: string; readonly last: View },
): ClockState {
  const due = dueOf(last, clock, moments[clock.starts](last) ?? begun);
  const state = last.now <= due ? 'met' : 'missed';
  return { name: clock.name, what: clock.text, state, due, at: last.now };
}
