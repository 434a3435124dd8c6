// The first signature as a fact, for whichever version; and whether it was given before.
import { isSigned, pendingRequest } from '../case/approvals.ts';
import type { Fact } from '../case/fact.ts';
import { fixAuthors } from '../case/lines.ts';
import { isBarredAuthor, needsRenewal } from '../case/signers.ts';
import { kindOf } from '../case/versions.ts';
import type { Request, RequestKind } from '../case/versions.ts';
import type { View } from '../case/view.ts';
import type { Notice } from '../decision.ts';
import type { Call, Said } from './command.ts';
import { alreadySo } from './say.ts';

export interface Asking {
  readonly kind: RequestKind;
  readonly notice: Notice;
  readonly expires: string;
  /** The number of the version that it replaces. */
  readonly revises?: number;
  /** Why it is to be withdrawn. */
  readonly withdraws?: string;
  /** What is said in the same breath. */
  readonly before?: readonly Fact[];
}

/** The request, or nothing new where it stands already. `view`: with what is said in the same breath. */
export function asking(call: Call, view: View, about: Asking): Said {
  const { kind, notice, before = [] } = about;
  if (isAskedFor(view, call, { hash: notice.hash, kind })) return alreadySo;
  return { say: 'facts', notices: [notice], facts: [...before, requestOf(call, view, about)] };
}

/** The first signature. */
export function requestOf(
  call: Call,
  view: View,
  { kind, notice, expires, revises, withdraws }: Asking,
): Fact {
  const { hash } = notice;
  return {
    name: 'publish-requested',
    hash,
    early: kind === 'early',
    notice: hash,
    expires,
    roles: [...call.speaker.roles],
    fix_authors: [...fixAuthors(view)],
    ...(revises !== undefined && { revises }),
    ...(withdraws !== undefined && { withdraws }),
  };
}

/**
 * Asking again changes nothing, but for two: whoever wrote the whole fix asks anew, so that the other one can sign; and whoever may
 * sign twice asks anew after the settings changed.
 */
function isAskedFor(
  view: View,
  { speaker }: Call,
  { hash, kind }: { readonly hash: string; readonly kind: RequestKind },
): boolean {
  const request = pendingRequest(view);
  if (request?.hash !== hash || kindOf(request) !== kind) return false;
  return isSigned(view, request) || !mayAskAnew(view, request, speaker.person);
}

function mayAskAnew(view: View, request: Request, person: Call['speaker']['person']): boolean {
  const isTheirs = request.by.id === person.id;
  return isTheirs ? needsRenewal(view, request) : isBarredAuthor(view, request, person);
}
