// Whether somebody disputes a case and nobody settled that yet.
import { latest } from './case.ts';
import type { FactEntry } from './entry.ts';
import type { View } from './view.ts';

/** The latest dispute that stands. */
export function disputeOf({ it }: Pick<View, 'it'>): FactEntry<'disputed'> | undefined {
  const disputed = latest(it, 'disputed');
  return (disputed?.seq ?? 0) > (latest(it, 'dispute-settled')?.seq ?? 0) ? disputed : undefined;
}
