// When a case may change although nobody does anything: a clock warns or runs out, an embargo ends, a signature or an intent expires,
// an act that failed may be tried again. A time that is missing here is noticed an hour late at most.
import { standingAsks } from '../case/asks.ts';
import { doneAct, latest } from '../case/case.ts';
import { clocksOf } from '../case/clocks.ts';
import { embargoOf } from '../case/embargo.ts';
import { owedInstants } from '../case/owed.ts';
import type { View } from '../case/view.ts';
import { day, hour, later } from '../time.ts';

/** The times at which this case may change by itself, in no order, past ones included. */
export function instantsOf(view: View): readonly string[] {
  const { it } = view;
  const until = embargoOf(view).until;
  const expires = latest(it, 'publish-requested')?.expires;
  return [
    ...clocksOf(view).flatMap(({ due, legal }) => [
      later(due, -day),
      due,
      ...(legal === true ? [later(due, -6 * hour), later(due, -12 * hour)] : []),
    ]),
    ...(until === null ? [] : [until]),
    ...owedInstants(view),
    // A signature stands up to and including the second in which it expires.
    ...(expires === undefined ? [] : [later(expires, 1)]),
    ...standingAsks(view).map(({ at }) => later(at, 1)),
    ...lateLines(view),
    ...actInstants(view),
  ];
}

/** When lines that are late no longer hold the advisory up. */
function lateLines({ it }: View): readonly string[] {
  const since = latest(it, 'fix-public')?.said_at;
  if (since === undefined || doneAct(it, 'publish') !== undefined) return [];
  return [later(since, hour), later(since, 4 * hour)];
}

function actInstants({ it }: View): readonly string[] {
  return [...it.acts.values()].flatMap(({ intent, receipt }) => {
    const open = intent !== undefined && intent.seq > (receipt?.seq ?? 0);
    const retry = receipt?.result === 'failed' ? [later(receipt.at, hour)] : [];
    return open ? [...retry, intent.expires] : retry;
  });
}
