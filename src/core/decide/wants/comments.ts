// The bot's own comments on the case's issue: card, personal data of outsiders, replies. Each is created as one fixed sentence and filled
// by edit; a comment that was created and never filled is found by its marker and finished.
import { doneAct, latest } from '../../case/case.ts';
import { redactionOf } from '../../case/redaction.ts';
import { fixedSentence } from '../../decision.ts';
import type { Slot } from '../../decision.ts';
import type { Comment } from '../../world.ts';
import { cardOf } from '../../words/card.ts';
import { markedAsDrill } from '../../words/drill-words.ts';
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
  const act = cardAct(scene);
  wantComment(scene, { slot: 'card', act, body });
  const card = commentOf(scene, act);
  if (card == null) return;
  if (card.body !== body) scene.do({ kind: 'comment.fill', comment: card.id, body });
  pinWhileNew(scene, act, card);
}

/**
 * The act that made the card. The card vouches for how far the log had come, so one that was deleted comes back only when people have
 * looked at the record and reopened the case.
 */
function cardAct(scene: Scene): string {
  const { it } = scene.view();
  const act = [...it.acts.keys()].findLast((key) => /^card(?::|$)/.test(key)) ?? 'card';
  const made = doneAct(it, act)?.seq;
  const reopened = latest(it, 'reopened')?.seq;
  const isLookedAt = made !== undefined && reopened !== undefined && reopened > made;
  return isLookedAt && commentOf(scene, act) === null ? `card:${reopened}` : act;
}

/** Pins a new card. Where that fails, or people pin something else later, nobody fights over it. */
function pinWhileNew(scene: Scene, act: string, card: Comment): void {
  const made = doneAct(scene.view().it, act);
  const isNew = made !== undefined && later(made.at, hour) > scene.world.now;
  if (isNew && card.pinned === false) scene.do({ kind: 'comment.pin', comment: card.id });
}

/** One reply to each comment that has something to read. */
export function wantReplies(scene: Scene): void {
  const { it } = scene.view();
  const heard = new Set(it.entries.flatMap(({ via }) => (/^(?:comment|event):/.test(via) ? [via] : [])));
  for (const via of heard) {
    const id = Number(via.slice(via.indexOf(':') + 1));
    // What was taken away is answered no more: the answer might quote it.
    if (doneAct(it, `reply:${id}`) !== undefined || redactionOf({ it }, id) !== undefined) continue;
    const body = replyTo(scene.view(), via, { eye: scene.eye, saved: scene.written().notices });
    const slot = `reply:${id}` as const;
    if (body !== undefined) wantComment(scene, { slot, act: slot, body, calls: calledBy(scene.view(), via) });
  }
}

interface OwnComment {
  readonly slot: Slot;
  readonly act: string;
  readonly body: string;
  readonly calls?: readonly string[];
}

/** Creates a comment once, or finishes one that was created and never filled. */
export function wantComment(scene: Scene, unmarked: OwnComment): void {
  const { slot, body } = unmarked;
  // The card says it in its headline.
  const comment = slot === 'card' ? unmarked : { ...unmarked, body: markedAsDrill(scene.view(), body) };
  wantAct(scene, {
    act: comment.act,
    effect: () => ({ kind: 'comment.create', ...comment }),
    find: () => findComment(scene, comment),
    afterFailure: 'hourly',
  });
}

function findComment(scene: Scene, { slot, act, body }: OwnComment): Found {
  const seen = scene.eye.ask({ look: 'marked', marker: markerOf(slot) });
  if (seen === undefined) return 'unseen';
  if (seen === null) return 'none';
  if (!seen.body.includes(fixedSentence)) return { made: { comment: String(seen.id) } };
  return { finish: { kind: 'comment.fill', act, comment: seen.id, body } };
}

/** The comment that an act made; null when it was deleted, undefined while there is none or it must be looked at. */
function commentOf({ view, world, eye }: Scene, act: string): Comment | null | undefined {
  const id = Number(doneAct(view().it, act)?.made['comment']);
  if (Number.isNaN(id)) return undefined;
  return world.comments.find((comment) => comment.id === id) ?? eye.ask({ look: 'comment', id });
}
