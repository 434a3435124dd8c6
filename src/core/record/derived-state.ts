// What a case's log folds to, in plain values: for `verify`, and to hold every release to what logs of earlier releases meant. It holds
// no text that anybody wrote.
import { doneAct } from '../case/case.ts';
import { embargoOf } from '../case/embargo.ts';
import { linesOf } from '../case/lines.ts';
import { leadOf } from '../case/people.ts';
import { productOf } from '../case/product.ts';
import { severityOf } from '../case/severity.ts';
import { outcomeOf, phaseOf, placeOf, statusOf } from '../case/status.ts';
import { messagesOf } from '../case/told.ts';
import type { View } from '../case/view.ts';

export interface DerivedState {
  readonly entries: number;
  /** SHA-256 of the last line. */
  readonly head: string;
  readonly status: string;
  readonly phase: number;
  readonly outcome: string | null;
  readonly product: string | null;
  /** Numeric id of the lead's account. */
  readonly lead: number | null;
  readonly severity: string | null;
  readonly vectors: readonly string[];
  readonly embargo: { readonly state: string; readonly until: string | null };
  readonly lines: readonly DerivedLine[];
  /** What the reporter is to hear, as `notice: state`. */
  readonly told: readonly string[];
  /** Keys of the acts that were done. */
  readonly acts: readonly string[];
}

export interface DerivedLine {
  readonly line: string;
  readonly planned: string;
  readonly fix: string | null;
  readonly tested: boolean;
  readonly tag: string | null;
  readonly proven: boolean;
}

/** Folds a view. The time that counts is the view's. */
export function derivedState(view: View): DerivedState {
  const { it } = view;
  const status = statusOf(view);
  const { state, until } = embargoOf(view);
  const { level = null, vectors } = severityOf(view);
  return {
    entries: it.entries.length,
    head: it.head.hash,
    status,
    phase: phaseOf(placeOf(view)),
    outcome: outcomeOf(view) ?? null,
    product: productOf(view)?.name ?? null,
    lead: leadOf(view)?.id ?? null,
    severity: level,
    vectors,
    embargo: { state, until },
    lines: linesOf(view).map(({ line, planned, fix, tested, tag, proven }) => ({
      line,
      planned,
      fix: fix?.url ?? null,
      tested,
      tag: tag?.tag ?? null,
      proven,
    })),
    told: messagesOf(view).map((message) => `${message.notice}: ${message.state}`),
    acts: [...it.acts.keys()].filter((act) => doneAct(it, act) !== undefined),
  };
}
