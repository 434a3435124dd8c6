// Whether a case stands still because its record can't be trusted. Only people end that, by `reopen`, after they have looked.
import { allOf, latest } from './case.ts';
import type { Case } from './case.ts';
import type { FactEntry } from './entry.ts';
import type { View } from './view.ts';

/** Frozen, and not reopened since. */
export function isFrozen({ it }: Pick<View, 'it'>): boolean {
  return (latest(it, 'frozen')?.seq ?? 0) > (latest(it, 'reopened')?.seq ?? 0);
}

/** Whether the case was frozen for this after an entry, and reopened by somebody who looked. */
export function isLookedAt(it: Case, because: string, since: number): boolean {
  const reopened = latest(it, 'reopened')?.seq ?? 0;
  return allOf(it, 'frozen').some(
    (frozen) => frozen.seq > since && frozen.seq < reopened && frozen.because.includes(because),
  );
}

/** The latest `reopen` that took a declined or closed case up again. One that ends a freeze does no more than that. */
export function lastReopening(it: Case): FactEntry<'reopened'> | undefined {
  const all = allOf(it, 'reopened');
  return all.findLast(({ seq }, at) => {
    const before = all[at - 1]?.seq ?? 0;
    return !allOf(it, 'frozen').some((frozen) => frozen.seq > before && frozen.seq < seq);
  });
}
