// Compiles GitHub's schemas on first use and keeps them: a start costs nothing, a second check costs microseconds.
import { Ajv } from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { isObject, objectOf } from '../json.ts';
import type { Description } from './description.ts';
import { resolve } from './description.ts';
import { refsOf, schemaId, toJsonSchema } from './json-schema.ts';

/** Checks a value against a schema of the description; the answer is what is wrong, in words without the value. */
export type SchemaCheck = (key: string, schema: unknown, value: unknown) => string[];

const wording = (error: ErrorObject): string => {
  const extra = objectOf(error.params);
  const name = extra['additionalProperty'] ?? extra['allowedValues'];
  const detail = name === undefined ? '' : `: ${JSON.stringify(name)}`;
  return `${error.instancePath || '/'} ${error.message ?? error.keyword}${detail}`;
};

/** GitHub's own bots write `1+psirt-bot[bot]@users.noreply.github.com`, which the strict format refuses. */
const githubEmail = /^[^@\s]+@[^@\s]+$/;

interface Options {
  readonly coerce: boolean;
}

/** `coerce` reads query and path values, which are text on the wire, as the types GitHub declares. */
export function schemaChecker(description: Description, { coerce }: Options): SchemaCheck {
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    logger: false,
    coerceTypes: coerce ? 'array' : false,
    validateSchema: false,
  });
  addFormats.default(ajv);
  ajv.addFormat('email', githubEmail);
  const compiled = new Map<string, ValidateFunction>();
  const added = new Set<string>();

  const addComponents = (schema: unknown): void => {
    const open = refsOf(schema);
    for (let ref = open.pop(); ref !== undefined; ref = open.pop()) {
      if (added.has(ref)) continue;
      added.add(ref);
      const component = resolve(description, { $ref: ref });
      const converted = toJsonSchema(component);
      ajv.addSchema(isObject(converted) ? converted : {}, schemaId(ref));
      open.push(...refsOf(component));
    }
  };

  return (key, schema, value) => {
    let check = compiled.get(key);
    if (!check) {
      addComponents(schema);
      check = ajv.compile(objectOf(toJsonSchema(schema)));
      compiled.set(key, check);
    }
    return check(value) ? [] : (check.errors ?? []).map(wording);
  };
}
