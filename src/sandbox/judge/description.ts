// Loads GitHub's own description of its REST API, as trimmed beside it, in one of GitHub's API versions.
// Adds nothing but the hand-written preview paths of `advisory-comments.json`, each marked as an assumption there.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, objectOf, objectsOf, textOf } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { apiVersions } from './api-version.ts';
import type { ApiVersion } from './api-version.ts';
import { patched } from './patch.ts';

export interface Description {
  readonly version: ApiVersion;
  readonly paths: JsonObject;
  readonly webhooks: JsonObject;
  readonly components: JsonObject;
}

const home = join(import.meta.dirname, '..', 'contract');
const read = (file: string): JsonObject => objectOf(JSON.parse(readFileSync(join(home, file), 'utf8')));
const loaded = new Map<ApiVersion, Description>();

function upgraded(value: unknown, version: ApiVersion): unknown {
  if (Array.isArray(value)) return value.map((item) => upgraded(item, version));
  if (!isObject(value)) return value;
  const { 'x-github-breaking-changes': changes, ...rest } = value;
  const due = objectsOf(changes).filter((change) => textOf(change['version']) <= version);
  const changed = due.reduce<JsonObject>((node, change) => patched(node, change['patch']), rest);
  return Object.fromEntries(Object.entries(changed).map(([key, item]) => [key, upgraded(item, version)]));
}

/** The description in one API version; read once per process. */
export function loadDescription(version: ApiVersion): Description {
  const known = loaded.get(version);
  if (known) return known;
  const source = read('github-openapi.json');
  const preview = read('advisory-comments.json');
  const document = version === apiVersions[0] ? source : objectOf(upgraded(source, version));
  const components = objectOf(document['components']);
  const description: Description = {
    version,
    paths: { ...objectOf(document['paths']), ...objectOf(preview['paths']) },
    webhooks: objectOf(document['x-webhooks']),
    components: {
      ...components,
      schemas: { ...objectOf(components['schemas']), ...objectOf(preview['schemas']) },
    },
  };
  loaded.set(version, description);
  return description;
}

/** Follows `$ref`s inside the description until something else is found. */
export function resolve(description: Description, value: unknown): JsonObject {
  let node = objectOf(value);
  while (typeof node['$ref'] === 'string') {
    const [, , kind = '', name = ''] = node['$ref'].split('/');
    node = objectOf(objectOf(description.components[kind])[name]);
  }
  return node;
}
