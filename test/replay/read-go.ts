// Reads what Go's vulnerability database keeps beside its OSV records: its own reports in YAML, and the CVE records it publishes.
import { parse } from 'yaml';
import { packageOf } from './read-osv.ts';
import type { RealPackage, RealRecord, RealReference, Unsaid } from './real.ts';
import { at, list, needed, optional, textAt, textsAt } from './shape.ts';
import type { Event } from './versions.ts';

/** Reads a report. Source: https://github.com/golang/vulndb/blob/master/doc/format.md */
export function readGoReport(text: string, source: string): RealRecord {
  const report: unknown = parse(text);
  const modules = list(report, 'modules');
  const title = needed(report, 'summary').replaceAll(/\s+/g, ' ').trim();
  return {
    source,
    id: needed(report, 'id'),
    title,
    description: textAt(report, 'description') ?? title,
    cves: textsAt(report, 'cves'),
    aliases: [needed(report, 'id'), ...textsAt(report, 'ghsas')],
    packages: modules.map(moduleOf),
    vectors: [],
    cwes: textsAt(report, 'cwes'),
    credits: textsAt(report, 'credits'),
    references: list(report, 'references').map(referenceOf),
    unsaid: modules.flatMap(unsaidOf),
  };
}

/** A report's first version may be a fix: then everything before it is affected. Without versions, all are. */
function moduleOf(module: unknown): RealPackage {
  const stated: readonly Event[] = list(module, 'versions').map((event) => ({
    ...optional('introduced', textAt(event, 'introduced')),
    ...optional('fixed', textAt(event, 'fixed')),
  }));
  const events = stated[0]?.introduced === undefined ? [{ introduced: '0' }, ...stated] : stated;
  const known = packageOf(needed(module, 'module'), 'Go', events);
  return { ...known, named: [...known.named, textAt(module, 'vulnerable_at') ?? []].flat() };
}

function unsaidOf(module: unknown): readonly Unsaid[] {
  return [
    ...(list(module, 'packages').length > 0
      ? [{ what: 'import paths and symbols', reason: 'parts' } as const]
      : []),
    ...(list(module, 'non_go_versions').length > 0
      ? [{ what: 'non_go_versions', reason: 'other-scheme' } as const]
      : []),
  ];
}

function referenceOf(reference: unknown): RealReference {
  const type = Object.keys(typeof reference === 'object' && reference !== null ? reference : {})[0] ?? '';
  return { type: type.toUpperCase(), url: needed(reference, type) };
}

/** Reads a CVE record of the Go project. Source: https://github.com/CVEProject/cve-schema, version 5. */
export function readCveRecord(text: string, source: string): RealRecord {
  const json: unknown = JSON.parse(text);
  const cna = at(json, 'containers', 'cna');
  const affected = list(cna, 'affected');
  return {
    source,
    id: needed(json, 'cveMetadata', 'cveId'),
    title: needed(cna, 'title'),
    description: needed(cna, 'descriptions', 0, 'value'),
    cves: [needed(json, 'cveMetadata', 'cveId')],
    aliases: [],
    packages: affected.map(affectedOf),
    vectors: [],
    cwes: list(cna, 'problemTypes')
      .flatMap((type) => list(type, 'descriptions'))
      .flatMap((one) => /CWE[- ](\d+)/.exec(needed(one, 'description'))?.[1] ?? [])
      .map((number) => `CWE-${number}`),
    credits: list(cna, 'credits').map((credit) => needed(credit, 'value')),
    references: list(cna, 'references').map((one) => ({ url: needed(one, 'url') })),
    unsaid: affected.some((one) => list(one, 'programRoutines').length > 0)
      ? [{ what: 'program routines', reason: 'parts' }]
      : [],
  };
}

/** Versions that are not named have the default status, so the events are those of what is affected in the end. */
function affectedOf(row: unknown): RealPackage {
  const versions = list(row, 'versions');
  const isDefault = at(row, 'defaultStatus') === 'affected';
  const exceptions = versions.filter((one) => (at(one, 'status') === 'affected') !== isDefault);
  const events = exceptions.flatMap((one): readonly Event[] => {
    const [from, to] = [needed(one, 'version'), needed(one, 'lessThan')];
    if (!isDefault) return [{ introduced: from }, { fixed: to }];
    return from === '0' ? [{ introduced: to }] : [{ introduced: '0' }, { fixed: from }, { introduced: to }];
  });
  const all = isDefault && exceptions.length === 0 ? [{ introduced: '0' }] : events;
  return packageOf(needed(row, 'packageName'), 'Go', all);
}
