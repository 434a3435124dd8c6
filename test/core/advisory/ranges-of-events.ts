// OSV's events read back as ranges, as a reader of the record would.
import type { Ecosystem } from '../../../src/core/advisory/ecosystem.ts';
import type { OsvEvent } from '../../../src/core/advisory/osv-events.ts';
import { normalised } from '../../../src/core/advisory/range-order.ts';
import { compareVersions } from '../../../src/core/advisory/version-order.ts';
import type { VersionRange } from '../../../src/core/advisory/version-range.ts';

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
