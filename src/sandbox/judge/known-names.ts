// The field names a request body may hold. GitHub ignores most misspelled fields in silence; the judge does not.
import { isObject, objectOf } from '../json.ts';
import type { Description } from './description.ts';
import { resolve } from './description.ts';

/** Names declared anywhere in the composition, or undefined when the schema takes any name. */
export function knownNames(description: Description, schema: unknown): Set<string> | undefined {
  const node = resolve(description, schema);
  const extra = node['additionalProperties'];
  if (extra === true || (isObject(extra) && Object.keys(node['properties'] ?? {}).length === 0))
    return undefined;
  const names = new Set(Object.keys(objectOf(node['properties'])));
  for (const composition of ['allOf', 'anyOf', 'oneOf']) {
    const parts = Array.isArray(node[composition]) ? node[composition] : [];
    for (const part of parts) for (const name of knownNames(description, part) ?? []) names.add(name);
  }
  return names.size === 0 ? undefined : names;
}
