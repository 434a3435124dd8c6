// Which changes of the settings shift trust: those take effect only when a psirt-lead who didn't write them approves.
import type { Settings } from '../settings.ts';

/** One changed place. `before` and `after` are what stood there, as JSON; undefined where nothing stood. */
export interface SensitiveChange {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

// Everything but the embargo policy, who is asked for CVE IDs, the lists that are read, and the rota: a new section is sensitive until somebody says otherwise.
// Who is on call holds a role that may do the same already, so the rota gives nobody anything, and people swap turns at short notice.
const HARMLESS = new Set(['version', 'embargo', 'cve', 'lists', 'on_call']);

/** The changes to roles, the two-person rule, products, publishers, site, plan, templates and profile. The order in lists doesn't count. */
export function sensitiveChanges(before: Settings, after: Settings): readonly SensitiveChange[] {
  const [old, fresh] = [leaves(before, ''), leaves(after, '')];
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .filter((path) => old.get(path) !== fresh.get(path))
    .toSorted()
    .map((path) => ({ path, before: old.get(path), after: fresh.get(path) }));
}

function leaves(value: unknown, path: string): ReadonlyMap<string, string> {
  if (Array.isArray(value)) return new Map([[path, JSON.stringify(value.map(asText).toSorted())]]);
  if (typeof value !== 'object' || value === null) return new Map([[path, String(JSON.stringify(value))]]);
  const sections = Object.entries(value).filter(([name]) => path !== '' || !HARMLESS.has(name));
  return new Map(
    sections.flatMap(([name, inner]) => [...leaves(inner, path === '' ? name : `${path}.${name}`)]),
  );
}

const asText = (item: unknown): string => (typeof item === 'string' ? item : JSON.stringify(item));
