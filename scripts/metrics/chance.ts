// Chance that is the same in every run: a generator with a seed, and the few shapes of it that a made-up year needs.

export interface Chance {
  /** From 0 up to 1. */
  readonly roll: () => number;
  readonly happens: (share: number) => boolean;
  readonly pick: <T>(weighted: readonly (readonly [item: T, weight: number])[]) => T;
  /** Seconds: half are below `hours`, few are many times as long. */
  readonly takes: (hours: number, spread?: number) => number;
}

/** The same numbers for the same seed, on every machine (mulberry32). */
export function chanceFrom(seed: number): Chance {
  let state = seed;
  const roll = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const normal = (): number => Array.from({ length: 12 }, roll).reduce((sum, part) => sum + part, -6);
  return {
    roll,
    happens: (share) => roll() < share,
    pick: (weighted) => {
      const all = weighted.reduce((sum, [, weight]) => sum + weight, 0);
      let left = roll() * all;
      const chosen = weighted.find(([, weight]) => (left -= weight) < 0) ?? weighted.at(-1);
      if (chosen === undefined) throw new Error('nothing to pick from');
      return chosen[0];
    },
    takes: (hours, spread = 0.6) => Math.max(60, Math.round(hours * 3600 * Math.exp(spread * normal()))),
  };
}
