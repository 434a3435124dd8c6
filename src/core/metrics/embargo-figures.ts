// The embargo of a case in figures: whether it had one, how long it was, how often it was moved, and what broke it.
import { breachOf } from '../case/breach.ts';
import { allOf, latest } from '../case/case.ts';
import { embargoOf } from '../case/embargo.ts';
import { listedParties } from '../case/parties.ts';
import type { View } from '../case/view.ts';
import type { CaseMoments } from './moments-of.ts';

/** Why an embargo broke, as far as the log tells. */
export type BreachCause = 'attack' | 'rediscovery' | 'a party' | 'exploit code' | 'leak or unknown';

export interface EmbargoFigures {
  /** Seconds from the report until the embargo or the case ended or, while it runs, until now. */
  readonly length: number;
  readonly extensions: number;
  readonly broken: BreachCause | null;
  readonly parties: number;
}

/** @returns null where the case never had one */
export function embargoFigures(view: View, known: CaseMoments): EmbargoFigures | null {
  const { state, until, extensions } = embargoOf(view);
  const broken = breachOf(view);
  if (known.received === undefined || state === 'none' || state === 'undefined') return null;
  const ends = [broken?.said_at, known.public, until, endedAt(view)].flatMap((time) => time ?? []);
  const end = ends.reduce((first, time) => (time < first ? time : first), view.now);
  const length = (Date.parse(end) - Date.parse(known.received)) / 1000;
  const cause = broken === undefined ? null : causeOf(view, broken.how);
  return { length: Math.max(0, length), extensions, broken: cause, parties: listedParties(view).length };
}

/** A case that came to nothing binds nobody any more. */
function endedAt({ it }: View): string | undefined {
  return (latest(it, 'declined') ?? latest(it, 'closed'))?.said_at;
}

function causeOf({ it }: View, how: 'broken' | 'public' | 'exploit'): BreachCause {
  if (allOf(it, 'party').some(({ act }) => act === 'breached')) return 'a party';
  if (latest(it, 'exploit')?.state === 'wild') return 'attack';
  if (latest(it, 'rediscovered') !== undefined) return 'rediscovery';
  return how === 'exploit' ? 'exploit code' : 'leak or unknown';
}
