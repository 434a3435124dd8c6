// When a signed publication goes out by itself: what must be so first. It promises nothing that the record doesn't hold.
import { embargoOf, isRunning } from '../../case/embargo.ts';
import { latest } from '../../case/case.ts';
import { allReleased, linesOf, needsNoRelease } from '../../case/lines.ts';
import type { View } from '../../case/view.ts';
import { adviseTarget } from '../../plan/targets.ts';
import { later, spoken } from '../../time.ts';

/** Everything besides the signatures; empty when nothing is waited for. */
export function conditionsOf(view: View): readonly string[] {
  const embargo = embargoOf(view);
  return [
    ...(needsNoRelease(view) || allReleased(view) ? [] : [released(view)]),
    ...(isRunning(embargo) && embargo.until !== null
      ? [`the embargo is over (${spoken(embargo.until)})`]
      : []),
  ];
}

/** Once the fix is public, late lines hold the advisory up for some hours only. */
function released(view: View): string {
  if (linesOf(view).length === 1) return 'the fix is released';
  const since = latest(view.it, 'fix-public')?.said_at;
  const late =
    since === undefined
      ? ''
      : ` (from ${spoken(later(since, adviseTarget(view)))} on, one released line is enough)`;
  return `the fix is released on every line${late}`;
}

/** `by itself when the fix is released on every line and the embargo is over (…)`, or `now`. */
export function whenSigned(view: View): string {
  const conditions = conditionsOf(view);
  return conditions.length === 0 ? 'now' : `by itself when ${conditions.join(' and ')}`;
}
