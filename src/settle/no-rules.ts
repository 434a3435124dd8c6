// Why nothing can be settled at all: no rules are in force yet; or the house's own record, which says what they are, can't be trusted.
import type { HouseEyes } from '../github/house.ts';
import type { HouseInForce } from '../github/observe.ts';
import type { Line } from './tell.ts';

/** There are no rules to decide by. */
export class NoRules extends Error {
  /** Why the record can't be trusted; undefined before the first start. */
  readonly because: string | undefined;

  constructor(because: string | undefined) {
    super('no rules are in force');
    this.because = because;
  }
}

/** The rules in force. @throws NoRules */
export async function rulesOf(eyes: Pick<HouseEyes, 'inForce' | 'broken'>): Promise<HouseInForce> {
  const known = await eyes.inForce();
  if (known === undefined) throw new NoRules(await eyes.broken());
  return known;
}

/** What whoever runs the bot is told of it; the reason itself stands on cards only. */
export function toldOf({ because }: NoRules): Pick<Line, 'level' | 'sentence'> {
  return because === undefined
    ? { level: 'warn', sentence: 'no settings are in force' }
    : { level: 'error', sentence: 'the record of the house can not be trusted; nothing is done' };
}
