// The regimes that the settings switch on: what ships with the program, and what a team wrote itself.
import type { House } from '../world.ts';
import { shippedRegime } from './regime.ts';
import type { Regime } from './schema.ts';

/** A regime that the settings switch on. */
export interface Enabled {
  readonly regime: Regime;
  /** As what it binds us. */
  readonly as: string | undefined;
  /** What we always answer, by the name of the field. */
  readonly answers: Readonly<Record<string, string>>;
}

/** The regimes that are on, in the order of the settings. */
export function regimesOf({ settings }: Pick<House, 'settings'>): readonly Enabled[] {
  return Object.entries(settings.regimes).flatMap(([name, { as, answers, own }]) => {
    const regime = own === undefined ? shippedRegime(name) : { ...(own as Omit<Regime, 'name'>), name };
    return regime === undefined ? [] : [{ regime, as, answers }];
  });
}
