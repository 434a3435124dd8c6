// Two people, one hash: which publication is asked for, who signed it, and whether both signatures stand. Who may sign stands in signers.ts.
import { allOf, doneAct, isByHand, latest } from './case.ts';
import type { Case, Receipt } from './case.ts';
import type { FactEntry } from './entry.ts';
import type { View } from './view.ts';

/** Hours for which an approval form stands after the scheduled time, and after the request where none is scheduled. */
export const validHours = 72;

/** The publication that is asked for and neither rejected nor out of date. */
export function pendingRequest({ it, now }: View): FactEntry<'publish-requested'> | undefined {
  return requestAt(it, now);
}

/** The latest request, if it had not run out by this time; once rejected it stands at no time, also not at an earlier one. */
function requestAt(it: Case, time: string): FactEntry<'publish-requested'> | undefined {
  const request = latest(it, 'publish-requested');
  if (request === undefined || request.expires < time) return undefined;
  const rejected = allOf(it, 'rejected').some(({ hash, seq }) => hash === request.hash && seq > request.seq);
  return rejected ? undefined : request;
}

/** The request that is pending, or by which the case was published: by us, or by a person who published what it says. */
export function standingRequest({ it, now }: View): FactEntry<'publish-requested'> | undefined {
  const published = doneAct(it, 'publish');
  if (published === undefined) return requestAt(it, now);
  const request = requestAt(it, published.begun ?? published.at);
  return !isByHand(published) || published.made['form'] === request?.hash ? request : undefined;
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

/** The receipt of a publication by hand of something that nobody signed, or whose signatures no longer stood. */
export function publishedUnsigned(view: View): Receipt | undefined {
  const published = doneAct(view.it, 'publish');
  if (published === undefined || !isByHand(published)) return undefined;
  return signedRequest(view) === undefined ? published : undefined;
}

/** Whether somebody agreed to a remedy, and nobody said no to it since. */
export function isAgreed({ it }: Pick<View, 'it'>, { seq: since }: FactEntry<'remedy'>): boolean {
  const agreed = allOf(it, 'approved').findLast(({ what }) => what === 'remedy' || what === 'wontfix');
  const refused = allOf(it, 'rejected').findLast(({ what }) => what === 'remedy');
  return agreed !== undefined && agreed.seq > Math.max(since, refused?.seq ?? 0);
}
