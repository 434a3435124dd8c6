// Who finds that nothing is due: a psirt-lead and whoever the regime names, two people. That something is due one says alone.
import { allOf } from '../case/case.ts';
import type { FactEntry } from '../case/entry.ts';
import { holdersOf } from '../case/people.ts';
import type { View } from '../case/view.ts';
import type { Role } from '../commands/command.ts';
import { readHolder } from '../settings/holder.ts';
import type { Regime } from './schema.ts';

/** The two roles that decide together. */
export const decidersOf = ({ decides }: Pick<Regime, 'decides'>): readonly Role[] => ['psirt-lead', decides];

/** Whether nobody with an account holds a role: then what they answer is recorded by others, or another lead is the second. */
export const isUnmanned = (view: View, role: Role): boolean =>
  holdersOf(view, role).every((holder) => readHolder(holder).kind === 'mail');

/** Whether a word that nothing is due counts: both said so, or the other one by mail, as somebody recorded with `by`. */
export function isWhole(view: View, regime: Regime, { half, seq }: FactEntry<'duty-none'>): boolean {
  if (half === null) return true;
  const [other] = decidersOf(regime).filter((role) => role !== half);
  if (other === undefined || !isUnmanned(view, other)) return false;
  return allOf(view.it, 'answered-for').some((fact) => fact.role === other && fact.seq > seq);
}
