// The second signers of what is asked for, in words and as GitHub calls them.
import { approversOf } from '../../case/signers.ts';
import type { FactEntry } from '../../case/entry.ts';
import type { View } from '../../case/view.ts';
import { readHolder } from '../../settings/holder.ts';
import type { Holder } from '../../settings/holder.ts';

/** Mentions of everybody who may sign, as GitHub calls them. */
export function callsOfApprovers(view: View, request: FactEntry<'publish-requested'>): readonly string[] {
  return approversOf(view, request).map(readHolder).flatMap(callOf);
}

/** What makes GitHub call somebody; nobody can be called who is reached by mail alone. */
export function callOf(holder: Holder): readonly string[] {
  if (holder.kind === 'mail') return [];
  return [`@${holder.kind === 'team' ? holder.team : holder.login}`];
}
