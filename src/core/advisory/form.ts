// The approval form: the whole advisory with a closed list of holes. People approve its hash; filling holes by their rules keeps the
// approval, any other byte voids it. Never fills anything itself: see form-fill.ts.
import type { AffectedLine, AffectedProduct, Advisory, LineFix } from './advisory.ts';
import { isReleased } from './advisory.ts';
import { canonicalHash } from './canonical.ts';

/** A place of the advisory that is not known at approval. `release` holes are of one planned version of one product. */
export type Hole =
  | { readonly kind: 'cve' | 'ghsa' | 'published-at' | 'modified-at' }
  | { readonly kind: ReleaseHoleKind; readonly product: string; readonly version: string };

export type ReleaseHoleKind = 'landed' | 'tag-url' | 'release-url';

export interface ApprovalForm {
  /** The form's own format. */
  readonly v: 1;
  readonly advisory: Advisory;
  readonly holes: readonly Hole[];
}

const releaseHoles: readonly ReleaseHoleKind[] = ['landed', 'tag-url', 'release-url'];

/**
 * The form of an advisory. By default everything unknown is a hole. To see whether an approval still stands, give the holes of
 * the approved form: what has become known in them is taken out again, so that only other changes show in the hash.
 */
export function openForm(advisory: Advisory, holes: readonly Hole[] = unknownIn(advisory)): ApprovalForm {
  return { v: 1, advisory: holes.reduce(emptied, advisory), holes };
}

/** SHA-256 of the form's canonical JSON, 64 hex digits: what people sign. */
export function formHash(form: ApprovalForm): string {
  return canonicalHash(form);
}

/** Whether an approval of a form with these holes and this hash still covers the advisory as it is now. */
export function stillApproved(
  advisory: Advisory,
  approved: { hash: string; holes: readonly Hole[] },
): boolean {
  return formHash(openForm(advisory, approved.holes)) === approved.hash;
}

/** Everything of an advisory that may be a hole and isn't known. */
function unknownIn(advisory: Advisory): readonly Hole[] {
  const { ids, times } = advisory;
  const holes: Hole[] = [];
  if (ids.ghsa === undefined) holes.push({ kind: 'ghsa' });
  if (ids.cve === 'pending') holes.push({ kind: 'cve' });
  for (const [product, fix] of fixesOf(advisory)) {
    const { version } = fix;
    const known = holes.some(
      (hole) => 'version' in hole && hole.product === product && hole.version === version,
    );
    if (!known && !isReleased(fix)) holes.push(...releaseHoles.map((kind) => ({ kind, product, version })));
  }
  if (times.published === undefined) holes.push({ kind: 'published-at' });
  if (times.modified === undefined) holes.push({ kind: 'modified-at' });
  return holes;
}

/** All fixed releases an advisory plans or names, with their product. */
export function fixesOf({ products }: Advisory): readonly (readonly [product: string, fix: LineFix])[] {
  return products.flatMap(({ product, affected }) =>
    affected.flatMap(({ fix }) => (fix === undefined ? [] : [[product, fix] as const])),
  );
}

/** The advisory with every fix of one planned version changed by a function. */
export function withFix(
  advisory: Advisory,
  at: { readonly product: string; readonly version: string },
  change: (fix: LineFix) => LineFix,
): Advisory {
  const inLine = (line: AffectedLine): AffectedLine =>
    line.fix?.version === at.version ? { ...line, fix: change(line.fix) } : line;
  const inProduct = (product: AffectedProduct): AffectedProduct =>
    product.product === at.product ? { ...product, affected: product.affected.map(inLine) } : product;
  return { ...advisory, products: advisory.products.map(inProduct) };
}

function emptied(advisory: Advisory, hole: Hole): Advisory {
  const { ids, times } = advisory;
  switch (hole.kind) {
    case 'cve':
      return { ...advisory, ids: { ...ids, cve: 'pending' } };
    case 'ghsa':
      return { ...advisory, ids: without(ids, 'ghsa') };
    case 'published-at':
      return { ...advisory, times: without(times, 'published') };
    case 'modified-at':
      return { ...advisory, times: without(times, 'modified') };
    case 'landed':
      return withFix(advisory, hole, (fix) => ({ ...fix, landed: [] }));
    case 'tag-url':
      return withFix(advisory, hole, (fix) => without(fix, 'tagUrl'));
    case 'release-url':
      return withFix(advisory, hole, (fix) => without(fix, 'releaseUrl'));
  }
}

function without<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> {
  const { [key]: _gone, ...rest } = value;
  return rest;
}
