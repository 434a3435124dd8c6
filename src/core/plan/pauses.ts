// When the clocks of a plan stand still, by name: as intervals of the case's past, so that what was counted stays counted.
import { allOf } from '../case/case.ts';
import { deferralsOf } from '../case/deferral.ts';
import type { View } from '../case/view.ts';

export interface Interval {
  readonly from: string;
  /** Undefined: it goes on. */
  readonly to: string | undefined;
}

/** From a question to the reporter until an answer, or until somebody decided without one. */
function needsInfo({ it }: Pick<View, 'it'>): readonly Interval[] {
  const ends = (['answered', 'resumed', 'accepted', 'declined', 'duplicate'] as const)
    .flatMap((name) => [...allOf(it, name)])
    .toSorted((a, b) => a.seq - b.seq);
  const intervals: Interval[] = [];
  let until: string | undefined = '';
  for (const { seq, said_at: from } of allOf(it, 'asked')) {
    // A second question before an answer goes on with the same wait.
    if (until === undefined || from < until) continue;
    until = ends.find((end) => end.seq > seq)?.said_at;
    intervals.push({ from, to: until });
  }
  return intervals;
}

/** While it is parked. */
function deferred(view: Pick<View, 'it'>): readonly Interval[] {
  return deferralsOf(view).map(({ said, to }) => ({ from: said.said_at, to }));
}

export const pauses = { 'needs-info': needsInfo, deferred } as const;

export type PauseName = keyof typeof pauses;

/** The names that a plan may use. */
export const pauseNames = Object.keys(pauses) as readonly PauseName[];
