// `.github/psirt.yml`, parsed: what a team says of its products, people and rules. It says everything that is wrong at once and
// never falls back to half a file.
import { z } from 'zod';
import type { roles } from './case/fact.ts';
import { mistakesOf } from './file/mistakes.ts';
import { typed } from './file/typed.ts';
import { readYaml } from './file/yaml.ts';
import type { FileMistake } from './file/yaml.ts';
import { remembered } from './remembered.ts';
import { tangles } from './plan/regimes/regime.ts';
import { fields } from './settings/fields.ts';
import { readHolder } from './settings/holder.ts';
import { regimeNames } from './settings/regimes.ts';
import type { Holder } from './settings/holder.ts';
import { productRoles, settingsRoles, settingsSchema } from './settings/schema.ts';
import type { ParsedSettings } from './settings/schema.ts';

export { sensitiveChanges } from './settings/changes.ts';
export type { SensitiveChange } from './settings/changes.ts';
export type { Holder } from './settings/holder.ts';
export { describeMistakes, describeProblems } from './settings/describe.ts';

type Role = (typeof roles)[number];
type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;
type ParsedProduct = ParsedSettings['products'][string];

/** A product with everything that the file left out. */
export type Product = Frozen<Omit<ParsedProduct, 'family' | 'package' | 'mirror' | 'workflow' | 'group'>> & {
  readonly name: string;
  readonly family: string;
  readonly package: string;
  /** Null unless the workspace is a mirror. */
  readonly mirror: string | null;
  /** Null when any workflow of the repository may ask for publication. */
  readonly workflow: string | null;
  /** Null when it belongs to none; its people stand among the product's own already. */
  readonly group: string | null;
};

/** The settings with everything that the file left out. Read products with `productNamed`. */
export type Settings = Frozen<Omit<ParsedSettings, 'products' | 'site' | 'on_call'>> & {
  readonly products: Readonly<Record<string, Product>>;
  /** Null when nothing is written to a site. */
  readonly site: Frozen<NonNullable<ParsedSettings['site']>> | null;
  /** Null when nobody is on call. */
  readonly on_call: Frozen<NonNullable<ParsedSettings['on_call']>> | null;
};

/** The settings, or every mistake of the file. */
export type SettingsReading =
  Readonly<{ ok: true; settings: Settings }> | Readonly<{ ok: false; mistakes: readonly FileMistake[] }>;

/** Where the file stands in the case repository. */
export const settingsPath = '.github/psirt.yml';

const types = {
  numbers: new Set(['version', 'default_days', 'publishers', 'days', 'max']),
  switches: new Set(['core', 'on_request']),
};

const form = {
  fields,
  names: {
    roles: settingsRoles,
    'products.*.people': productRoles,
    'groups.*.people': productRoles,
    ...regimeNames,
  },
};

/** Reads the text of the settings file. */
export const readSettings = remembered(20, settingsIn);

function settingsIn(text: string): SettingsReading {
  const file = readYaml(text, 'version: 1');
  if (!('value' in file)) return { ok: false, mistakes: file };
  const checked = settingsSchema.safeParse(typed(file.value, types));
  if (!checked.success) return { ok: false, mistakes: mistakesOf(checked.error.issues, file, form) };
  const wrong = Object.entries(checked.data.regimes).flatMap(([name, { rules }]) =>
    rules === undefined ? [] : tangles(rules, file, ['regimes', name, 'rules']),
  );
  return wrong.length > 0 ? { ok: false, mistakes: wrong } : { ok: true, settings: filled(checked.data) };
}

function filled({ products, site, on_call, ...others }: ParsedSettings): Settings {
  const named = Object.entries(products).map(([name, product]): [string, Product] => [
    name,
    {
      ...product,
      name,
      family: product.family ?? name,
      package: product.package ?? name,
      mirror: (product.workspace === 'mirror' ? product.mirror : undefined) ?? null,
      workflow: product.workflow ?? null,
      group: product.group ?? null,
      // A role that the product names itself is its own, also where it names nobody.
      people: { ...groupOf(others.groups, product)?.people, ...product.people },
    },
  ]);
  return { ...others, products: Object.fromEntries(named), site: site ?? null, on_call: on_call ?? null };
}

function groupOf(
  groups: ParsedSettings['groups'],
  { group }: Pick<ParsedProduct, 'group'>,
): ParsedSettings['groups'][string] | undefined {
  return group === undefined ? undefined : groups[group];
}

/** The product of that name, if the settings have it. */
export function productNamed(settings: Settings, name: string): Product | undefined {
  return Object.hasOwn(settings.products, name) ? settings.products[name] : undefined;
}

/**
 * Who is named for which role of a product (or of none): for all products, and for this one. What a role includes is not unfolded
 * here; `rolesOf` of a case does that.
 */
export function holdersByRole(
  settings: Settings,
  product: string | null,
): ReadonlyMap<Role, readonly Holder[]> {
  const people = product === null ? undefined : productNamed(settings, product)?.people;
  const held = new Map<Role, readonly Holder[]>();
  for (const [role, names] of [...entriesOf(settings.roles), ...entriesOf(people ?? {})]) {
    held.set(role, [...(held.get(role) ?? []), ...names.map(readHolder)]);
  }
  return held;
}

function entriesOf(
  named: Readonly<Partial<Record<Role, readonly string[]>>>,
): readonly [Role, readonly string[]][] {
  return Object.entries(named) as [Role, readonly string[]][];
}

/** Who leads the team: a maintainer is the psirt-lead of a small one. */
export function leadsOf({ roles }: Settings): readonly Holder[] {
  return [...(roles['psirt-lead'] ?? []), ...(roles.maintainer ?? [])].map(readHolder);
}

/** Every login that the settings name, each once: those whose numeric ids must be known. */
export function loginsOf(settings: Settings): readonly string[] {
  const products = [null, ...Object.keys(settings.products)];
  const holders = products.flatMap((product) => [...holdersByRole(settings, product).values()].flat());
  return [...new Set(holders.flatMap((holder) => (holder.kind === 'login' ? [holder.login] : [])))];
}

/**
 * The JSON Schema of the file, for editors.
 * @public docs/psirt.schema.json is made of it
 */
export function settingsJsonSchema(): object {
  return z.toJSONSchema(settingsSchema, { io: 'input' });
}
