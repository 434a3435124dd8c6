// Finds the operation of GitHub's description that a method and a path mean. Never looks at bodies.
import { isObject, objectsOf, textOf } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Description } from './description.ts';

export interface Route {
  readonly method: string;
  readonly template: string;
  readonly operationId: string;
  readonly operation: JsonObject;
  readonly shared: readonly JsonObject[];
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

const methods = ['get', 'put', 'post', 'patch', 'delete'];
/** Path parameters that may hold slashes. */
const long = new Set(['ref', 'path', 'basehead', 'branch']);

function patternOf(template: string): { pattern: RegExp; names: string[] } {
  const names: string[] = [];
  const source = template.replace(
    /\{([^}]+)\}|[.*+?^$()|[\]\\]/g,
    (found: string, name: string | undefined) => {
      if (name === undefined) return `\\${found}`;
      names.push(name);
      if (name === 'path') return '(.*)';
      return long.has(name) ? '(.+)' : '([^/]+)';
    },
  );
  // GitHub: "omit the path to get the root directory"; clients then leave out its slash too.
  const whole = source.replace(/\/\(\.\*\)$/, '(?:/(.*))?');
  return { pattern: new RegExp(`^${whole}$`), names };
}

const literals = (template: string): number =>
  template.split('/').filter((part) => !part.includes('{')).length;

/** All operations, the most literal path first, so that `/issues/comments/{id}` wins over `/issues/{number}/…`. */
export function routesOf(description: Description): Route[] {
  const routes = Object.entries(description.paths).flatMap(([template, item]) => {
    if (!isObject(item)) return [];
    const { pattern, names } = patternOf(template);
    return methods.flatMap((method) => {
      const operation = item[method];
      if (!isObject(operation)) return [];
      const operationId = textOf(operation['operationId']);
      const shared = objectsOf(item['parameters']);
      return [{ method: method.toUpperCase(), template, operationId, operation, shared, pattern, names }];
    });
  });
  return routes.sort(
    (a, b) => literals(b.template) - literals(a.template) || b.template.length - a.template.length,
  );
}

/** `decodeURIComponent` that takes a broken escape as it stands. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function findRoute(routes: readonly Route[], method: string, path: string): Match | undefined {
  for (const route of routes) {
    if (route.method !== method) continue;
    const found = route.pattern.exec(path);
    if (!found) continue;
    const params = Object.fromEntries(route.names.map((name, i) => [name, decoded(found[i + 1] ?? '')]));
    return { route, params };
  }
  return undefined;
}
