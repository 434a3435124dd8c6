// A hand-over of a case that nobody took yet. Who led leads on until then.
import { allOf, latest } from './case.ts';
import type { FactEntry } from './entry.ts';
import type { View } from './view.ts';

/** The last offer, unless somebody was made the lead since. */
export function pendingHandoff({ it }: Pick<View, 'it'>): FactEntry<'handoff'> | undefined {
  const offer = latest(it, 'handoff');
  const led = allOf(it, 'assigned').findLast(({ role }) => role === 'case-lead');
  return offer !== undefined && offer.seq > (led?.seq ?? 0) ? offer : undefined;
}
