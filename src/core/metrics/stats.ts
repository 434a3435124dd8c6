// How a list of figures lies: its middle, its tail, its end and how many there are. A mean is never shown without these.

export interface Spread {
  readonly n: number;
  readonly median: number;
  /** Nine of ten are no larger (nearest rank). */
  readonly p90: number;
  readonly max: number;
  readonly mean: number;
  /** Fewer than `enough` figures: too few to compare with anything. */
  readonly few: boolean;
}

/** From how many figures on they say something about more than themselves. */
export const enough = 3;

/** @returns the spread, or null of no figures at all */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const n = sorted.length;
  const mean = sorted.reduce((sum, value) => sum + value, 0) / n;
  const rank = (share: number): number => Number(sorted[Math.ceil(share * n) - 1]);
  const median = (rank(0.5) + Number(sorted[Math.floor(n / 2)])) / 2;
  return { n, median, p90: rank(0.9), max: rank(1), mean, few: n < enough };
}

/** A part of a whole. */
export interface Share {
  readonly met: number;
  readonly of: number;
  readonly few: boolean;
}

export function shareOf(met: number, of: number): Share {
  return { met, of, few: of < enough };
}

/** How often each word stands in a list, the most frequent first, then by the alphabet. */
export function countsOf(words: readonly string[]): readonly (readonly [word: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** The items by a word of theirs, in the order in which the words come first. */
export function groupsOf<T>(
  items: readonly T[],
  wordOf: (item: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const word = wordOf(item);
    const group = groups.get(word);
    if (group === undefined) groups.set(word, [item]);
    else group.push(item);
  }
  return groups;
}
