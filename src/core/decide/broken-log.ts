// A case that can't go on because a record can't be trusted: the card says so and why, and nothing else is written anywhere.
import type { GitHubEffect } from '../decision.ts';
import type { Comment, Issue } from '../world.ts';
import { brokenHouseCard, brokenLogCard } from '../words/card-frozen.ts';
import { markerOf } from '../words/marker.ts';
import type { Scene } from './scene.ts';

/** Shows that the case's own log is broken, if the card can be found; a case without one has nobody to tell. */
export function showBrokenLog(scene: Scene, because: string): void {
  const card = scene.eye.ask({ look: 'marked', marker: markerOf('card') });
  if (card == null) return;
  const { issue } = scene.world;
  const body = brokenLogCard({ number: issue.number, because, before: card.body });
  scene.do(...shown(issue, card, body));
}

/** What shows on a case that the house's log is broken: then there are no rules by which to decide anything. */
export function standStill(
  { issue, card }: { readonly issue: Issue; readonly card: Comment | null },
  because: string,
): readonly GitHubEffect[] {
  if (card === null) return [];
  return shown(issue, card, brokenHouseCard({ number: issue.number, because, before: card.body }));
}

function shown({ labels }: Issue, { id, body: before }: Comment, body: string): readonly GitHubEffect[] {
  return [
    ...(before === body ? [] : [{ kind: 'comment.fill', comment: id, body } as const]),
    ...(labels.includes('frozen') ? [] : [{ kind: 'labels', add: ['frozen'], remove: [] } as const]),
  ];
}
