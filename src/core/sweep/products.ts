// What the lists of a product's repository say about a case: its advisory moved or holds what the record lacks, or a release has come.
import { isTagOf } from '../advisory/tag-name.ts';
import { allOf, doneAct, latest } from '../case/case.ts';
import { ghsaOf } from '../case/ghsa.ts';
import { linesOf } from '../case/lines.ts';
import type { LineState } from '../case/lines.ts';
import { productOf } from '../case/product.ts';
import type { View } from '../case/view.ts';
import type { SweptAdvisory, SweptProduct } from './sight.ts';

type Products = readonly SweptProduct[];

function advisoryOf(view: View, products: Products): SweptAdvisory | undefined {
  const place = ghsaOf(view);
  return products
    .find(({ repository }) => repository === place?.repository)
    ?.advisories.find(({ ghsa }) => ghsa === place?.ghsa);
}

/** The advisory was touched at or after a time; by whom can't be told. */
export function advisoryMoved(view: View, products: Products, since: string): boolean {
  const seen = advisoryOf(view, products);
  return seen !== undefined && seen.updated_at >= since;
}

/** The advisory holds what the record lacks: it was published by hand, got its CVE ID, or a person opened the fork. */
export function advisoryDiffers(view: View, products: Products): boolean {
  const { it } = view;
  const seen = advisoryOf(view, products);
  if (seen === undefined || latest(it, 'confirmed') === undefined) return false;
  const numbered = seen.cve !== null && (latest(it, 'cve')?.id ?? null) === null;
  return numbered || (doneAct(it, 'publish') === undefined && differsUnpublished(view, seen));
}

function differsUnpublished(view: View, { state, fork }: SweptAdvisory): boolean {
  const { it } = view;
  if (state === 'published') return it.acts.has('draft-fields');
  const forks = productOf(view)?.product.workspace === 'fork';
  return forks && fork && doneAct(it, 'fork') === undefined;
}

/** Lines whose release is still to come, as far as the record knows: a tag that proves nothing is none. */
function awaited(view: View): readonly LineState[] {
  const fixes = latest(view.it, 'remedy')?.decision === 'fix' && latest(view.it, 'confirmed') !== undefined;
  return fixes ? linesOf(view).filter(({ proven }) => !proven) : [];
}

/** The repository in which a case waits for a tag. */
export function awaitsTagsAt(view: View): string | undefined {
  return awaited(view).length > 0 ? productOf(view)?.product.repository : undefined;
}

/** Tags that name the planned version of a line which the record still waits for, and that it doesn't know: when each was seen first. */
export function tagsFor(view: View, products: Products): readonly string[] {
  const product = productOf(view)?.product;
  const tags = products.find(({ repository }) => repository === product?.repository)?.tags ?? [];
  const known = new Set(allOf(view.it, 'tagged').map(({ tag }) => tag));
  const lines = awaited(view).map(({ line, planned }) => ({ planned, pattern: product?.lines[line]?.tags }));
  return tags.flatMap(({ name, first }) => {
    const fits = lines.some(
      ({ planned, pattern }) => pattern !== undefined && isTagOf(name, planned, pattern),
    );
    return fits && !known.has(name) ? [first] : [];
  });
}
