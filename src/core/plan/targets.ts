// By when a fixed release and its advisory are due. A later date of release is no mistake; it needs the product owner's word.
import { latest } from '../case/case.ts';
import type { View } from '../case/view.ts';
import { clockNamed, dueAfter } from './due.ts';

/** Whether this date is later than the plan's target for the case; never, where the plan has no such clock. */
export function isLateRelease(view: View, due: string): boolean {
  const clock = clockNamed(view, 'release');
  if (clock === undefined) return false;
  return due > dueAfter(view, clock, latest(view.it, 'confirmed')?.said_at ?? view.now);
}

/** Seconds from the point of no return within which the advisory is due; until then it waits for lines that are late. */
export function adviseTarget(view: View): number {
  const clock = clockNamed(view, 'advise');
  const from = latest(view.it, 'fix-public')?.said_at ?? view.now;
  return clock === undefined ? 0 : (Date.parse(dueAfter(view, clock, from)) - Date.parse(from)) / 1000;
}
