// Reads OSV records (Go, PSF) and what Go's reports and CVE records share with them: lists of introduced and fixed versions.
import type { RealPackage, RealRecord, SaidRange, Unsaid } from './real.ts';
import { at, list, needed, optional, textAt, textsAt } from './shape.ts';
import { isIn } from './versions.ts';
import type { Event } from './versions.ts';

/** The statements that people would make of a list of events. A fix that is no release (a pseudo-version) is only an end. */
export function saidOf(events: readonly Event[]): readonly SaidRange[] {
  return events.flatMap(({ introduced }, place): readonly SaidRange[] => {
    if (introduced === undefined) return [];
    const fixed = events[place + 1]?.fixed;
    const from = introduced === '0' ? '' : `>=${introduced}`;
    if (fixed === undefined) return [{ range: from || '*' }];
    const range = `${from} <${fixed}`.trim();
    return [fixed.includes('-') ? { range } : { range, fixed }];
  });
}

/** A package of an ecosystem with semantic versions whose affected versions stand as events. */
export function packageOf(name: string, ecosystem: 'Go', events: readonly Event[]): RealPackage {
  const named = events.flatMap(({ introduced, fixed }) => [introduced ?? [], fixed ?? []].flat());
  const said = saidOf(events);
  return { name, ecosystem, said, affects: (version) => isIn(events, version), named, releasesOnly: false };
}

export const eventsOf = (range: unknown): readonly Event[] =>
  list(range, 'events').map((event) => ({
    ...optional('introduced', textAt(event, 'introduced')),
    ...optional('fixed', textAt(event, 'fixed')),
  }));

function packagesOf(affected: readonly unknown[]): readonly RealPackage[] {
  return affected.flatMap((row) => {
    if (at(row, 'package') === undefined) return [];
    const ecosystem = needed(row, 'package', 'ecosystem');
    if (ecosystem !== 'Go') throw new Error(`expected a package of Go, got ${ecosystem}`);
    return [packageOf(needed(row, 'package', 'name'), ecosystem, list(row, 'ranges').flatMap(eventsOf))];
  });
}

function commitsOf(affected: readonly unknown[]): Pick<RealRecord, 'commits'> {
  const range = affected.flatMap((row) => list(row, 'ranges')).find((one) => at(one, 'type') === 'GIT');
  if (range === undefined) return {};
  const fixed = list(range, 'events').flatMap((event) => textAt(event, 'fixed') ?? []);
  return { commits: { repository: needed(range, 'repo'), fixed } };
}

function unsaidOf(json: unknown): readonly Unsaid[] {
  const specific = list(json, 'affected').map((row) => at(row, 'ecosystem_specific'));
  return [
    ...(list(json, 'related').length > 0 ? [{ what: 'related', reason: 'related' } as const] : []),
    ...(specific.some((one) => list(one, 'imports').length > 0)
      ? [{ what: 'import paths and symbols', reason: 'parts' } as const]
      : []),
    ...(specific.some((one) => list(one, 'custom_ranges').length > 0)
      ? [{ what: 'custom_ranges', reason: 'other-scheme' } as const]
      : []),
  ];
}

/** Reads an OSV record. */
export function readOsv(text: string, source: string): RealRecord {
  const json: unknown = JSON.parse(text);
  const affected = list(json, 'affected');
  const ids = textsAt(json, 'aliases');
  const commits = commitsOf(affected);
  return {
    source,
    id: needed(json, 'id'),
    title: needed(json, 'summary'),
    description: needed(json, 'details'),
    cves: ids.filter((id) => id.startsWith('CVE-')),
    aliases: [needed(json, 'id'), ...ids.filter((id) => !id.startsWith('CVE-'))],
    packages: packagesOf(affected),
    ...commits,
    vectors: list(json, 'severity').map((one) => needed(one, 'score')),
    cwes: textsAt(json, 'database_specific', 'cwe_ids'),
    credits: list(json, 'credits').map((credit) => needed(credit, 'name')),
    references: list(json, 'references').map((one) => ({
      type: needed(one, 'type'),
      url: needed(one, 'url'),
    })),
    unsaid: unsaidOf(json),
  };
}
