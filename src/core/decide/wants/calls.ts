// Calls the lead when nothing goes on by itself: a tag proves nothing, what was signed is void or has no draft to be published from, the
// fix is public without a signed advisory, or somebody published by hand what nobody signed. Each is said once; waiting in silence is
// what must not happen.
import { fixWithoutAdvisory, openBreach, unprovenTags } from '../../case/alarms.ts';
import { pendingRequest, publishedUnsigned, signedRequest } from '../../case/approvals.ts';
import { allOf, doneAct, latest } from '../../case/case.ts';
import { clocksOf } from '../../case/clocks.ts';
import { conflictOf } from '../../case/conflicts.ts';
import { embargoOf, isRunning } from '../../case/embargo.ts';
import { deferralOf, deferralsOf } from '../../case/deferral.ts';
import { majorOf } from '../../case/major.ts';
import { leadOf } from '../../case/people.ts';
import { isOpen, statusOf } from '../../case/status.ts';
import { kindOfHash } from '../../case/versions.ts';
import {
  byHandCall,
  calledFor,
  calledLeads,
  fixPublicCall,
  lateCall,
  lostDraftCall,
  majorCall,
  onCallCall,
  rediscoveredCall,
  unprovenCall,
  voidedCall,
  wokenCall,
} from '../../words/calls.ts';
import { calledAbout, conflictCall } from '../../words/conflict-words.ts';
import { breachCall, earlierCall, loudCall } from '../../words/embargo-calls.ts';
import type { Scene } from '../scene.ts';
import { day, later } from '../../time.ts';
import { wantComment } from './comments.ts';
import { lostDraft } from './draft.ts';

/** One comment for each thing that waits for a person. */
export function wantCalls(scene: Scene): void {
  const view = scene.view();
  callOnCall(scene);
  callAboutTags(scene);
  callAboutClocks(scene);
  callAboutMajor(scene);
  callAboutEmbargo(scene);
  callAboutDeferral(scene);
  callAboutOthers(scene);
  callAboutConflict(scene);
  const byHand = publishedUnsigned(view);
  if (byHand !== undefined) wantCall(scene, byHand.seq, byHandCall(view, byHand));
  callAboutVoid(scene);
  if (doneAct(view.it, 'publish') !== undefined) return;
  callAboutDraft(scene);
  const open = fixWithoutAdvisory(view);
  if (open !== undefined) wantCall(scene, open.seq, fixPublicCall(view, open));
}

function callAboutTags(scene: Scene): void {
  const view = scene.view();
  for (const proof of unprovenTags(view)) wantCall(scene, proof.seq, unprovenCall(view, proof));
}

/** Whose turn it is learns of a new case that nobody leads yet. */
function callOnCall(scene: Scene): void {
  const view = scene.view();
  const turn = latest(view.it, 'on-call');
  if (turn === undefined) return;
  const slot = `call:${turn.seq}` as const;
  // What was begun is finished, whoever leads meanwhile.
  const isTheirs = leadOf(view) === undefined && isOpen(statusOf(view));
  if (isTheirs || view.it.acts.has(slot))
    wantComment(scene, { slot, act: slot, body: onCallCall(turn), calls: [`@${turn.person.login}`] });
}

/** Who decides is told once that a Major Incident is asked for. */
function callAboutMajor(scene: Scene): void {
  const view = scene.view();
  const { state, said } = majorOf(view);
  if (state !== 'requested' || said === undefined) return;
  const slot = `call:${said.seq}` as const;
  wantComment(scene, { slot, act: slot, body: majorCall(view, said), calls: calledLeads(view) });
}

/** What ran out longer ago was known before anybody could be told, as when the bot was installed or the plan changed. */
const longestAgo = 7 * day;

/** One mention at the breach of each clock, from whichever moment it ran. */
function callAboutClocks(scene: Scene): void {
  // What is about to be done may be just what was due.
  if (scene.written().effects.length > 0) return;
  const view = scene.view();
  for (const clock of clocksOf(view)) {
    const { name, due, begun } = clock;
    if (begun === undefined || due > view.now || later(due, longestAgo) <= view.now) continue;
    const slot = `late:${name}:${begun.toLowerCase()}` as const;
    wantComment(scene, { slot, act: slot, body: lateCall(view, clock, slot), calls: calledFor(view) });
  }
}

/** It broke, somebody outside wants an earlier date, or left without keeping the silence. */
function callAboutEmbargo(scene: Scene): void {
  const view = scene.view();
  const breach = openBreach(view);
  if (breach !== undefined) wantCall(scene, breach.seq, breachCall(view, breach));
  const { state, until, revision } = embargoOf(view);
  const isEarlier = state === 'revise' && revision !== null && revision.party !== 'us' && revision.until < `${until}`; // prettier-ignore
  if (isEarlier) wantCall(scene, revision.seq, earlierCall(view, revision));
  for (const fact of allOf(view.it, 'party'))
    if (fact.silence === 'disregards' && isRunning(embargoOf(view))) wantCall(scene, fact.seq, loudCall(view, fact)); // prettier-ignore
}

/** Once the advisory is public, only what would revise or withdraw it can be void. */
function callAboutVoid(scene: Scene): void {
  const view = scene.view();
  const voided = latest(view.it, 'rejected');
  if (voided?.what !== 'publish' || voided.via !== 'sweep' || pendingRequest(view) !== undefined) return;
  const isPublic = doneAct(view.it, 'publish') !== undefined;
  if (!isPublic || ['revised', 'withdrawn'].includes(kindOfHash(view, voided.hash)))
    wantCall(scene, voided.seq, voidedCall(view, voided));
}

/** Each time that somebody else is known to have found it, as long as it is secret. */
function callAboutOthers(scene: Scene): void {
  const view = scene.view();
  const found = latest(view.it, 'rediscovered');
  const embargo = embargoOf(view);
  if (found !== undefined && (isRunning(embargo) || embargo.state === 'proposed'))
    wantCall(scene, found.seq, rediscoveredCall(view, found));
}

/** A lead who takes no part hands over, and whoever leads the team sees to it. */
function callAboutConflict(scene: Scene): void {
  const view = scene.view();
  const lead = leadOf(view);
  const conflict = lead === undefined ? undefined : conflictOf(view, lead);
  if (conflict === undefined || !isOpen(statusOf(view))) return;
  const slot = `call:${conflict.seq}` as const;
  const body = conflictCall(view, conflict);
  wantComment(scene, { slot, act: slot, body, calls: calledAbout(view, conflict) });
}

/** Once, when what was parked goes on without anybody's word. */
function callAboutDeferral(scene: Scene): void {
  const view = scene.view();
  const last = deferralsOf(view).at(-1);
  if (last === undefined || deferralOf(view) !== undefined) return;
  if (last.because === 'date' || last.because === 'exploited')
    wantCall(scene, last.said.seq, wokenCall(view, last));
}

function callAboutDraft(scene: Scene): void {
  const request = signedRequest(scene.view());
  const lost = lostDraft(scene);
  if (request === undefined || lost === undefined) return;
  wantCall(scene, request.seq, lostDraftCall(scene.view(), { lost, seq: request.seq }));
}

/** One comment because of one entry, in which whoever leads is mentioned. */
export function wantCall(scene: Scene, seq: number, body: string): void {
  const slot = `call:${seq}` as const;
  wantComment(scene, { slot, act: slot, body, calls: calledFor(scene.view()) });
}
