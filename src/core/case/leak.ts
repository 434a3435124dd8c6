// What is said about data that leaked.
import type { FactData } from './fact.ts';

/** Whether data of people or customers may be among it: that takes nobody's word, that it is the company's alone does. */
export function mayConcernPeople({ kinds = [] }: Pick<FactData['leak'], 'kinds'>): boolean {
  return kinds.length === 0 || kinds.some((kind) => kind !== 'corporate');
}

/** Whose data, in words: `personal and customer data`; empty where nobody said. */
export function leakedKinds({ kinds = [] }: Pick<FactData['leak'], 'kinds'>): string {
  return kinds.length === 0 ? '' : `${kinds.join(' and ')} data`;
}
