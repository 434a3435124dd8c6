// The open cases that a sweep saw, each as it stands under the plan that it keeps.
import type { View } from '../case/view.ts';
import { houseUnder, planCommitIn } from '../house/kept-plan.ts';
import type { SweepSight } from './sight.ts';

/** Open cases as they stand at a time. */
export function openViews(
  { cases, house, plans, bot, repository }: SweepSight,
  now: string,
): readonly View[] {
  return cases.flatMap((record) => {
    if (record.state !== 'open') return [];
    const { it } = record;
    return [
      { it, house: houseUnder(house, plans.get(planCommitIn(it.entries) ?? '')), now, bot, repository },
    ];
  });
}
