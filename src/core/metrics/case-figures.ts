// One case as figures: everything that the summary counts, and no text that anybody wrote. Its number stays behind.
import { allOf, latest } from '../case/case.ts';
import type { Case } from '../case/case.ts';
import type { ClockState } from '../case/clock-states.ts';
import { deferralOf } from '../case/deferral.ts';
import { isDrill } from '../case/drill.ts';
import { majorOf } from '../case/major.ts';
import { productOf } from '../case/product.ts';
import { severityOf } from '../case/severity.ts';
import { isOpen, outcomeOf, phaseOf, placeOf, statusOf } from '../case/status.ts';
import type { View } from '../case/view.ts';
import { holds } from '../plan/conditions.ts';
import { clockNamed } from '../plan/due.ts';
import { clockHistory } from './clock-history.ts';
import { dutyFigures } from './duty-figures.ts';
import { embargoFigures } from './embargo-figures.ts';
import { momentsOf } from './moments-of.ts';
import { orderingOf } from './ordering.ts';
import { spansOf } from './spans.ts';
import { careOf, effortOf, reporterCare, severityMove, testingOf } from './work-figures.ts';

/** What takes a case out of the figures; null: it counts. */
export type LeftOut = 'spam' | 'drill' | 'duplicate' | null;

export type CaseFigures = ReturnType<typeof figuresOf>;

export function figuresOf(view: View) {
  const { it } = view;
  const clocks = clockHistory(view);
  const known = momentsOf(view, clocks);
  const ended = clocks.filter(isDated).filter(({ name }) => concerns(view, name));
  return {
    leftOut: leftOutOf(it),
    received: known.received,
    ...standingOf(view),
    ...kindOf(view),
    confirmed: known.confirmed !== undefined,
    declined: latest(it, 'declined')?.reason ?? null,
    fixed: known.released !== undefined,
    cwes: severityOf(view).cwes,
    spans: spansOf(view, known),
    exposure: exposureOf(known),
    clocks: ended,
    clockNamed: new Map(ended.map((clock) => [clock.name, clock])),
    embargo: embargoFigures(view, known),
    ordering: orderingOf(known),
    severityMove: severityMove(view),
    care: careOf(view),
    reporter: reporterCare(view, known, clocks),
    effort: effortOf(view, known),
    testing: testingOf(view),
    similar: similarOf(it),
    reopened: latest(it, 'reopened') !== undefined,
    major: majorFigures(view),
    duties: dutyFigures(view),
  } as const;
}

/** Where it stands now. */
function standingOf(view: View) {
  const { it } = view;
  const open = isOpen(statusOf(view));
  const ends = (['closed', 'declined', 'duplicate'] as const).flatMap((name) =>
    [...allOf(it, name)].slice(-1),
  );
  const [end = null] = ends.map(({ said_at }) => said_at);
  return {
    open,
    ended: open ? null : end,
    parked: deferralOf(view) !== undefined,
    phase: phaseOf(placeOf(view)),
  };
}

/** By what cases are told apart. */
function kindOf(view: View) {
  const { it } = view;
  return {
    severity: severityOf(view).level ?? 'not rated',
    product: productOf(view)?.name ?? 'not known',
    source: latest(it, 'source')?.channel ?? latest(it, 'reported')?.source ?? 'other',
    outcome: outcomeOf(view) ?? 'open',
  };
}

type DatedClock = Extract<ClockState, { due: string }>;
const isDated = (clock: ClockState): clock is DatedClock => 'due' in clock;

/** Dates that people set are no clocks of the plan; one that counts back to a date, for people whom no case names, is nobody's. */
function concerns(view: View, name: string): boolean {
  const clock = clockNamed(view, name);
  if (clock === undefined) return false;
  return !clock.counts_back || clock.applies_when === undefined || holds(view, clock.applies_when);
}

function leftOutOf(it: Case): LeftOut {
  if (isDrill({ it })) return 'drill';
  if (latest(it, 'duplicate') !== undefined) return 'duplicate';
  return latest(it, 'declined')?.reason === 'spam' ? 'spam' : null;
}

/** Seconds for which people could know of it and had no fix; null where the fix came first, or is not out. */
function exposureOf({ public: known, released }: ReturnType<typeof momentsOf>): number | null {
  if (known === undefined || released === undefined || known >= released) return null;
  return (Date.parse(released) - Date.parse(known)) / 1000;
}

function similarOf(it: Case): {
  readonly searched: boolean;
  readonly added: number;
  readonly opened: number;
} {
  const said = allOf(it, 'similar');
  const count = (state: string): number => said.filter((fact) => fact.state === state).length;
  return { searched: said.length > 0, added: count('added'), opened: count('new') };
}

function majorFigures(view: View): { readonly state: string; readonly decided: number | null; readonly stoodDown: number | null } | null {
  const said = allOf(view.it, 'major');
  const requested = said.find(({ state }) => state === 'requested');
  if (requested === undefined) return null;
  const decided = said.find(({ seq, state, half }) => seq > requested.seq && half === undefined && ['approved', 'rejected'].includes(state));
  const approved = said.find(({ state }) => state === 'approved');
  const ended = said.find(({ state }) => state === 'ended');
  const between = (from: { said_at: string } | undefined, to: { said_at: string } | undefined): number | null =>
    from === undefined || to === undefined ? null : (Date.parse(to.said_at) - Date.parse(from.said_at)) / 1000;
  return { state: String(majorOf(view).state), decided: between(requested, decided), stoodDown: between(approved, ended) };
} // prettier-ignore
