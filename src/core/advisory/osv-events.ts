// Ranges as OSV's events and back. Never decides what is affected: an event says what the range says.
import { ecosystemRow } from './ecosystem.ts';
import type { Ecosystem } from './ecosystem.ts';
import { normalised } from './range-order.ts';
import { compareVersions, semanticVersion } from './version-order.ts';
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

/** The ranges of a list of events, in whatever order they stand. */
export function rangesOfEvents(events: readonly OsvEvent[], ecosystem: Ecosystem): readonly VersionRange[] {
  const starts = events.flatMap((event) => ('introduced' in event ? [event.introduced] : []));
  const ends = events.flatMap((event) => ('introduced' in event ? [] : [boundOf(event)]));
  const ranges = starts.map((start): VersionRange => {
    const after = ends
      .filter(
        ({ kind, version }) =>
          start === '0' || compareVersions(ecosystem, version, start) >= Number(kind === 'before'),
      )
      .toSorted((a, b) => compareVersions(ecosystem, a.version, b.version));
    const [upper] = after;
    return {
      ...(start !== '0' && { lower: { kind: 'from', version: start } as const }),
      ...(upper !== undefined && { upper }),
    };
  });
  return normalised(ranges, ecosystem);
}

function boundOf(event: Exclude<OsvEvent, { introduced: string }>) {
  return 'fixed' in event
    ? ({ kind: 'before', version: event.fixed } as const)
    : ({ kind: 'through', version: event.last_affected } as const);
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
