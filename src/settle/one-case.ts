// Settles one case as its door may. Without rules nothing is settled: then the case stands still, and says so where it can.
import type { World } from '../core/world.ts';
import type { HouseEyes } from '../github/house.ts';
import type { Sweeper } from '../github/sweep.ts';
import { rehearse, settle } from '../settle.ts';
import type { Hands } from '../settle.ts';
import { tellSettled } from './guarded.ts';
import { NoRules, rulesOf } from './no-rules.ts';
import type { ReachOptions } from './reach.ts';
import { standstill } from './standstill.ts';
import { lookedAt } from './sweep.ts';

export interface OneCase extends ReachOptions {
  readonly dryRun?: boolean | undefined;
  readonly hands: Hands;
  readonly eyes: HouseEyes;
  readonly sweeper: Pick<Sweeper, 'settled'>;
  /** Settles the house, where this door may. */
  readonly settleHouse: () => Promise<void>;
}

/** @throws GitHubFailure, NoRules */
export async function settleCase(house: OneCase, number: number, carried: World['carried']): Promise<void> {
  const { eyes, settleHouse } = house;
  try {
    // Without rules there is nothing to decide by: the first hint of all settles the house.
    if ((await eyes.inForce()) === undefined) await settleHouse();
    await rulesOf(eyes);
    await settleUnderRules(house, number, carried);
  } catch (error) {
    if (error instanceof NoRules) await show(house, number, error);
    throw error;
  }
}

/** What people see of a case is the App's. */
async function show(house: OneCase, number: number, { because }: NoRules): Promise<void> {
  const { door, dryRun = false } = house;
  if (because !== undefined && door === 'app' && !dryRun) await standstill(house, number, because);
}

async function settleUnderRules(house: OneCase, number: number, carried: World['carried']): Promise<void> {
  const { hands, dryRun = false, sweeper, tell } = house;
  if (dryRun) return rehearse(hands, number);
  const settled = await settle(hands, number, carried);
  const looked = lookedAt(settled);
  if (looked !== undefined) sweeper.settled(number, looked);
  tellSettled(tell, number, settled);
}
