// A log that is cut, vanished or doesn't fit together: the card says so and why, and nothing else is written anywhere.
import { brokenLogCard } from '../words/card-frozen.ts';
import { markerOf } from '../words/marker.ts';
import type { Scene } from './scene.ts';

/** Shows it on the card, if the card can be found; a case without one has nobody to tell. */
export function showBrokenLog(scene: Scene, because: string): void {
  const card = scene.eye.ask({ look: 'marked', marker: markerOf('card') });
  if (card == null) return;
  const body = brokenLogCard(scene.world.issue.number, because, card.body);
  if (card.body !== body) scene.do({ kind: 'comment.fill', comment: card.id, body });
  if (!scene.world.issue.labels.includes('frozen')) scene.do({ kind: 'labels', add: ['frozen'], remove: [] });
}
