// When a signed publication goes out by itself: what must be so first. It promises nothing that the record doesn't hold.
import { embargoOf } from '../../case/embargo.ts';
import { needsNoRelease } from '../../case/lines.ts';
import type { View } from '../../case/view.ts';
import { spoken } from '../../time.ts';

/** Everything besides the signatures; empty when nothing is waited for. */
export function conditionsOf(view: View): readonly string[] {
  const { state, until } = embargoOf(view);
  return [
    ...(needsNoRelease(view) ? [] : ['the fix is released on every line']),
    ...(state === 'active' && until !== null ? [`the embargo is over (${spoken(until)})`] : []),
  ];
}

/** `by itself when the fix is released on every line and the embargo is over (…)`, or `now`. */
export function whenSigned(view: View): string {
  const conditions = conditionsOf(view);
  return conditions.length === 0 ? 'now' : `by itself when ${conditions.join(' and ')}`;
}
