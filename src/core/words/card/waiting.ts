// Who has to move next, and with what. The first thing that is missing decides; roles are named where nobody has taken one.
import { isSigned, signedRequest, pendingRequest } from '../../case/approvals.ts';
import type { Actor } from '../../case/actor.ts';
import { actingLead, onCallFor, takersOf } from '../../case/people.ts';
import { approversOf } from '../../case/signers.ts';
import { deferralOf } from '../../case/deferral.ts';
import { statusOf } from '../../case/status.ts';
import { kindOf } from '../../case/versions.ts';
import type { Request } from '../../case/versions.ts';
import type { View } from '../../case/view.ts';
import type { Missing, Role } from '../../commands/command.ts';
import { missingBefore } from '../../plan/exits.ts';
import { nextDoor } from '../../plan/next-door.ts';
import { spoken } from '../../time.ts';
import { inline } from '../safe.ts';

export interface Waiting {
  /** A login or the name of a role; nothing that GitHub would make a mention of. */
  readonly who: string;
  readonly what: string;
}

// Which role usually does what a missing line does; everything else is the lead's.
const doers: readonly (readonly [verb: string, role: Role])[] = [
  ['ack', 'triager'],
  ['fix', 'fix-dev'],
  ['test', 'qe'],
  ['reproduce', 'fix-dev'],
  ['similar', 'product-rep'],
  ['schedule', 'release'],
  ['landed', 'release'],
  ['approve', 'product-owner'],
];

/** Whom a case waits for; undefined when it waits for nobody. */
export function waitingFor(view: View): Waiting | undefined {
  const door = nextDoor(view);
  if (door === undefined) return undefined;
  if (statusOf(view) === 'needs-info') return { who: 'reporter', what: 'an answer to our question' };
  const request = pendingRequest(view);
  if (request !== undefined && kindOf(request) !== 'final') return waitingForOther(view, request);
  if (door === 'publish' && request !== undefined) return waitingForPublication(view, request);
  const [missing] = missingBefore(door, view);
  if (missing === undefined) return { who: person(view, 'case-lead'), what: `the word to ${door}` };
  return { who: person(view, doerOf(missing)), what: inline(missing.what) };
}

function waitingForPublication(view: View, request: Request): Waiting {
  if (signedRequest(view) !== undefined) {
    return { who: person(view, 'release'), what: 'the release; then everything is published by itself' };
  }
  return waitingForSignature(view, request);
}

function waitingForOther(view: View, request: Request): Waiting {
  const isWritten = isSigned(view, request);
  return isWritten ? { who: person(view, 'case-lead'), what: 'what is signed to be let out' } : waitingForSignature(view, request); // prettier-ignore
}

function waitingForSignature(view: View, request: Request): Waiting {
  const names = approversOf(view, request);
  return { who: names.join(', ') || 'psirt-lead or product-owner', what: 'the second signature' };
}

/** The line as it stands on the card. */
export function waitingLine(view: View): string {
  const parked = deferralOf(view);
  if (parked !== undefined)
    return `**Deferred until ${spoken(parked.to)}** by \`${parked.said.by.login}\`: ${inline(parked.said.because)}. It goes on by itself then.`;
  const waiting = waitingFor(view);
  return waiting === undefined
    ? '**Waiting on** nobody'
    : `**Waiting on \`${waiting.who}\`**: ${waiting.what}`;
}

function doerOf({ post }: Missing): Role {
  return (
    doers.find(([verb]) => post?.startsWith(`/psirt ${verb} `) === true || post === `/psirt ${verb}`)?.[1] ??
    'case-lead'
  );
}

function person(view: View, role: Role): string {
  const holder = holderOf(view, role);
  return holder?.login ?? role;
}

function holderOf(view: View, role: Role): Actor | undefined {
  if (role === 'case-lead') return actingLead(view);
  return role === 'triager' ? onCallFor(view) : takersOf(view, role).at(-1);
}
