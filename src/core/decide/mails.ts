// Answers that came by mail: the intake wrote each into a comment of the bot's, and here it becomes a fact of the case.
import { allOf } from '../case/case.ts';
import { observed } from './scene.ts';
import type { Scene } from './scene.ts';

/** Records every answer by mail that came since we asked, or said no. */
export function hearMails(scene: Scene): void {
  const { it } = scene.view();
  const heard = new Set(allOf(it, 'answered').map(({ comment }) => comment));
  const asked = [...allOf(it, 'asked'), ...allOf(it, 'declined')].map(({ said_at }) => said_at);
  const [since] = asked.toSorted().slice(-1);
  for (const { number, comment, at } of scene.world.house.mails.answers) {
    if (number !== it.number || since === undefined || at < since || heard.has(comment)) continue;
    observed(scene, { name: 'answered', comment }, `mail:${comment}`);
  }
}
