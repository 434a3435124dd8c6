// Two people, one hash: which publication is asked for, who signed it, and whether both signatures stand. Who may sign stands in signers.ts.
import { allOf, doneAct, isByHand, latest } from './case.ts';
import type { Case, Receipt } from './case.ts';
import { isVoidUnder } from './conflicts.ts';
import type { FactEntry } from './entry.ts';
import { isOut, kindOf } from './versions.ts';
import type { Request, RequestKind } from './versions.ts';
import type { View } from './view.ts';

/** Hours for which an approval form stands after the scheduled time, and after the request where none is scheduled. */
export const validHours = 72;

/** What is asked for and neither rejected nor out of date; of several the latest, whichever version it is. */
export function pendingRequest(view: View): Request | undefined {
  const request = latest(view.it, 'publish-requested');
  if (request !== undefined && kindOf(request) !== 'final' && isOut(view, request)) return undefined;
  return standingAt(view.it, request, view.now);
}

/** The request, if it had not run out by this time; once rejected or void it stands at no time, also not at an earlier one. */
function standingAt(it: Case, request: Request | undefined, time: string): Request | undefined {
  if (request === undefined || request.expires < time) return undefined;
  const rejected = allOf(it, 'rejected').some(({ hash, seq }) => hash === request.hash && seq > request.seq);
  return rejected || isVoidUnder({ it }, request, request) ? undefined : request;
}

const lastOf = (it: Case, kind: RequestKind): Request | undefined =>
  allOf(it, 'publish-requested').findLast((request) => kindOf(request) === kind);

/** The request that is pending, or by which the case was published: by us, or by a person who published what it says. */
export function standingRequest({ it, now }: View): Request | undefined {
  const published = doneAct(it, 'publish');
  const last = lastOf(it, 'final');
  if (published === undefined) return standingAt(it, last, now);
  const request = standingAt(it, last, published.begun ?? published.at);
  return !isByHand(published) || published.made['form'] === request?.hash ? request : undefined;
}

/** The approvals of a request, by default of the final one, oldest first. */
export function approvalsOf(
  view: View,
  request: Request | undefined = standingRequest(view),
): readonly FactEntry<'approved'>[] {
  if (request === undefined) return [];
  return allOf(view.it, 'approved').filter(
    (fact) =>
      fact.what === 'publish' &&
      fact.hash === request.hash &&
      fact.seq > request.seq &&
      !isVoidUnder(view, request, fact),
  );
}

/** Whether a second signature stands under a request. */
export function isSigned(view: View, request: Request): boolean {
  return approvalsOf(view, request).length > 0;
}

/** The signed request for the final version: first signature by asking, second by approving. */
export function signedRequest(view: View): Request | undefined {
  const request = standingRequest(view);
  return request !== undefined && isSigned(view, request) ? request : undefined;
}

/** The signed request for another version than the final one; of what has begun to go out, time takes nothing back. */
export function signedVersion(view: View, kind: Exclude<RequestKind, 'final'>): Request | undefined {
  const last = lastOf(view.it, kind);
  const request = last !== undefined && isOut(view, last) ? last : standingAt(view.it, last, view.now);
  return request !== undefined && isSigned(view, request) ? request : undefined;
}

/** What people ask for once the final version is public. */
const isLater = (request: Request): boolean => ['revised', 'withdrawn'].includes(kindOf(request));

/** The signed request whose words are public: the latest that people asked for afterwards, else the final version's. */
export function publicRequest(view: View): Request | undefined {
  const revised = allOf(view.it, 'publish-requested').findLast(
    (request) => isLater(request) && isOut(view, request),
  );
  return revised ?? signedRequest(view);
}

/** The receipt of a publication by hand of something that nobody signed, or whose signatures no longer stood. */
export function publishedUnsigned(view: View): Receipt | undefined {
  const published = doneAct(view.it, 'publish');
  if (published === undefined || !isByHand(published)) return undefined;
  return signedRequest(view) === undefined ? published : undefined;
}
