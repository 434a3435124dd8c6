// The title of a case's issue. GitHub mails and searches titles, so it holds a number and the product's family, never the reporter's words.
import { isDrill } from '../case/drill.ts';
import { productOf } from '../case/product.ts';
import type { View } from '../case/view.ts';

/** `Case 42 · widget`; of a drill `DRILL · Case 42 · widget`. */
export function titleOf(view: View): string {
  return `${isDrill(view) ? 'DRILL · ' : ''}Case ${view.it.number} · ${productOf(view)?.product.family ?? 'product not known yet'}`;
}
