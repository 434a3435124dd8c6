// Publication: only what two people signed, as they signed it, and only when the fix is out. Every target
// has a receipt, so it can stop anywhere and be taken up by anyone.
import { wantedBy } from '../../advisory/as-version.ts';
import type { Advisory } from '../../advisory/advisory.ts';
import { canonicalHash } from '../../advisory/canonical.ts';
import { currentAdvisory } from '../../advisory/current.ts';
import { fillForm } from '../../advisory/form-fill.ts';
import type { FilledForm } from '../../advisory/form-fill.ts';
import type { FormValues } from '../../advisory/form-values.ts';
import { stillApproved } from '../../advisory/form.ts';
import type { ApprovalForm } from '../../advisory/form.ts';
import { publicationPermission } from '../../advisory/public-text.ts';
import type { PublicationPermission, PublicText } from '../../advisory/public-text.ts';
import { privateThingsOf } from '../../advisory/private-things.ts';
import { privateIn } from '../../advisory/request.ts';
import { approvalsOf, signedRequest } from '../../case/approvals.ts';
import { doneAct, latest } from '../../case/case.ts';
import { embargoOf, isRunning } from '../../case/embargo.ts';
import { isLookedAt } from '../../case/frozen.ts';
import type { FactEntry } from '../../case/entry.ts';
import { redactionOf } from '../../case/redaction.ts';
import { linesOf, needsNoRelease } from '../../case/lines.ts';
import { hashOf } from '../../case/log.ts';
import { isOut } from '../../case/versions.ts';
import type { Request } from '../../case/versions.ts';
import type { Format } from '../../formats/format.ts';
import { isHeld } from '../../plan/gates.ts';
import { adviseTarget } from '../../plan/targets.ts';
import { later } from '../../time.ts';
import { observed } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { documentsOf, opened } from './documents.ts';
import { releaseValues } from './release-values.ts';

/** Everything that a target needs: the filled advisory, its documents, and a way to make text of it public. */
export interface Release {
  readonly filled: FilledForm;
  /** Each document that the advisory can be. */
  readonly documents: ReadonlyMap<Format['id'], PublicText>;
  /** Records that it can't go out as it was signed, so that people mend it and sign again. */
  readonly reject: (because: string) => void;
  /** The text as public text; undefined when it holds something private. */
  readonly open: (text: string) => PublicText | undefined;
}

/** What two people signed, with its form. */
export interface Signed {
  readonly request: Request;
  readonly form: ApprovalForm;
  /** Number and history, where what was signed is published once more with its gaps filled. */
  readonly renew?: (advisory: Advisory) => Advisory;
}

function renewed(filled: FilledForm, renew: Signed['renew']): FilledForm {
  const advisory = renew?.(filled.advisory);
  return advisory === undefined ? filled : { ...filled, advisory, filledHash: canonicalHash(advisory) };
}

/** What is signed and still says what the case says, at whatever time; what no longer does is voided as soon as that is seen. */
export function standingSignature(
  scene: Scene,
  request: Request | undefined = signedRequest(scene.view()),
): Signed | undefined {
  const form = request === undefined ? undefined : signedForm(scene, request);
  if (request === undefined || form === undefined) return undefined;
  return standsStill(scene, request, form) ? { request, form } : undefined;
}

/** The publication that is allowed now, or undefined: not due, not seen yet, or stopped. */
export function allowedRelease(scene: Scene, signed: Signed): Release | undefined {
  return isDue(scene) ? openRelease(scene, signed, releaseValues) : undefined;
}

/** What is due, unless somebody stops it or it is not as it was signed. */
export function openRelease(
  scene: Scene,
  { request, form, renew }: Signed,
  valuesOf: (scene: Scene) => FormValues | undefined,
): Release | undefined {
  if (isHeld(scene.view()) || !isIntact(scene, request)) return undefined;
  const values = valuesOf(scene);
  const outcome = values === undefined ? undefined : fillForm(form, values);
  if (outcome?.kind !== 'filled') return undefined;
  const filled = renewed(outcome, renew);
  const permission = permissionFor(scene, request, filled);
  if (permission === undefined) return undefined;
  return {
    filled,
    documents: documentsOf(scene, filled.advisory, permission),
    reject: (because) => reject(scene, request, because),
    open: (text) => opened(permission, text),
  };
}

/** The fix is out on every line; or on one, and the time that the others had is over; or there is nothing to release. */
function isDue(scene: Scene): boolean {
  const view = scene.view();
  if (doneAct(view.it, 'publish') !== undefined) return true;
  if (isRunning(embargoOf(view))) return false;
  if (needsNoRelease(view)) return true;
  const proven = linesOf(view).filter((line) => line.proven).length;
  return proven > 0 && (proven === linesOf(view).length || isOverdue(scene));
}

/** From the point of no return, late lines hold the advisory up for an hour when it is bad, else for four. */
function isOverdue(scene: Scene): boolean {
  const since = latest(scene.view().it, 'fix-public')?.said_at;
  return since !== undefined && later(since, adviseTarget(scene.view())) <= scene.world.now;
}

/** The form that was signed, from its saved text; a text with another hash is a tampered record. */
function signedForm(scene: Scene, request: Request): ApprovalForm | undefined {
  const { notice, hash } = request;
  const text = scene.eye.ask({ look: 'notice', hash: notice });
  if (text === undefined) return undefined;
  if (text !== null && hashOf(text) === hash) return JSON.parse(text) as ApprovalForm;
  passed(scene, request, 'the text that was signed is not the one that is saved with the case');
  return undefined;
}

/** Any byte that changed outside the holes voids the approval; that is recorded once, and people are asked again. */
function standsStill(scene: Scene, request: Request, form: ApprovalForm): boolean {
  if (isOut(scene.view(), request)) return true;
  const current = currentAdvisory(scene.view(), scene.eye, wantedBy(form));
  if (current.kind === 'unseen') return false;
  const same =
    current.kind === 'advisory' && stillApproved(current.advisory, { hash: request.hash, holes: form.holes });
  if (!same) reject(scene, request, 'the advisory changed after it was signed');
  return same;
}

function reject(scene: Scene, { hash }: Request, because: string): void {
  observed(scene, { name: 'rejected', what: 'publish', hash, because }, 'sweep');
}

/** Both signatures still stand as they were written. */
function isIntact(scene: Scene, request: Request): boolean {
  const signatures = [request, ...approvalsOf(scene.view(), request).slice(0, 1)];
  const seen = signatures.map((signature) => signatureStands(scene, signature));
  if (seen.includes(undefined)) return false;
  return !seen.includes(false) || passed(scene, request, 'a comment that signed the publication was edited or deleted since'); // prettier-ignore
}

/** Freezes the case. What people have looked at only voids what was signed; once that is out, it goes on. */
function passed(scene: Scene, request: Request, because: string): boolean {
  const { it } = scene.view();
  const lookedAt = isLookedAt(it, because, request.seq);
  const out = isOut({ it }, request);
  if (!lookedAt) observed(scene, { name: 'frozen', because }, 'sweep');
  else if (!out) reject(scene, request, because);
  return lookedAt && out;
}

function signatureStands(scene: Scene, { via, by }: FactEntry): boolean | undefined {
  const id = Number(via.replace('comment:', ''));
  if (redactionOf(scene.view(), id) !== undefined) return true; // It stood as it was written when people took it away.
  const comment = scene.eye.ask({ look: 'comment', id });
  const edited = scene.eye.ask({ look: 'edited', id });
  if (comment === undefined || edited === undefined) return undefined;
  return comment?.author.id === by.id && !edited && comment.updated_at === comment.created_at;
}

function permissionFor(
  scene: Scene,
  request: Request,
  filled: FilledForm,
): PublicationPermission | undefined {
  const view = scene.view();
  const approvals = approvalsOf(view, request);
  const privateThings = privateThingsOf(view, scene.eye);
  if (privateThings === undefined) return undefined;
  const outcome = publicationPermission({
    formHash: request.hash,
    filled,
    signatures: [request, ...approvals].map(({ by, hash }) => ({ by: by.id, formHash: hash })),
    needed: approvals.some(({ self }) => self) ? 1 : 2,
    held: isHeld(view),
    redactionHits: privateIn(view, filled.advisory, privateThings),
    privateThings,
  });
  if (outcome.kind === 'granted') return outcome.permission;
  // What is out can't be called back; before that, people are told by being asked again.
  if (!isOut(view, request))
    reject(scene, request, 'it holds something private; ask for publication again to see what');
  return undefined;
}
