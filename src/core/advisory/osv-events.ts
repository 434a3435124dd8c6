// Ranges as OSV's events. Never decides what is affected: an event says what the range says.
import { ecosystemRow } from './ecosystem.ts';
import type { Ecosystem } from './ecosystem.ts';
import { semanticVersion } from './version-order.ts';
import type { LowerBound, VersionRange } from './version-range.ts';

/** One event of an OSV range. Source: https://ossf.github.io/osv-schema/#affectedrangesevents-fields */
export type OsvEvent =
  { readonly introduced: string } | { readonly fixed: string } | { readonly last_affected: string };

/**
 * The events of one range. OSV begins ranges inclusively: after a semantic version comes its smallest successor, which is exact;
 * elsewhere the version itself counts as affected, and `isExact` is false. Semantic versions are written with all three parts, as
 * OSV demands of its type SEMVER.
 */
export function osvEvents(
  { lower, upper }: VersionRange,
  ecosystem: Ecosystem,
): { readonly events: readonly OsvEvent[]; readonly isExact: boolean } {
  const introduced = lower === undefined ? { version: '0', isExact: true } : firstAffected(lower, ecosystem);
  const events: OsvEvent[] = [{ introduced: introduced.version }];
  if (upper !== undefined) {
    const version = wholeVersion(upper.version, ecosystem);
    events.push(upper.kind === 'before' ? { fixed: version } : { last_affected: version });
  }
  return { events, isExact: introduced.isExact };
}

/** A semantic version with all its parts; any other as it is. */
function wholeVersion(version: string, ecosystem: Ecosystem): string {
  return (ecosystemRow(ecosystem).scheme === 'semver' ? semanticVersion(version) : undefined) ?? version;
}

function firstAffected(
  { kind, version }: LowerBound,
  ecosystem: Ecosystem,
): { version: string; isExact: boolean } {
  if (kind === 'from') return { version: wholeVersion(version, ecosystem), isExact: true };
  const semantic = ecosystemRow(ecosystem).scheme === 'semver' ? semanticVersion(version) : undefined;
  if (semantic === undefined) return { version, isExact: false };
  const plain = semantic.replace(/\+.*$/, '');
  if (plain.includes('-')) return { version: `${plain}.0`, isExact: true };
  return { version: plain.replace(/\d+$/, (patch) => `${BigInt(patch) + 1n}-0`), isExact: true };
}
