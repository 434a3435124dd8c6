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

/** One range in GitHub's form: `>= 1.0.0, < 1.0.1`, `= 1.2.3`, `>= 0` for all versions. */
export function githubRange({ lower, upper }: VersionRange): string {
  if (lower?.kind === 'from' && upper?.kind === 'through' && lower.version === upper.version)
    return `= ${lower.version}`;
  const from = lower === undefined ? [] : [`${lower.kind === 'from' ? '>=' : '>'} ${lower.version}`];
  const to = upper === undefined ? [] : [`${upper.kind === 'before' ? '<' : '<='} ${upper.version}`];
  return [...from, ...to].join(', ') || '>= 0';
}

/** Several ranges for people to read; `readRanges` reads them back. */
export function rangesText(ranges: readonly VersionRange[]): string {
  return ranges.map(githubRange).join(' || ');
}
