// The affected packages of an OSV record. One range of OSV for each range of ours, so that no two ends can meet in one list.
import type { AffectedLine, AffectedProduct } from '../advisory/advisory.ts';
import { ecosystemRow } from '../advisory/ecosystem.ts';
import type { OsvEvent } from '../advisory/osv-events.ts';
import { osvEvents } from '../advisory/osv-events.ts';
import type { Loss } from './format.ts';
import { toldRanges } from './sentences.ts';

export interface OsvRange {
  readonly type: 'SEMVER' | 'ECOSYSTEM' | 'GIT';
  readonly repo?: string;
  readonly events: readonly OsvEvent[];
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
  const told = affected
    .flatMap((line) => toldRanges(line, ecosystem))
    .map((range) => osvEvents(range, ecosystem));
  const why = 'OSV begins ranges inclusively: the version before the first affected one counts as affected';
  return {
    ranges: told.map(({ events }) => ({ type, events })),
    losses: told.some(({ isExact }) => !isExact) ? [{ field: 'products.affected.ranges', why }] : [],
  };
}

/** From the commit that brought the fault in, or the first one, to the commit of each line that completes its fix. */
function gitRanges({ repository, affected }: AffectedProduct): readonly OsvRange[] {
  return affected.flatMap((line): readonly OsvRange[] => {
    const fixed = fixedAt(line);
    if (fixed === undefined && line.introducedBy === undefined) return [];
    const events: OsvEvent[] = [{ introduced: line.introducedBy ?? '0' }];
    if (fixed !== undefined) events.push({ fixed });
    return [{ type: 'GIT', repo: repository, events }];
  });
}

function fixedAt({ fix }: AffectedLine): string | undefined {
  return fix?.landed.at(-1);
}

function unaffectedLoss({ product, unaffected }: AffectedProduct): readonly Loss[] {
  if (unaffected.length === 0) return [];
  return [{ field: 'products.unaffected', why: `OSV can’t say why ${product} is not affected` }];
}
