// Compares affected versions by membership: for every named version and its neighbours, what the record says and what we published.
import semver from 'semver';
import { judged } from './cell.ts';
import type { Cell } from './cell.ts';
import type { Published } from './drive.ts';
import type { RealPackage, RealRecord, Reason } from './real.ts';
import { eventsOf } from './read-osv.ts';
import { at, list, needed, textAt } from './shape.ts';
import { compare, isIn, probes } from './versions.ts';
import type { Event } from './versions.ts';

/** What we published of one package: its ranges, and up to where it is known where a fix ends a range that people ended earlier. */
interface Shown {
  readonly events: readonly Event[];
  readonly knownUpTo?: string;
}

/** The cell of the ranges: versions, and the commits of the fixes. */
export function rangesCell(record: RealRecord, published: Published): Cell {
  const { packages, commits } = record;
  const found = packages.map((one) => differencesOf(one, shownOf(one, published)));
  const differences = [...found.flatMap(({ wrong }) => wrong), ...commitsWrong(published)];
  const reasons: Reason[] = [
    ...(found.some(({ open }) => open > 0) ? (['between'] as const) : []),
    ...(commits === undefined ? [] : (['commits'] as const)),
    ...(packages.some(({ ecosystem }) => ecosystem === undefined) ? (['no-ecosystem'] as const) : []),
  ];
  const fixes = Object.keys(published.landed).length;
  const missing =
    commits === undefined || commits.fixed.length === fixes
      ? []
      : [`${fixes} commits, not ${commits.fixed.length}`];
  return judged([...differences, ...missing], reasons);
}

function differencesOf(
  real: RealPackage,
  shown: readonly Shown[],
): { wrong: readonly string[]; open: number } {
  const bounds = shown.flatMap(({ events }) => events.flatMap(boundsOf));
  const wrong: string[] = bounds
    .filter((bound) => bound !== '0' && semver.valid(bound) === null)
    .map((bound) => `${bound} is no semantic version`);
  if (wrong.length > 0) return { wrong, open: 0 };
  let open = 0;
  for (const version of probes([...real.named, ...bounds], real.releasesOnly)) {
    const [wanted, got] = [real.affects(version), gotOf(shown, version)];
    if (wanted === undefined && got !== true) open += 1;
    else if (wanted !== got)
      wrong.push(`${real.name} ${version} is ${wanted === true ? '' : 'not '}affected, but we say otherwise`);
  }
  return { wrong, open };
}

const boundsOf = ({ introduced, fixed, last_affected: last }: Event): readonly string[] =>
  [introduced, fixed, last].filter((bound) => bound !== undefined);

/** Affected, not affected, or undefined: above the last version that is known to be affected and below the fix. */
function gotOf(shown: readonly Shown[], version: string): boolean | undefined {
  const inside = shown.filter(({ events }) => isIn(events, version));
  if (inside.length === 0) return false;
  const isKnown = ({ knownUpTo }: Shown): boolean =>
    knownUpTo === undefined || compare(version, knownUpTo) <= 0;
  return inside.some(isKnown) ? true : undefined;
}

function shownOf({ ecosystem, name }: RealPackage, { osv, advisory }: Published): readonly Shown[] {
  if (ecosystem === undefined) return inAdvisory(advisory, name);
  const rows = list(osv, 'affected').filter((row) => textAt(row, 'package', 'name') === name);
  return rows
    .flatMap((row) => list(row, 'ranges'))
    .filter((range) => at(range, 'type') !== 'GIT')
    .map((range) => {
      const known = textAt(range, 'database_specific', 'last_known_affected_version_range');
      const events = list(range, 'events').map((event) => {
        const last = textAt(event, 'last_affected');
        return last === undefined ? (eventsOf({ events: [event] })[0] ?? {}) : { last_affected: last };
      });
      return { events, ...(known !== undefined && { knownUpTo: known.replace(/^<= /, '') }) };
    });
}

/** GitHub's own form of ranges, `>= 20.0.0, < 20.15.1`. */
function inAdvisory(advisory: unknown, name: string): readonly Shown[] {
  const rows = list(advisory, 'vulnerabilities').filter((one) => textAt(one, 'package', 'name') === name);
  return rows.map((row) => {
    const range = needed(row, 'vulnerable_version_range');
    const [, from = '0', fixed] = /^(?:>= (\S+?))?(?:, )?(?:< (\S+))?$/.exec(range) ?? [];
    if (fixed === undefined) throw new Error(`expected “>= 1.0.0, < 1.2.3”, got ${range}`);
    return { events: [{ introduced: from }, { fixed }] };
  });
}

/**
 * Every commit that fixes it stands among the references. A range of commits says more: affected is what holds none of the fixes; so all of
 * them stand in one range, and only where the versions begin with the first one too. Source: OSV, "GIT" ranges.
 */
function commitsWrong({ osv, landed, repository }: Published): readonly string[] {
  const expected = Object.values(landed);
  const told = new Set(list(osv, 'references').flatMap((one) => textAt(one, 'url') ?? []));
  const untold = expected.filter((commit) => !told.has(`${repository}/commit/${commit}`));
  return [
    ...untold.map((commit) => `the fixing commit ${commit} is not among the references`),
    ...list(osv, 'affected').flatMap((row) => gitWrong(row, { expected, repository })),
  ];
}

function gitWrong(
  row: unknown,
  { expected, repository }: { readonly expected: readonly string[]; readonly repository: string },
): readonly string[] {
  const all = list(row, 'ranges');
  const ranges = all.filter((range) => at(range, 'type') === 'GIT');
  const versions = all.filter((range) => at(range, 'type') !== 'GIT');
  const mended = versions.filter((range) => list(range, 'events').some((event) => textAt(event, 'fixed') !== undefined)); // prettier-ignore
  const begins = mended.map((range) => textAt(list(range, 'events')[0], 'introduced') ?? '');
  const isOfCommits = at(row, 'package') === undefined;
  const most = isOfCommits || begins.some((begin) => /^0(?:\.0)*$/.test(begin)) ? 1 : 0;
  const least = isOfCommits && expected.length > 0 ? 1 : 0;
  if (ranges.length > most || ranges.length < least)
    return [`${ranges.length} ranges of commits where ${most} would be right`];
  const [range] = ranges;
  if (range === undefined) return [];
  const [begin, ...fixes] = list(range, 'events');
  const fixed = fixes.map((event) => textAt(event, 'fixed') ?? '');
  const isWhole = textAt(begin, 'introduced') === '0' && textAt(range, 'repo') === repository;
  const isKnown = fixed.every((commit) => expected.includes(commit));
  return isWhole && isKnown ? [] : ['the range of commits does not go from the first commit to the fixes'];
}
