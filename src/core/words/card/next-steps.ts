// What to type next: one block to copy, made of what the next door still lacks; after publication, what went out where.
import { isSigned, pendingRequest, signedRequest } from '../../case/approvals.ts';
import { doneAct } from '../../case/case.ts';
import { deferralOf } from '../../case/deferral.ts';
import { embargoOf } from '../../case/embargo.ts';
import { isFrozen } from '../../case/frozen.ts';
import { linesOf } from '../../case/lines.ts';
import { kindOf } from '../../case/versions.ts';
import type { Request } from '../../case/versions.ts';
import type { View } from '../../case/view.ts';
import { withdrawalOf } from '../../case/withdrawal.ts';
import type { Door } from '../../commands/command.ts';
import { factsSince } from '../../case/unrevised.ts';
import { listed } from '../../formats/sentences.ts';
import { missingBefore } from '../../plan/exits.ts';
import { nextDoor } from '../../plan/next-door.ts';
import { codeSpan, inline } from '../safe.ts';
import { postThis } from '../refusals.ts';
import { landingStep } from './landing-step.ts';
import type { OfferedLanding } from './landing-step.ts';
import { receiptsTable } from './receipts.ts';
import { secondSigners } from './second-signers.ts';
import { whenSigned } from './when-published.ts';

/** The part of the card that says what to do. */
export function nextSteps(view: View, offered: readonly OfferedLanding[] = []): string {
  if (isFrozen(view)) return thaw(view);
  const published = doneAct(view.it, 'publish') !== undefined;
  const landing = landingStep(offered);
  return [
    ...(published ? [receiptsTable(view), ...unrevised(view)] : []),
    ...(landing === undefined ? [] : [landing]),
    ...doNext(view, landing !== undefined),
  ].join('\n\n');
}

/** What was said since the latest version, and is not public. */
function unrevised(view: View): readonly string[] {
  const said = factsSince(view);
  const isAsked = pendingRequest(view)?.revises !== undefined || withdrawalOf(view) !== undefined;
  if (said.length === 0 || isAsked) return [];
  return [`**Not public yet**: what was said of ${listed(said, 'and')} since the latest version. ${postThis(['/psirt revise <what changed>'])}`]; // prettier-ignore
}

function thaw({ it }: View): string {
  const look = `\`git log -p origin/psirt-records -- cases/${it.number}\``;
  return `**Do next.** See what happened to the record (${look}), put back what was harmed, then say what you found. ${postThis(['/psirt reopen <what you found>'])}`;
}

function doNext(view: View, waitsForLanding: boolean): readonly string[] {
  if (deferralOf(view) !== undefined) return [`**Do next.** Nothing before then. To take it up now: ${postThis(['/psirt resume'])}`]; // prettier-ignore
  const door = nextDoor(view);
  if (door === undefined) return [];
  const request = pendingRequest(view);
  if (request !== undefined && kindOf(request) !== 'final') return [`**Do next** ${otherStep(view, request)}`]; // prettier-ignore
  if (signedRequest(view) !== undefined && door === 'publish') {
    return waitsForLanding ? [] : [`**Do next.** ${afterSigning(view)}`];
  }
  if (request !== undefined && door === 'publish') {
    return [`**Do next**, by ${secondSigners(view, request)}. ${approveLine(request)}`];
  }
  const missing = missingBefore(door, view);
  const posts = missing.map(({ post }) => post).filter((post) => post !== undefined);
  const lines = [...new Set([...posts, doorLine(view, door)])];
  const lack = missing.map(({ what }) => `☐ ${inline(what)}`).join('<br>');
  return [
    `**Do next.** ${postThis(lines)}`,
    ...(missing.length === 0 ? [] : [`Missing for *${door}*, ${missing.length}:<br>${lack}`]),
  ];
}

const otherWords = { early: 'the early advisory', final: 'the advisory', revised: 'the revision', withdrawn: 'the withdrawal' } as const; // prettier-ignore

/** What people need at once comes before everything else. */
function otherStep(view: View, request: Request): string {
  const what = otherWords[kindOf(request)];
  if (isSigned(view, request)) return `Nothing to type: ${what} is signed and goes out as soon as nothing stops it.`; // prettier-ignore
  return `by ${secondSigners(view, request)}: the second signature under ${what}. ${approveLine(request)}`;
}

const approveLine = ({ hash }: Request): string => postThis([`/psirt approve ${hash.slice(0, 8)}`]);

/** A tag that was not proven publishes nothing, however many people signed. */
function afterSigning(view: View): string {
  const unproven = linesOf(view).flatMap(({ tag, proven }) => (tag === undefined || proven ? [] : [tag.tag]));
  if (unproven.length === 0) return `Nothing to type. It is signed, and published ${whenSigned(view)}.`;
  const tags = listed(
    unproven.map((name) => codeSpan(name)),
    'and',
  );
  return `It is signed, but nothing is published from ${tags}: why stands in the table. Push the tag anew on a commit with the fix, or plan the version that will hold it. ${postThis(['/psirt affects "<range>" fixed <version>'])}`;
}

function doorLine(view: View, door: Door): string {
  if (door !== 'remedy') return `/psirt ${door}`;
  return `/psirt remedy fix by ${embargoOf(view).until?.slice(0, 10) ?? '<date>'}`;
}
