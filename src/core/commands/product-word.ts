// Reads the product that a command may begin with; it can be left out where everybody knows which one is meant.
import { productNames, productOf } from '../case/product.ts';
import type { CaseProduct } from '../case/product.ts';
import { productNamed } from '../settings.ts';
import type { Call } from './command.ts';

export interface ProductWord extends CaseProduct {
  /** How many words it took: none or one. */
  readonly taken: 0 | 1;
}

/** The product named by the first word, else the case's own; undefined when neither is known. */
export function productWord({ view, words }: Call): ProductWord | undefined {
  const [first] = words;
  const named = first?.quoted === false ? productNamed(view.house.settings, first.text) : undefined;
  if (named !== undefined) return { name: named.name, product: named, taken: 1 };
  const own = productOf(view);
  return own === undefined ? undefined : { ...own, taken: 0 };
}

/** What to say when no product is known. */
export function productMissing({ view }: Pick<Call, 'view'>): { what: string; post: string } {
  const names = productNames(view);
  const what = `the product is not known; the settings name ${names.join(', ')}`;
  return { what, post: `/psirt component ${names.length === 1 ? names.join() : '<product>'}` };
}
