// Reads a regime from its file and finds the version in force on a day. What ships with the program is read once.
import { mistakesOf } from '../file/mistakes.ts';
import { typed } from '../file/typed.ts';
import { readYaml } from '../file/yaml.ts';
import type { FileMistake } from '../file/yaml.ts';
import { remembered } from '../remembered.ts';
import { regimeFields } from './fields.ts';
import { regimeTexts } from './regime-texts.ts';
import { regimeSchema } from './schema.ts';
import type { Regime, RegimeVersion } from './schema.ts';

export type RegimeReading =
  Readonly<{ ok: true; regime: Regime }> | Readonly<{ ok: false; mistakes: readonly FileMistake[] }>;

/** The names in a regime whose values are no text. */
export const regimeTypes = { numbers: ['max'], switches: ['privacy', 'in_force'] } as const;

const types = {
  numbers: new Set<string>(regimeTypes.numbers),
  switches: new Set<string>(regimeTypes.switches),
};

/** Reads the text of a regime; it says everything that is wrong at once. */
export function readRegime(text: string): RegimeReading {
  const file = readYaml(text, 'name: contract-acme');
  if (!('value' in file)) return { ok: false, mistakes: file };
  const checked = regimeSchema.safeParse(typed(file.value, types));
  return checked.success
    ? { ok: true, regime: checked.data }
    : { ok: false, mistakes: mistakesOf(checked.error.issues, file, { fields: regimeFields, names: {} }) };
}

/** The regime that was read. @throws Error where it could not be */
export function regimeIn(reading: RegimeReading): Regime {
  if (!reading.ok) throw new Error(`the regime can’t be read: ${reading.mistakes.length} places are wrong`);
  return reading.regime;
}

type ShippedName = keyof typeof regimeTexts;
export const shippedRegimeNames = Object.keys(regimeTexts) as readonly ShippedName[];

const shipped = remembered(20, (text) => regimeIn(readRegime(text)));

/** The shipped regime of that name; undefined where there is none. */
export function shippedRegime(name: string): Regime | undefined {
  const known = shippedRegimeNames.find((one) => one === name);
  return known === undefined ? undefined : shipped(regimeTexts[known]);
}

/** The version that binds a role at a time; undefined where none does, or not yet. */
export function versionAt(regime: Regime, as: string | undefined, time: string): RegimeVersion | undefined {
  const day = time.slice(0, 10);
  return regime.versions.find(
    ({ effective_from: from, effective_to: to = '9999-12-31', as: roles }) =>
      from <= day && day < to && (roles.length === 0 || (as !== undefined && roles.includes(as))),
  );
}
