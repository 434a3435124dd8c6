// The affected packages of an OSV record. One range of OSV for each range of ours, so that no two ends can meet in one list; commits
// of all lines in one range. Never says more than people said.
import type { AffectedLine, AffectedProduct } from '../advisory/advisory.ts';
import { ecosystemRow } from '../advisory/ecosystem.ts';
import type { Ecosystem } from '../advisory/ecosystem.ts';
import type { OsvEvent } from '../advisory/osv-events.ts';
import { osvEvents } from '../advisory/osv-events.ts';
import { normalised } from '../advisory/range-order.ts';
import type { LowerBound } from '../advisory/version-range.ts';
import type { Loss } from './format.ts';
import { toldRanges } from './sentences.ts';

export interface OsvRange {
  readonly type: 'SEMVER' | 'ECOSYSTEM' | 'GIT';
  readonly repo?: string;
  readonly events: readonly OsvEvent[];
  /** Up to where people know it to be affected, where the fix ends the range later; GitHub's own OSV records call it the same. */
  readonly database_specific?: { readonly last_known_affected_version_range: string };
}

export interface OsvAffected {
  readonly package?: { readonly ecosystem: string; readonly name: string; readonly purl?: string };
  readonly ranges: readonly OsvRange[];
}

/** The affected packages; a product that OSV has no ecosystem for keeps its commits alone. */
export function osvAffected(products: readonly AffectedProduct[]): {
  readonly affected: readonly OsvAffected[];
  readonly losses: readonly Loss[];
} {
  const rows = products.map(affectedRow);
  return {
    affected: rows.flatMap(({ affected }) => (affected.ranges.length > 0 ? [affected] : [])),
    losses: [...rows.flatMap(({ losses }) => losses), ...products.flatMap(unaffectedLoss)],
  };
}

function affectedRow(product: AffectedProduct): { affected: OsvAffected; losses: readonly Loss[] } {
  const { ecosystem, package: name, purl, affected } = product;
  const { osv } = ecosystemRow(ecosystem);
  const commits = gitRanges(product);
  if (osv === undefined) {
    const why = `OSV has no ecosystem for ${product.product}: only commits are told`;
    return {
      affected: { ranges: commits },
      losses: affected.length > 0 ? [{ field: 'products.affected', why }] : [],
    };
  }
  const { ranges, losses } = versionRanges(product);
  const known = { ecosystem: osv, name, ...(purl !== undefined && { purl }) };
  return { affected: { package: known, ranges: [...ranges, ...commits] }, losses };
}

function versionRanges({ ecosystem, affected }: AffectedProduct): {
  ranges: readonly OsvRange[];
  losses: readonly Loss[];
} {
  const type = ecosystemRow(ecosystem).scheme === 'semver' ? 'SEMVER' : 'ECOSYSTEM';
  const told = affected.flatMap((line) => toldWithEnd(line, ecosystem));
  const inclusive =
    'OSV begins ranges inclusively: the version before the first affected one counts as affected';
  // Source: OSV, "Fixed vulnerability example" and "Limit events": for numbered versions `limit` should not be used.
  const fixed =
    'OSV says that everything before a version is affected with `fixed` alone, also where no fix is named';
  return {
    ranges: told.map(({ events, known }) => ({ type, events, ...known })),
    losses: [
      ...(told.some(({ isExact }) => !isExact)
        ? [{ field: 'products.affected.ranges', why: inclusive }]
        : []),
      ...(affected.some(endsWithoutFix) ? [{ field: 'products.affected.fix', why: fixed }] : []),
    ],
  };
}

function endsWithoutFix({ ranges, fix }: AffectedLine): boolean {
  return fix === undefined && ranges.some(({ upper }) => upper?.kind === 'before');
}

/** The events of a line's ranges; OSV can't say both the last affected version and the fix, so the first of them goes beside. */
function toldWithEnd(line: AffectedLine, ecosystem: Ecosystem) {
  const told = toldRanges(line, ecosystem);
  const said = normalised(line.ranges, ecosystem).at(-1)?.upper;
  const isMoved = said?.kind === 'through' && told.at(-1)?.upper?.kind === 'before';
  const known = isMoved
    ? { database_specific: { last_known_affected_version_range: `<= ${said.version}` } }
    : {};
  return told.map((range, place) => ({
    ...osvEvents(range, ecosystem),
    known: place === told.length - 1 ? known : {},
  }));
}

/**
 * One range for the commits of all lines: affected is what holds one of the commits that brought the fault in (or any commit) and
 * none of the fixes. In ranges of their own, the fix of one line would be affected by the range of another. None where it isn't known
 * which commit brought the fault in: the fixes stand among the references then.
 */
function gitRanges({ repository, affected }: AffectedProduct): readonly OsvRange[] {
  const known = affected.filter((line) => fixedAt(line) !== undefined || line.introducedBy !== undefined);
  const introduced = firstCommits(known);
  if (introduced.length === 0) return [];
  const fixed = new Set(known.flatMap((line) => fixedAt(line) ?? []));
  const events: readonly OsvEvent[] = [
    ...introduced.map((commit) => ({ introduced: commit })),
    ...[...fixed].map((commit) => ({ fixed: commit })),
  ];
  return [{ type: 'GIT', repo: repository, events }];
}

/** The commits that brought the fault in; `0`, the first of all, only where the versions begin with the first one too. */
function firstCommits(known: readonly AffectedLine[]): readonly string[] {
  if (known.some(isFromTheBeginning)) return ['0'];
  const starts = known.flatMap(({ introducedBy }) => introducedBy ?? []);
  return starts.length === known.length ? [...new Set(starts)] : [];
}

function isFromTheBeginning({ introducedBy, ranges }: AffectedLine): boolean {
  return introducedBy === undefined && ranges.some(({ lower }) => lower === undefined || isZero(lower));
}

const isZero = ({ kind, version }: LowerBound): boolean => kind === 'from' && /^0(?:\.0)*$/u.test(version);

function fixedAt({ fix }: AffectedLine): string | undefined {
  return fix?.landed.at(-1);
}

function unaffectedLoss({ product, unaffected }: AffectedProduct): readonly Loss[] {
  if (unaffected.length === 0) return [];
  return [{ field: 'products.unaffected', why: `OSV can’t say why ${product} is not affected` }];
}
