// The house itself, made true: first start, settings in force, a case for every private report. The same way as a case: observe, decide,
// record, act, until quiet.
import type { EntryDraft } from '../core/case/entry.ts';
import type { GitHubEffect } from '../core/decision.ts';
import { decideHouse, mayWrite } from '../core/house/decide-house.ts';
import type { HouseWorld } from '../core/house/house-world.ts';
import { askEntry } from '../core/house/release-asks.ts';
import type { ReleaseAsk } from '../core/world.ts';
import type { Performed } from '../settle.ts';

/** What settling the house needs from outside. */
export interface HouseHands {
  readonly observe: () => Promise<HouseWorld>;
  /** False: somebody else wrote in between, and everything is decided again. */
  readonly append: (world: HouseWorld, drafts: readonly EntryDraft[]) => Promise<boolean>;
  readonly perform: (effect: GitHubEffect) => Promise<Performed>;
}

const mostRounds = 8;

/** Settles the house. Ends with what was observed last. */
export async function settleHouse(hands: HouseHands): Promise<HouseWorld> {
  let world = await hands.observe();
  for (let round = 0; round < mostRounds; round += 1) {
    const { entries, effects } = decideHouse(world);
    if (entries.length + effects.length === 0) return world;
    const written = entries.length === 0 || (await hands.append(world, entries));
    if (written) await performAll(hands, world, effects);
    world = await hands.observe();
  }
  return world;
}

const mostTries = 8;

/** Records that a tag asked for publication. @returns false where that may not be written, or others kept writing in between */
export async function recordAsk(
  hands: HouseHands,
  asked: Pick<ReleaseAsk, 'repository' | 'tag'>,
): Promise<boolean> {
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const world = await hands.observe();
    if (!mayWrite(world)) return false;
    if (await hands.append(world, [askEntry(world, asked)])) return true;
  }
  return false;
}

/** What an effect made is seen at the next observation; only a definite failure needs a receipt, so that it is not tried at once. */
async function performAll(
  hands: HouseHands,
  world: HouseWorld,
  effects: readonly GitHubEffect[],
): Promise<void> {
  const failed: EntryDraft[] = [];
  for (const effect of effects) {
    const performed = await hands.perform(effect);
    if (performed.result !== 'failed' || !('act' in effect) || effect.act === undefined) continue;
    const made = { ...performed.made };
    failed.push({
      kind: 'receipt',
      act: effect.act,
      result: 'failed',
      made,
      said_at: world.now,
      by: world.bot,
      via: 'sweep',
    });
  }
  if (failed.length > 0) await hands.append(await hands.observe(), failed);
}
