// How everything that a drill writes is marked, so that nobody takes it for real.
import { isDrill } from '../case/drill.ts';
import type { View } from '../case/view.ts';

/** The first line of every text of a drill. */
export const drillWords = 'DRILL: an exercise. Nothing in this text is real.';

/** A comment of the bot's, of which the first line is its marker; in a drill with the mark under it. */
export function markedAsDrill(view: Pick<View, 'it'>, body: string): string {
  if (!isDrill(view)) return body;
  const [marker = '', ...rest] = body.split('\n');
  return [marker, `**${drillWords}**`, '', ...rest].join('\n');
}
