// Since when a case owes a look back: after a Major Incident, a broken embargo, a broken glass, or a published case that came back.
import { allOf, doneAct, latest } from './case.ts';
import type { View } from './view.ts';

/** When it fell due, by what happened last; undefined while nothing asks for one. */
export function reviewDue({ it }: Pick<View, 'it'>): string | undefined {
  const ended = allOf(it, 'major').filter(({ state }) => state === 'ended');
  const broken = allOf(it, 'embargo').filter(({ act }) => act === 'broken');
  const again = doneAct(it, 'publish') === undefined ? undefined : latest(it, 'reopened');
  return [...ended, ...broken, ...allOf(it, 'break-glass'), ...(again === undefined ? [] : [again])]
    .map(({ said_at }) => said_at)
    .toSorted()
    .at(-1);
}
