// Calls the lead when nothing goes on by itself: a tag proves nothing, what was signed is void or has no draft to be published from, the
// fix is public without a signed advisory, or somebody published by hand what nobody signed. Each is said once; waiting in silence is
// what must not happen.
import { pendingRequest, publishedUnsigned, signedRequest } from '../../case/approvals.ts';
import { allOf, doneAct, latest } from '../../case/case.ts';
import { clocksOf } from '../../case/clocks.ts';
import { linesOf } from '../../case/lines.ts';
import { isHeld } from '../../plan/gates.ts';
import {
  byHandCall,
  calledFor,
  fixPublicCall,
  lateCall,
  lostDraftCall,
  unprovenCall,
  voidedCall,
} from '../../words/calls.ts';
import type { Scene } from '../scene.ts';
import { day, later } from '../../time.ts';
import { wantComment } from './comments.ts';
import { lostDraft } from './draft.ts';

/** One comment for each thing that waits for a person. */
export function wantCalls(scene: Scene): void {
  const view = scene.view();
  callAboutTags(scene);
  callAboutClocks(scene);
  const byHand = publishedUnsigned(view);
  if (byHand !== undefined) wantCall(scene, byHand.seq, byHandCall(view, byHand));
  if (doneAct(view.it, 'publish') !== undefined) return;
  const voided = latest(view.it, 'rejected');
  if (voided?.what === 'publish' && voided.via === 'sweep' && pendingRequest(view) === undefined)
    wantCall(scene, voided.seq, voidedCall(view, voided));
  callAboutDraft(scene);
  const open = latest(view.it, 'fix-public');
  if (open === undefined) return;
  if (signedRequest(view) === undefined || isHeld(view)) wantCall(scene, open.seq, fixPublicCall(view, open));
}

function callAboutTags(scene: Scene): void {
  const view = scene.view();
  for (const { line, tag, proven } of linesOf(view)) {
    const proof = allOf(view.it, 'proven').findLast((fact) => fact.line === line && fact.tag === tag?.tag);
    if (proof !== undefined && !proven) wantCall(scene, proof.seq, unprovenCall(view, proof));
  }
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

function callAboutDraft(scene: Scene): void {
  const request = signedRequest(scene.view());
  const lost = lostDraft(scene);
  if (request === undefined || lost === undefined) return;
  wantCall(scene, request.seq, lostDraftCall(scene.view(), { lost, seq: request.seq }));
}

function wantCall(scene: Scene, seq: number, body: string): void {
  const slot = `call:${seq}` as const;
  wantComment(scene, { slot, act: slot, body, calls: calledFor(scene.view()) });
}
