// Makes src/sandbox/contract/github-openapi.json again from an unpacked `@octokit/openapi` package (see the README there).
// It only leaves things out: nothing of GitHub's schemas is changed, so the judge stays somebody else's word.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Json = { [key: string]: unknown };

const usage =
  'Usage: npx tsx scripts/trim-openapi.ts FOLDER [OUTPUT], for example /tmp/openapi/package out.json';
const home = join(import.meta.dirname, '..', 'src', 'sandbox', 'contract');
/** Prose and samples; the judge reads only shapes. */
const prose = new Set(['description', 'externalDocs', 'example', 'examples', 'summary', 'tags', 'x-github']);
/** Below these keys the names are GitHub's own property names, never keywords. */
const named = new Set(['properties', 'patternProperties', 'schemas', 'responses', 'content', 'headers']);

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const wordsOf = (file: string): string[] =>
  readFileSync(join(home, file), 'utf8')
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

function main(folder: string | undefined, output = join(home, 'github-openapi.json')): void {
  if (folder === undefined) throw new Error(usage);
  const source: unknown = JSON.parse(readFileSync(join(folder, 'generated', 'api.github.com.json'), 'utf8'));
  if (!isObject(source) || !isObject(source['paths']) || !isObject(source['components']))
    throw new Error(usage);
  const packaged: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const webhooks = isObject(source['x-webhooks']) ? source['x-webhooks'] : {};
  const hooks = Object.fromEntries(wordsOf('webhooks.txt').map((name) => [name, bare(webhooks[name])]));
  const paths = operations(source['paths'], new Set(wordsOf('operations.txt')));
  const found = new Set(
    [...JSON.stringify(paths).matchAll(/"operationId":"([^"]+)"/g)].map((match) => match[1]),
  );
  const missing = wordsOf('operations.txt').filter((id) => !found.has(id));
  const absent = wordsOf('webhooks.txt').filter((name) => webhooks[name] === undefined);
  if (missing.length + absent.length > 0)
    throw new Error(`Not in the package: ${[...missing, ...absent].join(', ')}`);
  const text = pretty({
    openapi: source['openapi'],
    info: {
      source: '@octokit/openapi',
      version: isObject(packaged) ? packaged['version'] : 'unknown',
      license: 'MIT',
    },
    paths,
    'x-webhooks': hooks,
    components: reachable(source['components'], { paths, hooks }),
  });
  writeFileSync(output, text);
  process.stdout.write(
    `${found.size} operations, ${Object.keys(hooks).length} webhooks, ${text.length} characters\n`,
  );
}

main(process.argv[2], process.argv[3]);
