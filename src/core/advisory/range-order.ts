// What ranges mean: which versions lie in them, and the same set of versions in its shortest ordered form.
import type { Ecosystem } from './ecosystem.ts';
import { compareVersions } from './version-order.ts';
import type { LowerBound, UpperBound, VersionRange } from './version-range.ts';

/** Whether a version lies in any of the ranges, by the order of its ecosystem alone (pre-releases are versions like others). */
export function isAffected(ranges: readonly VersionRange[], ecosystem: Ecosystem, version: string): boolean {
  return ranges.some(({ lower, upper }) => {
    const above = lower === undefined ? 1 : compareVersions(ecosystem, version, lower.version);
    const below = upper === undefined ? 1 : compareVersions(ecosystem, upper.version, version);
    return (
      (above > 0 || (above === 0 && lower?.kind === 'from')) &&
      (below > 0 || (below === 0 && upper?.kind === 'through'))
    );
  });
}

/** Whether no version can lie in a range. */
export function isEmpty({ lower, upper }: VersionRange, ecosystem: Ecosystem): boolean {
  if (lower === undefined || upper === undefined) return false;
  const width = compareVersions(ecosystem, upper.version, lower.version);
  return width < 0 || (width === 0 && !(lower.kind === 'from' && upper.kind === 'through'));
}

/** The same versions as ranges in ascending order that neither overlap nor touch. */
export function normalised(ranges: readonly VersionRange[], ecosystem: Ecosystem): readonly VersionRange[] {
  const ascending = ranges
    .filter((range) => !isEmpty(range, ecosystem))
    .toSorted((a, b) => compareLower(a.lower, b.lower, ecosystem));
  const merged: VersionRange[] = [];
  for (const range of ascending) {
    const last = merged.at(-1);
    if (last === undefined || !touches(last, range, ecosystem)) merged.push(range);
    else merged.splice(-1, 1, joined(last, higher(last.upper, range.upper, ecosystem)));
  }
  return merged;
}

/**
 * The ranges of a line with its fixed version as their end: the highest range, when it has no end or names the last affected
 * version, ends before the fix. Every other end stays as it was said.
 */
export function endedBy(
  ranges: readonly VersionRange[],
  fixed: string | undefined,
  ecosystem: Ecosystem,
): readonly VersionRange[] {
  const ascending = normalised(ranges, ecosystem);
  const highest = ascending.at(-1);
  if (fixed === undefined || highest === undefined || highest.upper?.kind === 'before') return ascending;
  const ended = joined(highest, { kind: 'before', version: fixed });
  const { upper } = highest;
  const takesBack = upper !== undefined && compareVersions(ecosystem, fixed, upper.version) <= 0;
  return takesBack || isEmpty(ended, ecosystem) ? ascending : ascending.with(-1, ended);
}

function joined({ lower }: VersionRange, upper: UpperBound | undefined): VersionRange {
  return { ...(lower !== undefined && { lower }), ...(upper !== undefined && { upper }) };
}

function compareLower(a: LowerBound | undefined, b: LowerBound | undefined, ecosystem: Ecosystem): number {
  if (a === undefined || b === undefined) return Number(b === undefined) - Number(a === undefined);
  const order = compareVersions(ecosystem, a.version, b.version);
  return order === 0 ? Number(a.kind === 'after') - Number(b.kind === 'after') : order;
}

/** Whether the second range, which begins no earlier, leaves no version between itself and the first. */
function touches({ upper }: VersionRange, { lower }: VersionRange, ecosystem: Ecosystem): boolean {
  if (upper === undefined || lower === undefined) return true;
  const gap = compareVersions(ecosystem, lower.version, upper.version);
  return gap < 0 || (gap === 0 && !(upper.kind === 'before' && lower.kind === 'after'));
}

function higher(
  a: UpperBound | undefined,
  b: UpperBound | undefined,
  ecosystem: Ecosystem,
): UpperBound | undefined {
  if (a === undefined || b === undefined) return undefined;
  const order = compareVersions(ecosystem, a.version, b.version);
  return order > 0 || (order === 0 && a.kind === 'through') ? a : b;
}
