// Whether a clock ended in time. One that runs, stands still, or never stopped because the case went another way says nothing.
import type { ClockState } from '../case/clock-states.ts';

/** @returns null where it did not end */
export function isKept(clock: Pick<ClockState, 'state'> | undefined): boolean | null {
  if (clock?.state === 'met') return true;
  return clock?.state === 'missed' || clock?.state === 'overdue' ? false : null;
}
