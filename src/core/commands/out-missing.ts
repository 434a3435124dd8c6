// Nobody is given anything to do in a case that they take no part in.
import type { Actor } from '../case/actor.ts';
import { conflictOf } from '../case/conflicts.ts';
import type { View } from '../case/view.ts';
import type { Missing } from './command.ts';

/** Why this person can be given nothing here; empty where they can. */
export function outMissing(view: View, person: Actor): readonly Missing[] {
  const conflict = conflictOf(view, person);
  if (conflict === undefined) return [];
  const { login } = person;
  return [{ what: `${login} takes no part in this case: ${conflict.because}`, post: `/psirt conflict @${login} over <reason>` }]; // prettier-ignore
}
