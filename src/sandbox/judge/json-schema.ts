// Turns OpenAPI 3.0 schemas into JSON Schema for Ajv. Never loosens them: only `nullable` is written differently.
import { isObject, listOf } from '../json.ts';
import type { JsonObject } from '../json.ts';

/** Where a component's schema is found by Ajv. */
export const schemaId = (ref: string): string => ref.replace('#/', 'gh://');

const ignored = new Set(['example', 'examples', 'xml', 'discriminator', 'externalDocs', 'nullable']);
const literal = new Set(['enum', 'default', 'required', 'const']);

function nullable(schema: JsonObject): JsonObject {
  const { anyOf, ...rest } = schema;
  if (Array.isArray(anyOf) && Object.keys(rest).length === 0)
    return { anyOf: [...listOf(anyOf), { type: 'null' }] };
  if (typeof schema['type'] !== 'string') return { anyOf: [schema, { type: 'null' }] };
  const type = [schema['type'], 'null'];
  const choices = listOf(schema['enum']);
  if (choices.length === 0 || choices.includes(null)) return { ...schema, type };
  return { ...schema, type, enum: [...choices, null] };
}

const named = (value: unknown): unknown =>
  isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, toJsonSchema(item)]))
    : value;

function keyword(key: string, value: unknown): unknown {
  if (key === 'properties' || key === 'patternProperties') return named(value);
  if (key === '$ref' && typeof value === 'string') return schemaId(value);
  return literal.has(key) ? value : toJsonSchema(value);
}

/** OpenAPI 3.0 schema to JSON Schema draft 7. `nullable` without `type` (GitHub has some) becomes an `anyOf`. */
export function toJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toJsonSchema);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => !ignored.has(key) && !key.startsWith('x-'));
  const schema: JsonObject = Object.fromEntries(kept.map(([key, item]) => [key, keyword(key, item)]));
  return value['nullable'] === true ? nullable(schema) : schema;
}

/** Every component name that a schema points to, directly. */
export function refsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(refsOf);
  if (!isObject(value)) return [];
  const here = typeof value['$ref'] === 'string' ? [value['$ref']] : [];
  return [...here, ...Object.values(value).flatMap(refsOf)];
}
