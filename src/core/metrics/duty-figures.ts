// How the legal duties of one case were kept: filed by their true due times, filed late, or found not required.
import { dutiesOf, isOpenDuty } from '../case/duties.ts';
import type { Duty } from '../case/duties.ts';
import type { View } from '../case/view.ts';

export interface DutyFigures {
  /** Filed in time. */
  readonly kept: number;
  /** Seconds of lateness of each that was filed late, or has run out and is still open. */
  readonly late: readonly number[];
  /** Found not required by two people. */
  readonly notRequired: number;
  /** Said to be required, or filed. */
  readonly required: number;
}

/** The duties of a case that had a date or a decision; all zero where no regime was on, or nothing raised any. */
export function dutyFigures(view: View): DutyFigures {
  const duties = dutiesOf(view);
  const dated = duties.flatMap((duty) => latenessIn(duty, view.now) ?? []);
  return {
    kept: dated.filter((seconds) => seconds === 0).length,
    late: dated.filter((seconds) => seconds > 0),
    notRequired: duties.filter(({ state }) => state === 'not-required').length,
    required: duties.filter(({ state }) => ['required', 'filed', 'acknowledged'].includes(state)).length,
  };
}

/** Undefined where it has no date, or nothing has come to an end yet. */
function latenessIn({ due, state, lateness }: Duty, now: string): number | undefined {
  if (due.kind !== 'dated') return undefined;
  if (lateness !== undefined) return lateness;
  const over = (Date.parse(now) - Date.parse(due.at)) / 1000;
  return isOpenDuty(state) && over > 0 ? over : undefined;
}
