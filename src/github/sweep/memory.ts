// What this process remembers between sweeps: how each case came out when it was settled last, and up to when all was done.
import type { Looked, SweepSight } from '../../core/sweep/sight.ts';
import { later, minute } from '../../core/time.ts';

export interface SweepMemory {
  /** The time of the last complete look: lists are read from there. */
  seen: string | undefined;
  /** Up to when nothing is left undone. */
  until: string | undefined;
  readonly looked: Map<number, Looked>;
}

/** GitHub's machines don't have quite the same time. */
const skew = minute;

/** A sweep settled these cases and no others. @returns the time up to which nothing is left undone */
export function finished(
  memory: SweepMemory,
  { now, until, cases }: SweepSight,
  chosen: ReadonlySet<number>,
): string {
  const { looked } = memory;
  for (const { number, head } of cases)
    if (!chosen.has(number) && !looked.has(number))
      looked.set(number, { at: now, hash: head?.hash, state: 'rest' });
  const unfinished = [...looked.values()].filter(({ state }) => state === 'unfinished').map(({ at }) => at);
  const since = later(now, -skew);
  const failed = [...chosen].some((number) => (looked.get(number)?.at ?? '') < since);
  const reached = failed ? until : [now, ...unfinished].reduce((one, other) => (one < other ? one : other));
  memory.until = reached > until ? reached : until;
  return memory.until;
}
