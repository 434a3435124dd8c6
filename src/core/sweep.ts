// Which cases a sweep settles, and whether it stops and asks first. Decides from afar and settles nothing: each case then decides for
// itself, from a world of its own.
import { allowedChanges } from './sweep/allowance.ts';
import { changing, reasonsFor } from './sweep/reasons.ts';
import type { Reason } from './sweep/reasons.ts';
import type { SweepSight, SweptCase, SweptComment } from './sweep/sight.ts';

export interface Chosen {
  readonly number: number;
  readonly because: readonly Reason[];
}

/** A sweep that would change more than people were asked about. */
export interface SweepStop {
  /** The cases that it would change. */
  readonly chosen: readonly Chosen[];
  /** The most that a sweep changes without being asked. */
  readonly limit: number;
  readonly open: number;
}

export interface SweepDecision {
  /** Oldest case first; empty when the sweep stops. */
  readonly settle: readonly Chosen[];
  readonly stop: SweepStop | undefined;
}

/** From so many changes on a sweep stops, or from a tenth of the open cases where that is more. */
export const mostChanges = 20;

/** Decides over all cases and all issues that may become one. */
export function decideSweep(sight: SweepSight): SweepDecision {
  const settle = seenOf(sight).flatMap((seen) => {
    const because = reasonsFor(sight, seen);
    return because.length === 0 ? [] : [{ number: seen.number, because }];
  });
  const chosen = settle.filter(({ because }) => because.some(isChange));
  const open = sight.cases.filter(({ state }) => state === 'open').length;
  const limit = Math.max(mostChanges, Math.ceil(open / 10));
  if (chosen.length < limit || chosen.length <= allowedChanges(sight)) return { settle, stop: undefined };
  return { settle: [], stop: { chosen, limit, open } };
}

function isChange(reason: Reason): boolean {
  return (changing as readonly Reason[]).includes(reason);
}

function seenOf({ cases, issues, comments, looked }: SweepSight) {
  const records = new Map(cases.map((record): [number, SweptCase] => [record.number, record]));
  const shown = new Map(issues.map((issue) => [issue.number, issue]));
  const said = new Map<number, SweptComment[]>();
  for (const comment of comments) said.set(comment.issue, [...(said.get(comment.issue) ?? []), comment]);
  const numbers = [...new Set([...records.keys(), ...shown.keys()])].toSorted((a, b) => a - b);
  return numbers.map((number) => ({
    number,
    record: records.get(number),
    issue: shown.get(number),
    comments: said.get(number) ?? [],
    looked: looked.get(number),
  }));
}
