// Everything that is wrong with the trace before any test runs: names of nothing, requirements that nothing proves, tags of none.
import { existsSync } from 'node:fs';

import type { Inventory } from './inventory.ts';
import { thingsOf } from './requirements.ts';
import type { Requirement } from './requirements.ts';
import type { Tagged } from './tags.ts';

export interface Trace {
  readonly requirements: readonly Requirement[];
  readonly tags: readonly Tagged[];
  readonly inventory: Inventory;
}

/** One sentence a problem; empty when the trace is whole. */
export function problemsOf({ requirements, tags, inventory }: Trace): string[] {
  const known = new Set(requirements.map(({ id }) => id));
  const strays = tags.flatMap(({ file, name, ids }) =>
    ids.filter((id) => !known.has(id)).map((id) => `${file}: “${name}” names ${id}, which is no requirement`),
  );
  return [
    ...strays,
    ...requirements.flatMap((one) => [...namesNothing(one, inventory), ...unproven(one, tags)]),
  ];
}

function namesNothing(one: Requirement, inventory: Inventory): string[] {
  const gone = thingsOf(one)
    .filter(({ kind, name }) => !inventory[kind].includes(name))
    .map(({ kind, name }) => `${one.id} is covered by ${name}, which is none of the ${kind}`);
  const missing = (one.documents ?? []).filter((path) => !existsSync(path));
  return [...gone, ...missing.map((path) => `${one.id} is answered by ${path}, which is not there`)];
}

function unproven(one: Requirement, tags: readonly Tagged[]): string[] {
  if (tags.some(({ ids }) => ids.includes(one.id))) return [];
  if (thingsOf(one).length > 0 && one.open === undefined)
    return [`${one.id} is covered by ${thingsOf(one).map(({ name }) => name).join(', ')}, and no test says [${one.id}]`]; // prettier-ignore
  const answered = one.documents !== undefined || one.open !== undefined;
  return answered ? [] : [`${one.id} has neither a test nor a document, and is not open`];
}
