// Whether the advisory is withdrawn, and what GitHub has to be asked for by a person: no API withdraws what is published there.
import { signedVersion } from './approvals.ts';
import { allOf, doneAct } from './case.ts';
import type { Case } from './case.ts';
import { cveOf } from './cve.ts';
import type { FactEntry } from './entry.ts';
import { isOut } from './versions.ts';
import type { Request } from './versions.ts';
import type { View } from './view.ts';

/** What two people signed to withdraw it; what is signed counts, before every place says so. */
export const withdrawalOf = (view: View): Request | undefined => signedVersion(view, 'withdrawn');

/** The same, once something of it is public. */
export function withdrawnVersion(its: { readonly it: Case }): Request | undefined {
  return allOf(its.it, 'publish-requested').findLast(
    (request) => request.withdraws !== undefined && isOut(its, request),
  );
}

/** What a person has to ask GitHub for, and whether somebody said that it was sent. */
export interface SupportRequest {
  readonly notice: 'withdraw-ghsa' | 'reject-cve';
  readonly sent: FactEntry<'sent'> | undefined;
}

/** Empty while nothing is withdrawn. */
export function supportRequests(view: View): readonly SupportRequest[] {
  const withdrawal = withdrawalOf(view);
  if (withdrawal === undefined) return [];
  const needed = isOfGitHub(view) ? (['withdraw-ghsa', 'reject-cve'] as const) : (['withdraw-ghsa'] as const);
  return needed.map((notice) => ({
    notice,
    sent: allOf(view.it, 'sent').find((fact) => fact.notice === notice && fact.seq > withdrawal.seq),
  }));
}

/** Whether it is GitHub that assigned the CVE ID: it was asked for there. */
function isOfGitHub(view: View): boolean {
  if (cveOf(view).state !== 'known') return false;
  return (
    doneAct(view.it, 'cve:1') !== undefined || allOf(view.it, 'cve').some(({ state }) => state === 'request')
  );
}

/** An ID that somebody else assigned: they have to be asked. */
export function foreignCve(view: View): string | undefined {
  const cve = cveOf(view);
  return withdrawalOf(view) !== undefined && cve.state === 'known' && !isOfGitHub(view) ? cve.id : undefined;
}
