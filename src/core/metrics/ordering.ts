// In which order the six things happened that everybody wishes in one order: the vendor knows (V), a fix is ready (F), it is deployed (D),
// it is public (P), an exploit is public (X), it is attacked (A). Held against what chance alone would give.
import type { CaseMoments } from './moments-of.ts';

const letters = ['V', 'F', 'D', 'P', 'X', 'A'] as const;
type Letter = (typeof letters)[number];

/** What should come before what; from the model of coordinated disclosure by Householder and Spring. */
export const preferences = ['V<P', 'V<X', 'V<A', 'F<P', 'F<X', 'F<A', 'D<P', 'D<X', 'D<A', 'P<X', 'P<A', 'X<A'] as const; // prettier-ignore
export type Preference = (typeof preferences)[number];

/** `met`, `both`: how it came out, and whether both happened; undefined while neither did, or nothing tells of one of them. */
export type Ordering = Readonly<
  Partial<Record<Preference, { readonly met: boolean; readonly both: boolean }>>
>;

/** The preferences that the case decides. Of what is deployed at customers no log tells. */
export function orderingOf(known: CaseMoments): Ordering {
  const at: Readonly<Partial<Record<Letter, string | undefined>>> = {
    V: known.received, F: known.ready, P: known.public, X: known.exploitPublic, A: known.attacked,
  }; // prettier-ignore
  return Object.fromEntries(
    preferences.flatMap((preference) => {
      const [first, second] = pairOf(preference);
      const [before, after] = [at[first], at[second]];
      if (first === 'D' || (before === undefined && after === undefined)) return [];
      const both = before !== undefined && after !== undefined;
      return [[preference, { met: both ? before < after : after === undefined, both }]];
    }),
  );
}

const pairOf = (preference: Preference): readonly [Letter, Letter] => preference.split('<') as [Letter, Letter]; // prettier-ignore

export interface History {
  readonly order: readonly Letter[];
  /** How likely a walk takes it that chooses evenly among what may come next. */
  readonly chance: number;
}

/**
 * Every order that the model allows: a fix needs a vendor who knows, a deployment needs a fix; what is exploited in public is public next,
 * and what is public the vendor knows next.
 */
export function histories(): readonly History[] {
  return walkFrom({ order: [], chance: 1 });
}

function walkFrom(history: History): readonly History[] {
  const next = nextOf(new Set(history.order));
  if (next.length === 0) return [history];
  const chance = history.chance / next.length;
  return next.flatMap((letter) => walkFrom({ order: [...history.order, letter], chance }));
}

function nextOf(done: ReadonlySet<Letter>): readonly Letter[] {
  if (done.has('X') && !done.has('P')) return ['P'];
  if (done.has('P') && !done.has('V')) return ['V'];
  const needs: Partial<Record<Letter, Letter>> = { F: 'V', D: 'F' };
  return letters.filter((letter) => {
    const need = needs[letter];
    return !done.has(letter) && (need === undefined || done.has(need));
  });
}

/** How likely chance alone meets each preference: the sum over all histories in which it is met. */
export function chanceOf(preference: Preference): number {
  const [first, second] = pairOf(preference);
  const met = histories().filter(({ order }) => order.indexOf(first) < order.indexOf(second));
  return met.reduce((sum, { chance }) => sum + chance, 0);
}

/** How far better than chance: 1 is always, 0 is as chance would have it, below zero is worse. */
export function skillOf(share: number, chance: number): number {
  return (share - chance) / (1 - chance);
}
