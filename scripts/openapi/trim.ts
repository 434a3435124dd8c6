// Cuts GitHub's description of its API down to the operations and webhooks that a list names, with every schema they reach.
// It only leaves things out: nothing of GitHub's schemas is changed, so the judge stays somebody else's word.

type Json = { [key: string]: unknown };

/** Prose and samples; the judge reads only shapes. */
const prose = new Set(['description', 'externalDocs', 'example', 'examples', 'summary', 'tags', 'x-github']);
/** Below these keys the names are GitHub's own property names, never keywords. */
const named = new Set(['properties', 'patternProperties', 'schemas', 'responses', 'content', 'headers']);

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The names in a list such as operations.txt; lines that begin with # are remarks. */
export const wordsOf = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(/\s+/))
    .filter(Boolean);

/** Drops prose; `x-github-breaking-changes` stays, it is what makes the newer API version out of this one. */
function bare(value: unknown, keysAreNames = false): unknown {
  if (Array.isArray(value)) return value.map((item) => bare(item));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => keysAreNames || !prose.has(key));
  return Object.fromEntries(kept.map(([key, item]) => [key, bare(item, !keysAreNames && named.has(key))]));
}

function operations(paths: Json, wanted: ReadonlySet<string>): Json {
  const out: Json = {};
  for (const [path, item] of Object.entries(paths)) {
    if (!isObject(item)) continue;
    const kept = Object.entries(item).filter(
      ([, op]) => isObject(op) && wanted.has(String(op['operationId'])),
    );
    if (kept.length === 0) continue;
    const shared = item['parameters'] === undefined ? {} : { parameters: bare(item['parameters']) };
    out[path] = { ...shared, ...Object.fromEntries(kept.map(([method, op]) => [method, bare(op)])) };
  }
  return out;
}

function references(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (!isObject(value)) return [];
  const here = typeof value['$ref'] === 'string' ? [value['$ref']] : [];
  return [...here, ...Object.values(value).flatMap(references)];
}

/** Every component that the kept parts reach, as `kind -> name -> schema`. */
function reachable(components: Json, roots: unknown): Json {
  const out: { [kind: string]: Json } = {};
  const open = references(roots);
  for (let ref = open.pop(); ref !== undefined; ref = open.pop()) {
    const [, , kind = '', name = ''] = ref.split('/');
    const group = (out[kind] ??= {});
    if (group[name] !== undefined) continue;
    const source = components[kind];
    group[name] = bare(isObject(source) ? source[name] : {}, false);
    open.push(...references(group[name]));
  }
  return out;
}

/** One path or component a line, in order: a new version of the package gives a diff that people can read. */
function pretty(document: Json): string {
  const line = (key: string, value: unknown): string => `${JSON.stringify(key)}:${JSON.stringify(value)}`;
  const block = (value: Json): string =>
    `{\n${Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => line(key, item))
      .join(',\n')}\n}`;
  const isBlock = (key: string): boolean =>
    ['paths', 'x-webhooks', 'schemas', 'parameters', 'responses', 'headers'].includes(key);
  const part = ([key, value]: [string, unknown]): string => {
    if (key === 'components' && isObject(value))
      return `"components":{\n${Object.entries(value).map(part).join(',\n')}\n}`;
    return isBlock(key) && isObject(value) ? `${JSON.stringify(key)}:${block(value)}` : line(key, value);
  };
  return `{\n${Object.entries(document).map(part).join(',\n')}\n}\n`;
}

/** What to keep, by operation id and by webhook name. */
export interface Kept {
  readonly operations: readonly string[];
  readonly webhooks: readonly string[];
}

function absent(kept: Kept, paths: Json, webhooks: Json): string[] {
  const found = new Set([...JSON.stringify(paths).matchAll(/"operationId":"([^"]+)"/g)].map((hit) => hit[1]));
  return [
    ...kept.operations.filter((id) => !found.has(id)),
    ...kept.webhooks.filter((name) => webhooks[name] === undefined),
  ];
}

const part = (source: unknown, name: string): Json => {
  const value = isObject(source) ? source[name] : undefined;
  return isObject(value) ? value : {};
};

/** The trimmed description as text; `version` is the package's. Throws when the source lacks something that was named. */
export function trimmed(source: unknown, version: unknown, kept: Kept): string {
  const webhooks = part(source, 'x-webhooks');
  const hooks = Object.fromEntries(kept.webhooks.map((name) => [name, bare(webhooks[name])]));
  const paths = operations(part(source, 'paths'), new Set(kept.operations));
  const missing = absent(kept, paths, webhooks);
  if (missing.length > 0) throw new Error(`GitHub's description does not have ${missing.join(', ')}`);
  return pretty({
    openapi: isObject(source) ? source['openapi'] : undefined,
    info: { source: '@octokit/openapi', version, license: 'MIT' },
    paths,
    'x-webhooks': hooks,
    components: reachable(part(source, 'components'), { paths, hooks }),
  });
}
