// The products of an advisory as CSAF knows them: a tree of vendor, products and versions, each version with an ID of its own.
// Source: CSAF 2.0, section 3.2.2.
import type { AffectedLine, AffectedProduct, LineFix, Unaffected } from '../advisory/advisory.ts';
import { isReleased } from '../advisory/advisory.ts';
import { ecosystemRow, versionedPurl } from '../advisory/ecosystem.ts';
import type { Ecosystem } from '../advisory/ecosystem.ts';
import { rangesText } from '../advisory/version-range.ts';
import type { VersionRange } from '../advisory/version-range.ts';
import { plain } from '../words/safe.ts';
import { toldRanges } from './sentences.ts';

interface Branch {
  readonly category: 'vendor' | 'product_name' | 'product_version' | 'product_version_range';
  readonly name: string;
  readonly branches?: readonly Branch[];
  readonly product?: {
    readonly product_id: string;
    readonly name: string;
    readonly product_identification_helper?: { readonly purl: string };
  };
}

/** What is said of some versions: affected in a line, fixed, or not affected. */
type Said =
  | { readonly kind: 'affected'; readonly line: AffectedLine }
  | { readonly kind: 'fixed'; readonly fix: LineFix }
  | { readonly kind: 'unaffected'; readonly why: Unaffected };

interface Leaf {
  readonly category: 'product_version' | 'product_version_range';
  readonly name: string;
  /** The versions in words. */
  readonly versions: string;
  readonly purl: string | undefined;
  readonly said: Said;
}

/** Versions of one product with their ID in the document. */
export interface Known<S extends Said = Said> {
  readonly id: string;
  readonly product: AffectedProduct;
  readonly said: S;
}

export interface ProductTree {
  readonly branches: readonly Branch[];
  readonly affected: readonly Known<Extract<Said, { kind: 'affected' }>>[];
  readonly fixed: readonly Known<Extract<Said, { kind: 'fixed' }>>[];
  readonly unaffected: readonly Known<Extract<Said, { kind: 'unaffected' }>>[];
}

/** The tree, and what is said of which ID; without branches where no versions are known. */
export function productTree(products: readonly AffectedProduct[], vendor: string): ProductTree {
  const known = products
    .flatMap((product) => leavesOf(product).map((leaf) => ({ product, leaf })))
    .map((one, place) => ({
      ...one,
      id: `CSAFPID-${String(place + 1).padStart(4, '0')}`,
      said: one.leaf.said,
    }));
  const branches = products.flatMap((product): readonly Branch[] => {
    const its = known.filter((one) => one.product === product);
    if (its.length === 0) return [];
    const name = nameOf(product);
    return [{ category: 'product_name', name, branches: its.map(({ id, leaf }) => branchOf(id, leaf, `${vendor} ${name}`)) }];
  }); // prettier-ignore
  const saying = <K extends Said['kind']>(kind: K) =>
    known.filter(({ said }) => said.kind === kind) as unknown as readonly Known<Extract<Said, { kind: K }>>[];
  return {
    branches: branches.length === 0 ? [] : [{ category: 'vendor', name: vendor, branches }],
    affected: saying('affected'),
    fixed: saying('fixed'),
    unaffected: saying('unaffected'),
  };
}

/** A product for people, with its package where that is called otherwise. */
export function nameOf({ product, package: name, ecosystem }: AffectedProduct): string {
  return name === product ? plain(product) : plain(`${product} (${ecosystem} package ${name})`);
}

function branchOf(id: string, { category, name, versions, purl }: Leaf, product: string): Branch {
  const helper = purl === undefined ? {} : { product_identification_helper: { purl } };
  return { category, name, product: { product_id: id, name: `${product} ${versions}`, ...helper } };
}

function leavesOf(product: AffectedProduct): readonly Leaf[] {
  const { ecosystem, affected, unaffected } = product;
  return [
    ...affected.flatMap((line) =>
      toldRanges(line, ecosystem).map((range) => rangeLeaf(product, range, { kind: 'affected', line })),
    ),
    ...releasesOf(affected).map((fix) => fixedLeaf(product, fix)),
    ...unaffected.flatMap((why) =>
      (why.ranges.length === 0 ? [{}] : why.ranges).map((range) =>
        rangeLeaf(product, range, { kind: 'unaffected', why }),
      ),
    ),
  ];
}

/** Each fixed release that is out, once. */
function releasesOf(affected: readonly AffectedLine[]): readonly LineFix[] {
  const out = affected.flatMap(({ fix }) => (fix !== undefined && isReleased(fix) ? [fix] : []));
  return [...new Map(out.map((fix) => [fix.version, fix])).values()];
}

function rangeLeaf({ ecosystem, purl }: AffectedProduct, range: VersionRange, said: Said): Leaf {
  return { category: 'product_version_range', name: vers(range, ecosystem), versions: rangesText([range]), purl, said };
} // prettier-ignore

function fixedLeaf({ purl }: AffectedProduct, fix: LineFix): Leaf {
  const { version } = fix;
  const its = purl === undefined ? undefined : versionedPurl(purl, version);
  return { category: 'product_version', name: version, versions: version, purl: its, said: { kind: 'fixed', fix } }; // prettier-ignore
}

/** A range as a version range specifier. Source: https://github.com/package-url/vers-spec */
function vers({ lower, upper }: VersionRange, ecosystem: Ecosystem): string {
  const scheme = ecosystemRow(ecosystem).purl ?? 'generic';
  const said = (mark: string, version: string): string => `${mark}${encodeURIComponent(version)}`;
  const isOne = lower?.kind === 'from' && upper?.kind === 'through' && lower.version === upper.version;
  const bounds = [
    ...(lower === undefined ? [] : [said(lower.kind === 'from' ? '>=' : '>', lower.version)]),
    ...(upper === undefined ? [] : [said(upper.kind === 'before' ? '<' : '<=', upper.version)]),
  ];
  return `vers:${scheme}/${isOne ? said('', lower.version) : bounds.join('|') || '*'}`;
}
