// Whether a case stands still because its record can't be trusted. Only people end that, by `reopen`, after they have looked.
import { latest } from './case.ts';
import type { View } from './view.ts';

/** Frozen, and not reopened since. */
export function isFrozen({ it }: Pick<View, 'it'>): boolean {
  return (latest(it, 'frozen')?.seq ?? 0) > (latest(it, 'reopened')?.seq ?? 0);
}
