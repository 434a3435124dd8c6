// Two people, one hash: which publication is asked for, who signed it, and whether both signatures stand. Who may sign stands in signers.ts.
import { allOf, doneAct, latest } from './case.ts';
import type { FactEntry } from './entry.ts';
import type { View } from './view.ts';

/** Hours for which an approval form stands after the scheduled time, and after the request where none is scheduled. */
export const validHours = 72;

/** The publication that is asked for and neither rejected nor out of date. */
export function pendingRequest({ it, now }: View): FactEntry<'publish-requested'> | undefined {
  const request = latest(it, 'publish-requested');
  if (request === undefined || request.expires < now) return undefined;
  const rejected = allOf(it, 'rejected').some(({ hash, seq }) => hash === request.hash && seq > request.seq);
  return rejected ? undefined : request;
}

/** The request that is pending, or by which the case was published. */
export function standingRequest(view: View): FactEntry<'publish-requested'> | undefined {
  return doneAct(view.it, 'publish') === undefined
    ? pendingRequest(view)
    : latest(view.it, 'publish-requested');
}

/** The approvals of the standing request, oldest first. */
export function approvalsOf(view: View): readonly FactEntry<'approved'>[] {
  const request = standingRequest(view);
  if (request === undefined) return [];
  return allOf(view.it, 'approved').filter(
    ({ what, hash, seq }) => what === 'publish' && hash === request.hash && seq > request.seq,
  );
}

/** The signed request: first signature by asking, second by approving. */
export function signedRequest(view: View): FactEntry<'publish-requested'> | undefined {
  return approvalsOf(view).length > 0 ? standingRequest(view) : undefined;
}

/** Whether somebody agreed to a remedy, and nobody said no to it since. */
export function isAgreed({ it }: Pick<View, 'it'>, { seq: since }: FactEntry<'remedy'>): boolean {
  const agreed = allOf(it, 'approved').findLast(({ what }) => what === 'remedy' || what === 'wontfix');
  const refused = allOf(it, 'rejected').findLast(({ what }) => what === 'remedy');
  return agreed !== undefined && agreed.seq > Math.max(since, refused?.seq ?? 0);
}
