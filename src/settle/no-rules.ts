// Why nothing can be settled at all: no rules are in force yet; or the house's own record, which says what they are, is not ours alone.
import type { HouseEyes } from '../github/house.ts';
import type { HouseInForce } from '../github/observe.ts';
import type { Line } from './tell.ts';

/** There are no rules to decide by. */
export class NoRules extends Error {
  readonly isBroken: boolean;

  constructor(isBroken: boolean) {
    super('no rules are in force');
    this.isBroken = isBroken;
  }
}

/** The rules in force. @throws NoRules */
export async function rulesOf(eyes: Pick<HouseEyes, 'inForce' | 'isBroken'>): Promise<HouseInForce> {
  const known = await eyes.inForce();
  if (known === undefined) throw new NoRules(await eyes.isBroken());
  return known;
}

/** What whoever runs the bot is told of it. */
export function toldOf({ isBroken }: NoRules): Pick<Line, 'level' | 'sentence'> {
  return isBroken
    ? { level: 'error', sentence: 'the record of the house can not be trusted; nothing is done' }
    : { level: 'warn', sentence: 'no settings are in force' };
}
