// Reads the records of the Node.js security working group: of Node.js itself, and of packages of npm. Their ranges are npm's, which
// speak of releases and not of pre-releases.
import semver from 'semver';
import type { RealPackage, RealRecord } from './real.ts';
import { at, list, needed, optional, textAt, textsAt } from './shape.ts';

const versionsIn = (range: string): readonly string[] =>
  range
    .split('||')
    .flatMap((part) => [part.match(/\d+\.\d+\.\d+/g) ?? [], semver.minVersion(part)?.version ?? []].flat(2));

/** Reads a record of Node.js itself. */
export function readNodeCore(text: string, source: string): RealRecord {
  const json: unknown = JSON.parse(text);
  const cves = textsAt(json, 'cve');
  const [vulnerable, patched] = [needed(json, 'vulnerable'), needed(json, 'patched')];
  return {
    source,
    id: `NODE-CORE-${source.replace(/^.*\/|\.json$/g, '')}`,
    ...optional('title', textAt(json, 'description')),
    description: needed(json, 'overview'),
    cves,
    aliases: [],
    packages: [corePackage(vulnerable, patched)],
    vectors: [],
    ...optional('rating', textAt(json, 'severity')),
    cwes: [],
    credits: [textAt(json, 'reported_by') ?? []].flat(),
    references: [{ url: needed(json, 'ref') }],
    unsaid: list(json, 'affectedEnvironments').length > 0 ? [{ what: 'environments', reason: 'parts' }] : [],
  };
}

/** Each vulnerable line with the fix of the same line; OSV has no ecosystem for Node.js itself. */
function corePackage(vulnerable: string, patched: string): RealPackage {
  const fixes = patched.split('||').map((part) => semver.minVersion(part)?.version ?? '');
  const said = vulnerable.split('||').map((part) => {
    const from = semver.minVersion(part)?.version ?? '';
    const fixed = fixes.find((fix) => semver.major(fix) === semver.major(from));
    if (fixed === undefined) throw new Error(`expected a fix of the line of ${from}, got ${patched}`);
    return { range: `>=${from} <${fixed}`, fixed };
  });
  return {
    name: 'node',
    said,
    affects: (version) => semver.satisfies(version, vulnerable) && !semver.satisfies(version, patched),
    named: [...versionsIn(vulnerable), ...versionsIn(patched)],
    releasesOnly: true,
  };
}

/** Reads a record of a package of npm. */
export function readNodeNpm(text: string, source: string): RealRecord {
  const json: unknown = JSON.parse(text);
  const score = at(json, 'cvss_score');
  return {
    source,
    id: `NPM-${String(at(json, 'id'))}`,
    title: needed(json, 'title'),
    description: needed(json, 'overview'),
    cves: textsAt(json, 'cves'),
    aliases: [],
    packages: [npmPackage(json)],
    vectors: [needed(json, 'cvss_vector')],
    ...optional('rating', typeof score === 'number' ? ratingOf(score) : undefined),
    cwes: [],
    credits: [needed(json, 'author', 'name')],
    references: textsAt(json, 'references').map((url) => ({ url })),
    unsaid: [],
  };
}

/** Source: CVSS 3.0 specification, section 5. */
function ratingOf(score: number): string {
  if (score < 4) return 'low';
  if (score < 7) return 'medium';
  return score < 9 ? 'high' : 'critical';
}

function npmPackage(json: unknown): RealPackage {
  const [vulnerable, patched] = [needed(json, 'vulnerable_versions'), needed(json, 'patched_versions')];
  const fixed = /^>=(\S+)$/.exec(patched)?.[1];
  // Above every vulnerable version and below the fix the record says nothing.
  const isBetween = (version: string): boolean =>
    fixed !== undefined && semver.gtr(version, vulnerable) && semver.lt(version, fixed);
  return {
    ecosystem: 'npm',
    name: needed(json, 'module_name'),
    said: [{ range: vulnerable, ...optional('fixed', fixed) }],
    affects: (version) => (isBetween(version) ? undefined : semver.satisfies(version, vulnerable)),
    named: [...versionsIn(vulnerable), ...(fixed === undefined ? [] : [fixed])],
    releasesOnly: true,
  };
}
