// Who must agree to a remedy before it counts, and who has. What will not be fixed is decided by those who answer for the product and for
// its security together; the worse it is, the more of them.
import type { Role } from '../commands/command.ts';
import { readHolder } from '../settings/holder.ts';
import { allOf } from './case.ts';
import { isVoid } from './conflicts.ts';
import type { FactEntry } from './entry.ts';
import { holdersOf } from './people.ts';
import { severityOf } from './severity.ts';
import type { View } from './view.ts';

/** One word that is needed; any of these roles can give it. */
export type Consent = readonly Role[];

/** Every word that a remedy needs beside the one of whoever decided it, whether it was given or not. */
export function consentsFor(view: View, { decision }: FactEntry<'remedy'>): readonly Consent[] {
  const isOwned = holdersOf(view, 'product-owner').length > 0;
  if (decision !== 'wontfix') return [isOwned ? ['product-owner'] : ['product-owner', 'psirt-lead']];
  const { level = 'none' } = severityOf(view);
  if (level === 'none' || level === 'low') return [['product-owner', 'psirt-lead']];
  return [
    ['psirt-lead'],
    ...(isOwned ? [['product-owner'] as const] : []),
    ...(level === 'critical' && holdersOf(view, 'exec').length > 0 ? [['exec'] as const] : []),
  ];
}

/** The words that a remedy still needs; empty when it counts. */
export function consentsMissing(view: View, remedy: FactEntry<'remedy'>): readonly Consent[] {
  const agreed = agreementsTo(view, remedy);
  const given = new Set([...agreed.flatMap(({ roles = [] }) => roles), ...answersSince(view, remedy)]);
  const needed = consentsFor(view, remedy);
  // Of several words the one who decided gives theirs by deciding, but nobody decides alone.
  const counts = needed.length > 1 && agreed.length > 0 && !isVoid(view, remedy);
  const own = counts ? new Set(remedy.roles ?? []) : new Set<Role>();
  return needed.filter((consent) => !consent.some((role) => given.has(role) || own.has(role)));
}

/** Who agreed to it and stands by it. */
export function agreementsTo(
  { it }: Pick<View, 'it'>,
  { seq: since }: FactEntry<'remedy'>,
): readonly FactEntry<'approved'>[] {
  const refused = allOf(it, 'rejected').findLast(({ what }) => what === 'remedy');
  return allOf(it, 'approved').filter(
    (fact) =>
      (fact.what === 'remedy' || fact.what === 'wontfix') &&
      fact.seq > Math.max(since, refused?.seq ?? 0) &&
      !isVoid({ it }, fact),
  );
}

/** Roles that are only a mail address: the lead recorded what they answered. */
function answersSince(view: View, { seq: since }: FactEntry<'remedy'>): readonly Role[] {
  return allOf(view.it, 'answered-for').flatMap(({ role, seq }) =>
    seq > since && holdersOf(view, role).every((holder) => readHolder(holder).kind === 'mail') ? [role] : [],
  );
}
