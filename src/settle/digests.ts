// Sends the digests of the day: looks, decides, records, acts, until everybody was told who has something coming up.
import type { EntryDraft } from '../core/case/entry.ts';
import { decideDigest } from '../core/digest/decide-digest.ts';
import { digestTime } from '../core/digest/digests.ts';
import { mayWrite } from '../core/house/decide-house.ts';
import { foldHouse } from '../core/house/in-force.ts';
import type { GitHubEffect } from '../core/decision.ts';
import type { HouseWorld } from '../core/house/house-world.ts';
import type { SweepSight } from '../core/sweep/sight.ts';
import type { Sweeper } from '../github/sweep.ts';
import type { HouseHands } from './house.ts';

export interface DigestOptions {
  readonly sweeper: Pick<Sweeper, 'look'>;
  readonly houseHands: HouseHands;
  /** What this process calls itself in intents. */
  readonly owner: string;
  /** For which time everybody was told by this process: asking again costs and tells nothing new. */
  readonly told: { at: string };
}

const mostRounds = 6;

interface Seen {
  readonly sight: SweepSight;
  readonly house: HouseWorld;
}

/** Asks GitHub for nothing while nobody has to be told anything. @param seen what the sweep saw @throws GitHubFailure */
export async function sendDigests(options: DigestOptions, { sight, house }: Seen): Promise<void> {
  const { owner, told } = options;
  const time = digestTime(sight.now);
  if (told.at === time) return;
  if (decideDigest({ sight, house: foldHouse(house.log), owner }).rests) told.at = time;
  else await tellAll(options, time);
}

async function tellAll({ sweeper, houseHands, owner, told }: DigestOptions, time: string): Promise<void> {
  for (let round = 0; round < mostRounds; round += 1) {
    const world = await houseHands.observe();
    const sight = (await sweeper.look())?.sight;
    if (sight === undefined || !mayWrite(world)) return;
    const { entries, effects, rests } = decideDigest({ sight, house: foldHouse(world.log), owner });
    if (rests) told.at = time;
    if (entries.length + effects.length === 0) return;
    if (entries.length > 0 && !(await houseHands.append(world, entries))) continue;
    await perform(houseHands, world, effects);
  }
}

/** Nobody knows of an effect without an answer whether it was done, so it gets no receipt. */
async function perform(
  hands: HouseHands,
  world: HouseWorld,
  effects: readonly GitHubEffect[],
): Promise<void> {
  const receipts: EntryDraft[] = [];
  for (const effect of effects) {
    const { result, ...performed } = await hands.perform(effect);
    if (result === 'unsure' || !('act' in effect) || effect.act === undefined) continue;
    // An issue that was opened is recorded once it is seen.
    if (effect.kind === 'issue.create' && result === 'done') continue;
    const made = 'made' in performed && result === 'done' ? { ...performed.made } : {};
    receipts.push({
      kind: 'receipt',
      act: effect.act,
      result,
      made,
      said_at: world.now,
      by: world.bot,
      via: 'sweep',
    });
  }
  if (receipts.length > 0) await hands.append(await hands.observe(), receipts);
}
