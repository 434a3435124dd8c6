// Takes away the comments that people named: GitHub keeps the history of an edit, so they are deleted.
import { redactAct, redactedComments } from '../../case/redaction.ts';
import { wantAct } from '../acts.ts';
import type { Scene } from '../scene.ts';

/** Deletes what is still there; what somebody deleted by hand counts as done. */
export function wantRedactions(scene: Scene): void {
  for (const comment of redactedComments(scene.view())) {
    const act = redactAct(comment);
    wantAct(scene, {
      act,
      effect: () => ({ kind: 'comment.delete', act, comment }),
      find: () => {
        const seen = scene.eye.ask({ look: 'comment', id: comment });
        if (seen === undefined) return 'unseen';
        return seen === null ? { made: { comment: String(comment) } } : 'none';
      },
      lookFirst: true,
      afterFailure: 'hourly',
    });
  }
}
