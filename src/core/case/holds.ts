// Who stops publication at the moment. A hold ends by the word of who said it, or of a psirt-lead; nobody else's word ends it.
import { allOf } from './case.ts';
import type { FactEntry } from './entry.ts';
import type { View } from './view.ts';

/**
 * The holds that stand, oldest first, one a person. Whether somebody may end them was judged when they did: `unhold` by somebody who
 * holds ends that hold alone, by anybody else (then a psirt-lead) it ends all.
 */
export function holdsOf({ it }: Pick<View, 'it'>): readonly FactEntry<'held'>[] {
  const said = [...allOf(it, 'held'), ...allOf(it, 'unheld')].toSorted((a, b) => a.seq - b.seq);
  let holds: readonly FactEntry<'held'>[] = [];
  for (const fact of said) {
    const others = holds.filter(({ by }) => by.id !== fact.by.id);
    if (fact.name === 'held') holds = [...others, fact];
    else holds = others.length < holds.length ? others : [];
  }
  return holds;
}
