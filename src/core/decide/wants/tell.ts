// Messages to the reporter: posted in the advisory's own thread where GitHub offers it to us, and only there. Elsewhere they stay
// drafts that the card shows as text to paste. The reporter's answers come in here too.
import { allOf, latest } from '../../case/case.ts';
import { ghsaOf } from '../../case/ghsa.ts';
import type { GhsaPlace } from '../../case/ghsa.ts';
import { rolesOf } from '../../case/people.ts';
import { mayAnswer } from '../../case/status.ts';
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
  if (unsent.length === 0 && !mayAnswer(view)) return;
  const thread = scene.eye.ask({ look: 'thread', ...place });
  if (thread == null) return;
  for (const message of unsent) tell(scene, message, { place, thread });
  hearAnswers(scene, thread);
}

function tell(
  scene: Scene,
  message: Message,
  { place, thread }: { readonly place: GhsaPlace; readonly thread: readonly Comment[] },
): void {
  const { act, about } = message;
  const text = textOf(scene, message);
  if (text === undefined) return;
  // Who reads a comment's source must not learn from it what the message is called inside.
  const marker = markerOf(`tell:${about.seq}`);
  wantAct(scene, {
    act,
    effect: () => ({
      kind: 'advisory.tell',
      act,
      ...place,
      text: `${marker}\n${text}`,
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

/** What is posted: of what somebody sent on its way the very text; undefined while that must be looked at, or where it is gone. */
function textOf(scene: Scene, message: Message): string | undefined {
  const { about } = message;
  if (about.name !== 'sending') return messageText(scene.view(), message);
  return scene.eye.ask({ look: 'notice', hash: about.hash }) ?? undefined;
}

/** What anybody but ourselves writes is an answer; a `/psirt` among it runs nothing. */
function hearAnswers(scene: Scene, thread: readonly Comment[]): void {
  const { it } = scene.view();
  const heard = new Set(allOf(it, 'answered').map(({ comment }) => comment));
  const since = (latest(it, 'asked') ?? latest(it, 'declined'))?.said_at;
  if (since === undefined) return;
  for (const comment of thread) {
    const { id, created_at } = comment;
    if (created_at < since || heard.has(id) || isOurs(scene, comment)) continue;
    observed(scene, { name: 'answered', comment: id }, `reply:${id}`);
  }
}

/** The team writes into the thread too, on GitHub's own page. */
function isOurs(scene: Scene, { author }: Comment): boolean {
  if (author.bot || author.id === scene.world.bot.id) return true;
  const roles = rolesOf(scene.view(), scene.eye, { person: author, fresh: false });
  return roles === undefined || roles.size > 0;
}
