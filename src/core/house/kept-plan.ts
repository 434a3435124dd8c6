// The response plan that a case keeps: the one it began with, until somebody moves the case to a newer one. What else the settings say
// counts as it is in force now.
import { canonicalHash } from '../advisory/canonical.ts';
import type { Entry } from '../case/entry.ts';
import { undoneIn } from '../case/undoing.ts';
import type { Plan } from '../plan/plan.ts';
import { rememberedOf } from '../remembered.ts';
import type { House } from '../world.ts';

/** The settings commit whose plan a case keeps; undefined for one that has not begun. */
export function planCommitIn(entries: readonly Entry[]): string | undefined {
  const undone = undoneIn(entries);
  const moved = entries.findLast(
    (entry) => entry.kind === 'fact' && entry.name === 'plan-moved' && !undone.has(entry.seq),
  );
  const from = moved ?? entries.find(({ kind }) => kind === 'settings');
  return from !== undefined && 'commit' in from ? from.commit : undefined;
}

const hashOf = rememberedOf((plan: Plan) => canonicalHash(plan));

/**
 * The house as a case sees it.
 * @param kept the plan that the case keeps; undefined where it is the one in force, or can't be read any more: work goes on
 */
export function houseUnder(house: House, kept: Plan | undefined): House {
  if (kept === undefined || hashOf(kept) === hashOf(house.response)) return house;
  return { ...house, response: kept, newer: house.response };
}
