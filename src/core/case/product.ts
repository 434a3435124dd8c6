// Which product a case is about: as people said, else as the channel showed, else the only one there is.
import type { Missing } from '../commands/command.ts';
import type { Product } from '../settings.ts';
import { latest } from './case.ts';
import type { View } from './view.ts';

export interface CaseProduct {
  readonly name: string;
  readonly product: Product;
}

/** The product of a case, or undefined while nobody can tell. */
export function productOf({ it, house }: View): CaseProduct | undefined {
  const { products } = house.settings;
  const names = Object.keys(products);
  const name =
    latest(it, 'product')?.product ??
    latest(it, 'reported')?.product ??
    (names.length === 1 ? names[0] : undefined);
  const product = name === undefined ? undefined : products[name];
  return name === undefined || product === undefined ? undefined : { name, product };
}

/** What to say where no product is known. */
export function productMissing(view: View): Missing & { readonly post: string } {
  const names = productNames(view);
  const what = `the product is not known; the settings name ${names.join(', ')}`;
  return { what, post: `/psirt component ${names.length === 1 ? names.join() : '<product>'}` };
}

/** All products that the settings in force name. */
export function productNames({ house }: View): readonly string[] {
  return Object.keys(house.settings.products);
}
