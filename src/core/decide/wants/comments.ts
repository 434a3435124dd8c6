// The bot's own comments on the case's issue: card, personal data of outsiders, replies. Each is created as one fixed sentence and filled
// by edit; a comment that was created and never filled is found by its marker and finished.
import { doneAct } from '../../case/case.ts';
import { fixedSentence } from '../../decision.ts';
import type { Slot } from '../../decision.ts';
import type { Comment } from '../../world.ts';
import { cardOf } from '../../words/card.ts';
import { markerOf } from '../../words/marker.ts';
import { hour, later } from '../../time.ts';
import { calledBy, replyTo } from '../../words/replies.ts';
import { wantAct } from '../acts.ts';
import type { Found } from '../acts.ts';
import type { Scene } from '../scene.ts';
import { cardExtras } from './card-extras.ts';

/** The pinned card, as the case stands. */
export function wantCard(scene: Scene): void {
  const body = cardOf(scene.view(), cardExtras(scene));
  wantComment(scene, 'card', { body });
  const card = commentOf(scene, 'card');
  if (card === undefined) return;
  if (card.body !== body) scene.do({ kind: 'comment.fill', comment: card.id, body });
  pinWhileNew(scene, card);
}

/** Pins a new card. Where that fails, or people pin something else later, nobody fights over it. */
function pinWhileNew(scene: Scene, card: Comment): void {
  const made = doneAct(scene.view().it, 'card');
  const isNew = made !== undefined && later(made.at, hour) > scene.world.now;
  if (isNew && card.pinned === false) scene.do({ kind: 'comment.pin', comment: card.id });
}

/** Who the outsiders of this case are: the one comment that holds their personal data. */
export function wantParties(scene: Scene, body: string | undefined): void {
  if (body !== undefined) wantComment(scene, 'parties', { body });
}

/** One reply to each comment that has something to read. */
export function wantReplies(scene: Scene): void {
  const { it } = scene.view();
  const heard = new Set(it.entries.flatMap(({ via }) => (/^(?:comment|event):/.test(via) ? [via] : [])));
  for (const via of heard) {
    const id = Number(via.slice(via.indexOf(':') + 1));
    if (doneAct(it, `reply:${id}`) !== undefined) continue;
    const body = replyTo(scene.view(), via, { eye: scene.eye, saved: scene.written().notices });
    if (body !== undefined) wantComment(scene, `reply:${id}`, { body, calls: calledBy(scene.view(), via) });
  }
}

interface Text {
  readonly body: string;
  readonly calls?: readonly string[];
}

/** Creates a comment once, or finishes one that was created and never filled. */
function wantComment(scene: Scene, slot: Slot, text: Text): void {
  wantAct(scene, {
    act: slot,
    effect: () => ({ kind: 'comment.create', act: slot, slot, ...text }),
    find: () => findComment(scene, slot, text.body),
    afterFailure: 'hourly',
  });
}

function findComment(scene: Scene, slot: Slot, body: string): Found {
  const seen = scene.eye.ask({ look: 'marked', marker: markerOf(slot) });
  if (seen === undefined) return 'unseen';
  if (seen === null) return 'none';
  if (!seen.body.includes(fixedSentence)) return { made: { comment: String(seen.id) } };
  return { finish: { kind: 'comment.fill', act: slot, comment: seen.id, body } };
}

function commentOf(scene: Scene, slot: Slot): Comment | undefined {
  const id = Number(doneAct(scene.view().it, slot)?.made['comment']);
  if (Number.isNaN(id)) return undefined;
  return (
    scene.world.comments.find((comment) => comment.id === id) ??
    scene.eye.ask({ look: 'comment', id }) ??
    undefined
  );
}
