// Keeps the dashboard: decides from what the sweep saw, records, acts. A sweep after which nothing differs asks GitHub for nothing.
import type { EntryDraft } from '../core/case/entry.ts';
import { decideDashboard } from '../core/dashboard/decide-dashboard.ts';
import type { GitHubEffect } from '../core/decision.ts';
import { mayWrite } from '../core/house/decide-house.ts';
import type { HouseWorld } from '../core/house/house-world.ts';
import { foldHouse } from '../core/house/in-force.ts';
import type { SweepSight } from '../core/sweep/sight.ts';
import type { Sweeper } from '../github/sweep.ts';
import type { HouseHands } from './house.ts';

export interface DashboardOptions {
  readonly sweeper: Pick<Sweeper, 'look'>;
  readonly houseHands: HouseHands;
  /** What this process calls itself in intents. */
  readonly owner: string;
}

const mostRounds = 5;
const gone: ReadonlySet<string | undefined> = new Set(['404', '410']);

interface Seen {
  readonly sight: SweepSight;
  readonly house: HouseWorld;
}

/** @param seen what the sweep saw, of which the house may have grown since @throws GitHubFailure */
export async function keepDashboard(options: DashboardOptions, seen: Seen): Promise<void> {
  const { sweeper, houseHands, owner } = options;
  let { sight, house } = seen;
  for (let round = 0; round < mostRounds; round += 1) {
    if (!mayWrite(house)) return;
    const { entries, effects } = decideDashboard({ sight, house: foldHouse(house.log), owner });
    if (entries.length + effects.length === 0) return;
    const written = entries.length === 0 || (await houseHands.append(house, entries));
    const receipts = written ? await perform(houseHands, house, effects) : [];
    if (receipts.length > 0) await houseHands.append(await houseHands.observe(), receipts);
    // What was only filled is as it should be until somebody looks again.
    if (entries.length + receipts.length === 0) return;
    house = await houseHands.observe();
    sight = (await sweeper.look())?.sight ?? sight;
  }
}

/** An issue that was opened or filled is seen at the next look; that it is gone, and whether it could be pinned, is recorded. */
async function perform(
  hands: HouseHands,
  { now, bot }: HouseWorld,
  effects: readonly GitHubEffect[],
): Promise<readonly EntryDraft[]> {
  const receipts: EntryDraft[] = [];
  for (const effect of effects) {
    const performed = await hands.perform(effect);
    if (performed.result === 'unsure' || !('act' in effect) || effect.act === undefined) continue;
    if (performed.result === 'done' && effect.kind !== 'issue.pin') continue;
    const { result } = performed;
    const isFill = effect.kind === 'issue.fill';
    // Only of an issue that is gone another one takes the place.
    if (isFill && !gone.has(performed.made['status'])) continue;
    const made = isFill ? { ...performed.made, number: String(effect.number) } : { ...performed.made };
    receipts.push({ kind: 'receipt', act: effect.act, result, made, said_at: now, by: bot, via: 'sweep' });
  }
  return receipts;
}
