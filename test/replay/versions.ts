// Versions for the comparison: their order by Semantic Versioning, which versions to look at around a boundary, and what a list of
// OSV's events says of a version. Leans on the `semver` package alone, never on the code under test.
import semver from 'semver';

/** As Semantic Versioning spells it: missing parts are 0, no `v`. */
export function semantic(version: string): string {
  const [, numbers = '', rest = ''] = /^v?(\d+(?:\.\d+){0,2})([-+].*)?$/.exec(version) ?? [];
  const whole = [...numbers.split('.'), '0', '0'].slice(0, 3).join('.') + rest;
  if (semver.valid(whole) === null) throw new Error(`expected a semantic version, got ${version}`);
  return whole;
}

/** Negative when the first is older; what follows `+` counts for nothing. Source: https://semver.org, item 11. */
export const compare = (a: string, b: string): number => semver.compare(semantic(a), semantic(b));

/** `0` is before everything. */
const notBefore = (version: string, bound: string): boolean => bound === '0' || compare(version, bound) >= 0;

export interface Event {
  readonly introduced?: string;
  readonly fixed?: string;
  readonly last_affected?: string;
}

/** Whether a list of events calls a version affected. Source: https://ossf.github.io/osv-schema/#evaluation */
export function isIn(events: readonly Event[], version: string): boolean {
  const at = (event: Event): string => event.introduced ?? event.fixed ?? event.last_affected ?? '0';
  const ordered = events.toSorted((a, b) => {
    if (at(a) === '0' || at(b) === '0') return Number(at(b) === '0') - Number(at(a) === '0');
    return compare(at(a), at(b));
  });
  return ordered.reduce((affected, { introduced, fixed, last_affected: last }) => {
    if (introduced !== undefined && notBefore(version, introduced)) return true;
    if (fixed !== undefined && notBefore(version, fixed)) return false;
    if (last !== undefined && compare(version, last) > 0) return false;
    return affected;
  }, false);
}

/** The versions at, just below and just above a boundary, pre-releases included. */
function around(bound: string): readonly string[] {
  const { major, minor, patch, prerelease } = semver.parse(semantic(bound)) ?? fail(bound);
  const release = `${major}.${minor}.${patch}`;
  const below = [
    ...(patch > 0 ? [`${major}.${minor}.${patch - 1}`] : []),
    ...(minor > 0 ? [`${major}.${minor - 1}.0`, `${major}.${minor - 1}.99999`] : []),
    ...(major > 0 ? [`${major - 1}.0.0`, `${major - 1}.99999.99999`] : []),
    `${release}-0`,
  ];
  const above = [
    `${major}.${minor}.${patch + 1}-0`,
    `${major}.${minor}.${patch + 1}`,
    `${major}.${minor + 1}.0`,
    `${major + 1}.0.0-0`,
    `${major + 1}.0.0`,
  ];
  // The smallest version after a pre-release is the same with one more part.
  const after = prerelease.length > 0 ? [`${release}-${prerelease.join('.')}.0`] : [];
  return [...below, semantic(bound), ...after, release, `${release}-rc.1`, `${release}-zz`, ...above];
}

function fail(bound: string): never {
  throw new Error(`expected a semantic version, got ${bound}`);
}

/** Every version worth looking at: those named, their neighbours, and both far ends; without pre-releases where none are meant. */
export function probes(named: readonly string[], releasesOnly: boolean): readonly string[] {
  const all = ['0.0.0-0', '0.0.0', '99999.0.0', ...named.filter((one) => one !== '0').flatMap(around)];
  const wanted = all.filter((version) => !releasesOnly || semver.prerelease(semantic(version)) === null);
  return [...new Set(wanted)].toSorted(compare);
}
