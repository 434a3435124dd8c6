// How a field that is empty gets something to say: the line to post, or a sentence where there is none.
import type { NoticeName } from '../case/told.ts';
import { advisoryFields } from './advisory-fields.ts';
import { hintFor } from './case-hints.ts';
import { insideFields } from './inside-fields.ts';
import { writtenFields } from './written-fields.ts';

const told: ReadonlyMap<string, { readonly how: string }> = new Map(
  Object.entries({ ...advisoryFields, ...insideFields }),
);
const written: ReadonlyMap<string, string> = new Map(Object.entries(writtenFields));

/** `/psirt draft brief asks <what we need, and from whom>`, `/psirt severity <level>` and so on. */
export function howTo(field: string, notice: NoticeName): string {
  const words = written.get(field);
  if (words !== undefined) return `/psirt draft ${notice} ${field} <${words}>`;
  return told.get(field)?.how ?? hintFor(field);
}
