// A stretch of versions, and how to write and read it in GitHub's form. Never compares versions: see version-order.ts.

/** Where a range begins (inclusive or not). Absent: from the first version on. */
export type LowerBound = { readonly kind: 'from' | 'after'; readonly version: string };
/** Where a range ends (exclusive or not). Absent: no end is known. */
export type UpperBound = { readonly kind: 'before' | 'through'; readonly version: string };

/** All versions between two bounds. Several ranges in a list mean: in any of them. */
export interface VersionRange {
  readonly lower?: LowerBound;
  readonly upper?: UpperBound;
}
