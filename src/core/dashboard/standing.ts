// How each open case stands, as the dashboard may tell it: its number, its product's family, and what labels and clocks say. Nothing of
// a report, and no word of anybody.
import { clocksOf } from '../case/clocks.ts';
import type { Clock } from '../case/clocks.ts';
import { isDrill } from '../case/drill.ts';
import { openDuties } from '../case/duties.ts';
import type { Duty } from '../case/duties.ts';
import { embargoOf, isRunning } from '../case/embargo.ts';
import { isFrozen } from '../case/frozen.ts';
import { actingLead } from '../case/people.ts';
import { productOf } from '../case/product.ts';
import { severityOf } from '../case/severity.ts';
import { phaseOf, placeOf, statusOf } from '../case/status.ts';
import type { View } from '../case/view.ts';
import { moments } from '../plan/moments.ts';
import { day } from '../time.ts';

export type Phase = ReturnType<typeof phaseOf>;

export interface Standing {
  readonly number: number;
  readonly drill: boolean;
  readonly family: string;
  readonly severity: string;
  readonly phase: Phase;
  /** The status, or that it is frozen. */
  readonly status: string;
  /** Whole days since the report arrived; undefined where nothing says when. */
  readonly days: number | undefined;
  /** Who leads; undefined where nobody does. */
  readonly lead: string | undefined;
  /** When the embargo ends, or that it runs without a date; undefined without one. */
  readonly embargo: string | null | undefined;
  /** Clocks that ran out, the oldest first. */
  readonly overdue: readonly Clock[];
  /** Clocks that run, the nearest first. */
  readonly next: readonly Clock[];
  /** What the law or a contract still asks. */
  readonly duties: readonly Duty[];
}

/** A case as it stands at the view's time. */
export function standingOf(view: View): Standing {
  const embargo = embargoOf(view);
  const clocks = clocksOf(view).toSorted((a, b) => a.due.localeCompare(b.due, 'en'));
  return {
    number: view.it.number,
    drill: isDrill(view),
    family: productOf(view)?.product.family ?? 'not known yet',
    severity: severityOf(view).level ?? 'not known',
    phase: phaseOf(placeOf(view)),
    status: isFrozen(view) ? 'frozen' : statusOf(view),
    days: daysSince(view, moments.received(view)),
    lead: actingLead(view)?.login,
    embargo: isRunning(embargo) ? embargo.until : undefined,
    overdue: clocks.filter(({ due }) => due <= view.now),
    next: clocks.filter(({ due }) => due > view.now),
    duties: openDuties(view),
  };
}

function daysSince({ now }: View, from: string | undefined): number | undefined {
  return from === undefined ? undefined : Math.floor((Date.parse(now) - Date.parse(from)) / 1000 / day);
}
