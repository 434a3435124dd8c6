// Who represents which product: a row for each product with its tier, a column for each role that somebody holds for one.
import type { Product, Settings } from '../../core/settings.ts';
import { productRoles } from '../../core/settings/schema.ts';
import { inline } from '../../core/words/safe.ts';
import { table } from './table.ts';

/** The part of the document, as Markdown. */
export function representatives({ products, groups }: Settings): string {
  const all = Object.values(products);
  const held = productRoles.filter((role) => all.some(({ people }) => (people[role] ?? []).length > 0));
  const tierOf = ({ group }: Product): string => (group === null ? '' : (groups[group]?.tier ?? ''));
  const rows = all
    .toSorted((a, b) => byTier(tierOf(a), tierOf(b)))
    .map((product) => [
      inline(product.name),
      product.group === null ? '' : inline(product.group),
      inline(tierOf(product)),
      ...held.map((role) => (product.people[role] ?? []).map((holder) => inline(holder)).join(', ')),
    ]);
  return ['## Who represents which product', table(['Product', 'Group', 'Tier', ...held], rows)].join('\n\n');
}

/** As people count, and what has no tier last. */
function byTier(one: string, other: string): number {
  return Number(one === '') - Number(other === '') || one.localeCompare(other, 'en', { numeric: true });
}
