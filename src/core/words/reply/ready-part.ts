// Whether a case is ready, shortly: what stands before publication on the card, and nothing else.
import { pendingRequest } from '../../case/approvals.ts';
import { doneAct } from '../../case/case.ts';
import { isOpen, statusOf } from '../../case/status.ts';
import type { View } from '../../case/view.ts';
import { missingBefore } from '../../plan/exits.ts';
import { missingPoint, postThis } from '../refusals.ts';

/** The answer to `/psirt ready`. */
export function readyPart(view: View): string {
  const status = statusOf(view);
  if (doneAct(view.it, 'publish') !== undefined) return 'It is published; the card says what is left to do.';
  if (!isOpen(status) || status === 'deferred') return `The case is ${status}: nothing is published from it.`;
  const missing = missingBefore('publish', view);
  if (missing.length > 0) {
    const posts = missing.map(({ post }) => post).filter((post) => post !== undefined);
    const points = missing.map(missingPoint).join('\n');
    return [`**Not ready: ${missing.length} missing.**`, points, postThis([...new Set(posts)])].join('\n\n');
  }
  if (pendingRequest(view) !== undefined)
    return '**Ready**, and publication is asked for; the card says who signs.';
  return `**Ready.** Nothing is missing; publication can be asked for. ${postThis(['/psirt publish'])}`;
}
