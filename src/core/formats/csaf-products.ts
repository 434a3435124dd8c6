// The products of a CSAF document: one entry for every range and every fixed version, so that a status can be said of each.
// Source: CSAF 2.0, section 3.2.2; ranges as vers (https://github.com/package-url/vers-spec).
import { PackageURL } from 'packageurl-js';
import type { AffectedLine, AffectedProduct, LineFix, Unaffected } from '../advisory/advisory.ts';
import { isReleased } from '../advisory/advisory.ts';
import { ecosystemRow } from '../advisory/ecosystem.ts';
import type { VersionRange } from '../advisory/version-range.ts';
import { plain } from '../words/safe.ts';
import { toldRanges } from './sentences.ts';

/** Some versions of a product, and what is said of them. */
export type Said =
  | { readonly status: 'known_affected'; readonly line: AffectedLine }
  | { readonly status: 'fixed'; readonly fix: LineFix }
  | { readonly status: 'known_not_affected'; readonly why: Unaffected };

export interface CsafProduct {
  readonly id: string;
  /** The branch of the product that it hangs on. */
  readonly under: string;
  readonly category: 'product_version' | 'product_version_range';
  /** The version, or the range. */
  readonly name: string;
  readonly purl: string | undefined;
  /** Of the package, without a version. */
  readonly packageUrl: string | undefined;
  readonly repository: string;
  readonly said: Said;
}

/** Everything that an advisory says of versions. */
export function csafProducts(products: readonly AffectedProduct[]): readonly CsafProduct[] {
  const all = products.flatMap((product) => [
    ...product.affected.flatMap((line) =>
      toldRanges(line, product.ecosystem).map((range) => ranged(product, range, { status: 'known_affected', line })),
    ),
    ...releasedOf(product).map((fix) => single(product, fix.version, { status: 'fixed', fix })),
    ...product.unaffected.flatMap((why) =>
      (why.ranges.length > 0 ? why.ranges : [{}]).map((range) =>
        ranged(product, range, { status: 'known_not_affected', why }),
      ),
    ),
  ]); // prettier-ignore
  return all.map((one, at) => ({ id: `CSAFPID-${String(at + 1).padStart(4, '0')}`, ...one }));
}

type Unnumbered = Omit<CsafProduct, 'id'>;

/** Fixed versions that are out, each once. */
function releasedOf({ affected }: AffectedProduct): readonly LineFix[] {
  const out = affected.flatMap(({ fix }) => (fix !== undefined && isReleased(fix) ? [fix] : []));
  return [...new Map(out.map((fix) => [fix.version, fix])).values()];
}

function commonOf({ product, package: name, purl, repository }: AffectedProduct) {
  const under = plain(name === product ? product : `${product} (${name})`);
  return { under, packageUrl: purl, repository };
}

function ranged(product: AffectedProduct, range: VersionRange, said: Said): Unnumbered {
  const { lower, upper } = range;
  if (lower?.kind === 'from' && upper?.kind === 'through' && lower.version === upper.version)
    return single(product, lower.version, said);
  const name = vers(product, range);
  return { ...commonOf(product), category: 'product_version_range', name, purl: product.purl, said };
}

function single(product: AffectedProduct, version: string, said: Said): Unnumbered {
  const purl = product.purl === undefined ? undefined : withVersion(product.purl, version);
  return { ...commonOf(product), category: 'product_version', name: plain(version), purl, said };
}

function withVersion(purl: string, version: string): string {
  const { type, namespace, name, qualifiers, subpath } = PackageURL.fromString(purl);
  return new PackageURL(type, namespace, name, version, qualifiers, subpath).toString();
}

/** A range as vers: `vers:npm/>=1.0.0|<1.0.1`, `vers:npm/*` for all versions. */
function vers({ ecosystem }: AffectedProduct, { lower, upper }: VersionRange): string {
  const from =
    lower === undefined ? [] : [`${lower.kind === 'from' ? '>=' : '>'}${encodeURIComponent(lower.version)}`];
  const to =
    upper === undefined
      ? []
      : [`${upper.kind === 'before' ? '<' : '<='}${encodeURIComponent(upper.version)}`];
  return `vers:${ecosystemRow(ecosystem).purl ?? 'generic'}/${[...from, ...to].join('|') || '*'}`;
}

/** The tree of these products under their vendor. */
export function productTree(vendor: string, products: readonly CsafProduct[]): object {
  const names = [...new Set(products.map(({ under }) => under))];
  const branches = names.map((under) => ({
    category: 'product_name',
    name: under,
    branches: products.filter((one) => one.under === under).map(branchOf),
  }));
  return { branches: [{ category: 'vendor', name: vendor, branches }] };
}

function branchOf({ id, under, category, name, purl }: CsafProduct): object {
  const helper = purl === undefined ? {} : { product_identification_helper: { purl } };
  return { category, name, product: { name: `${under} ${name}`, product_id: id, ...helper } };
}

/** The ids of those of which this is said. */
export function idsOf(products: readonly CsafProduct[], status: Said['status']): readonly string[] {
  return products.filter(({ said }) => said.status === status).map(({ id }) => id);
}
