// Messages to the reporter: posted in the advisory's own thread where GitHub offers it to us, and only there. Elsewhere they stay
// drafts that the card shows as text to paste. The reporter's answers come in here too.
import { allOf, latest } from '../../case/case.ts';
import { ghsaOf } from '../../case/ghsa.ts';
import { statusOf } from '../../case/status.ts';
import { unsentMessages } from '../../case/told.ts';
import type { Message } from '../../case/told.ts';
import type { Comment } from '../../world.ts';
import { markerOf } from '../../words/marker.ts';
import { messageText } from '../../words/messages.ts';
import { wantAct } from '../acts.ts';
import { observed } from '../scene.ts';
import type { Scene } from '../scene.ts';

/** Posts what the reporter is owed, one message after the other, and hears what they answered. */
export function wantTold(scene: Scene): void {
  const view = scene.view();
  const reported = latest(view.it, 'reported');
  const place = ghsaOf(view);
  // A draft that we opened ourselves has no reporter in its thread.
  if (place === undefined || reported?.ghsa !== place.ghsa) return;
  const unsent = unsentMessages(view);
  if (unsent.length === 0 && statusOf(view) !== 'needs-info') return;
  const thread = scene.eye.ask({ look: 'thread', ...place });
  if (thread == null) return;
  for (const message of unsent) tell(scene, message, thread);
  hearAnswers(scene, thread);
}

function tell(scene: Scene, message: Message, thread: readonly Comment[]): void {
  const place = ghsaOf(scene.view());
  if (place === undefined) return;
  const { act } = message;
  const marker = markerOf(act);
  wantAct(scene, {
    act,
    effect: () => ({
      kind: 'advisory.tell',
      act,
      ...place,
      text: `${marker}\n${messageText(scene.view(), message)}`,
    }),
    find: () => {
      const ours = thread.find(
        ({ body, author }) => author.id === scene.world.bot.id && body.startsWith(marker),
      );
      return ours === undefined ? 'none' : { made: { comment: String(ours.id) } };
    },
    afterFailure: 'hourly',
  });
}

/** A reporter's words are an answer; a `/psirt` among them runs nothing. */
function hearAnswers(scene: Scene, thread: readonly Comment[]): void {
  const asked = latest(scene.view().it, 'asked');
  const heard = new Set(allOf(scene.view().it, 'answered').map(({ comment }) => comment));
  if (asked === undefined) return;
  for (const { id, author, created_at } of thread) {
    const answers =
      author.id !== scene.world.bot.id && !author.bot && created_at >= asked.said_at && !heard.has(id);
    if (answers) observed(scene, { name: 'answered', comment: id }, `reply:${id}`);
  }
}
