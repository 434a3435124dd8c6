// Calls the lead when a release stands and nothing follows from it by itself: the tag proves nothing, or the fix is public without a
// signed advisory. Each is said once; waiting in silence is what must not happen.
import { signedRequest } from '../../case/approvals.ts';
import { allOf, doneAct, latest } from '../../case/case.ts';
import { linesOf } from '../../case/lines.ts';
import { isHeld } from '../../plan/gates.ts';
import { calledFor, fixPublicCall, unprovenCall } from '../../words/calls.ts';
import type { Scene } from '../scene.ts';
import { wantComment } from './comments.ts';

/** One comment for each thing that waits for a person. */
export function wantCalls(scene: Scene): void {
  const view = scene.view();
  for (const { line, tag, proven } of linesOf(view)) {
    const proof = allOf(view.it, 'proven').findLast((fact) => fact.line === line && fact.tag === tag?.tag);
    if (proof !== undefined && !proven) wantCall(scene, proof.seq, unprovenCall(view, proof));
  }
  const open = latest(view.it, 'fix-public');
  if (open === undefined || doneAct(view.it, 'publish') !== undefined) return;
  if (signedRequest(view) === undefined || isHeld(view)) wantCall(scene, open.seq, fixPublicCall(view, open));
}

function wantCall(scene: Scene, seq: number, body: string): void {
  const slot = `call:${seq}` as const;
  wantComment(scene, { slot, act: slot, body, calls: calledFor(scene.view()) });
}
