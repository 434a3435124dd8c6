// What is said in public about a vulnerability that everybody talks about and that does not concern us: which products it spares and why,
// and the statement that people agreed to, which the bot puts on the site.
import type { justifications } from './fact.ts';
import { productNamed } from '../settings.ts';
import { allOf, doneAct, latest } from './case.ts';
import type { FactEntry } from './entry.ts';
import { affectedOf, sparedOf } from './lines.ts';
import { productOf } from './product.ts';
import type { View } from './view.ts';

export interface Spared {
  /** The product's family, as people outside call it. */
  readonly product: string;
  readonly justification: (typeof justifications)[number];
}

/** Every product that is not affected, with the reason; empty while one is, or nobody said. */
export function unaffectedOf(view: View): readonly Spared[] {
  if (affectedOf(view).length > 0) return [];
  const familyOf = (name: string): string => productNamed(view.house.settings, name)?.family ?? name;
  const named = sparedOf(view).map(({ product, justification }) => ({ product: familyOf(product), justification })); // prettier-ignore
  const product = productOf(view)?.product.family;
  const justification = latest(view.it, 'declined')?.justification ?? null;
  return named.length > 0 || product === undefined || justification === null ? named : [{ product, justification }]; // prettier-ignore
}

/** The act that puts one statement on the site. */
export const statementAct = ({ seq }: Pick<FactEntry<'sending'>, 'seq'>): string => `statement:${seq}`;

/** The statement that is to stand on the site: the one that was sent last; undefined where there is no site or none was sent. */
export function statementOf({ it, house }: Pick<View, 'it' | 'house'>): FactEntry<'sending'> | undefined {
  return house.settings.site === null
    ? undefined
    : allOf(it, 'sending').findLast(({ notice }) => notice === 'statement');
}

/** Whether a statement still has to come to the site. */
export function awaitsStatement(view: Pick<View, 'it' | 'house'>): boolean {
  const sending = statementOf(view);
  return sending !== undefined && doneAct(view.it, statementAct(sending)) === undefined;
}

/** Its file under the site's directory, by what it is about and the product: `statements/cve-2021-44228-widget.md`. */
export function statementFile(view: View, { seq }: FactEntry<'sending'>): string {
  const word = allOf(view.it, 'worded').findLast((fact) => fact.field === 'vulnerability' && fact.notice === 'statement' && fact.seq < seq); // prettier-ignore
  const parts = [word?.text ?? '', productOf(view)?.product.family ?? ''].map(slug);
  return `statements/${parts.filter((part) => part !== '').join('-') || 'statement'}.md`;
}

const slug = (text: string): string =>
  text.toLowerCase().replaceAll(/[^a-z\d]+/gu, '-').slice(0, 60).replaceAll(/^-|-$/gu, ''); // prettier-ignore
