// Reads the product that a command may begin with; it can be left out where everybody knows which one is meant.
import { productOf } from '../case/product.ts';
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
