// A legal regime, read from its file. It says everything that is wrong at once: also where two versions would count on the same day, since
// then nobody could say which deadline is true.
import { mistakesOf } from '../../file/mistakes.ts';
import { typed } from '../../file/typed.ts';
import { readYaml } from '../../file/yaml.ts';
import type { FileMistake, YamlFile } from '../../file/yaml.ts';
import { shown } from '../../mistake.ts';
import { fields, names } from './fields.ts';
import { regimeSchema } from './schema.ts';
import type { ParsedRegime, Version } from './schema.ts';

type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;

export interface Regime extends Frozen<ParsedRegime> {
  readonly name: string;
}

export type RegimeReading =
  Readonly<{ ok: true; regime: Regime }> | Readonly<{ ok: false; mistakes: readonly FileMistake[] }>;

const types = { numbers: new Set(['max']), switches: new Set(['on_request']) };

/** Reads the text of a regime. @param name its name in settings and commands */
export function readRegime(name: string, text: string): RegimeReading {
  const file = readYaml(text, 'title: Contract with Acme');
  if (!('value' in file)) return { ok: false, mistakes: file };
  const checked = regimeSchema.safeParse(typed(file.value, types));
  if (!checked.success) return { ok: false, mistakes: mistakesOf(checked.error.issues, file, { fields, names }) }; // prettier-ignore
  const wrong = tangles(checked.data, file);
  return wrong.length > 0 ? { ok: false, mistakes: wrong } : { ok: true, regime: { ...checked.data, name } };
}

/** The regime that was read. @throws Error where it could not be */
export function regimeIn(reading: RegimeReading): Regime {
  if (!reading.ok) throw new Error(`the regime can’t be read: ${reading.mistakes.length} places are wrong`);
  return reading.regime;
}

type Path = readonly (string | number)[];
interface Tangle {
  readonly path: Path;
  readonly expected: string;
  readonly got: string;
  readonly example: string;
}

/**
 * What is wrong between places that are each right: dates that run backwards or overlap, and stages that are named and not there.
 * @param under where the regime stands in the file
 */
export function tangles(regime: ParsedRegime, file: YamlFile, under: Path = []): readonly FileMistake[] {
  const all = Object.entries(regime.versions);
  const found = [
    ...all.flatMap(([name, version]) => [...backwards(name, version), ...strays(name, version)]),
    ...overlaps(all),
  ];
  return found.map(({ path, expected, got, example }) => {
    const whole = [...under, ...path];
    return { path: whole.join('.'), line: file.lineAt(whole), expected, got: shown(got), example };
  });
}

const days = ({ effective_from: from, effective_to: to }: Version): string =>
  `${from} to ${to ?? 'whenever'}`;

function backwards(name: string, { effective_from: from, effective_to: to }: Version): readonly Tangle[] {
  if (to === undefined || (from !== undefined && from <= to)) return [];
  const expected = 'a last day that is not before the first one';
  return [{ path: ['versions', name, 'effective_to'], expected, got: `${from ?? 'no first day'} to ${to}`, example: `effective_to: ${from ?? '2027-12-10'}` }]; // prettier-ignore
}

/** Two versions for the same people on the same day; a gap between two is fine. */
function overlaps(all: readonly (readonly [string, Version])[]): readonly Tangle[] {
  return all.flatMap(([name, version], index) =>
    all.slice(0, index).flatMap(([before, other]) => {
      if (!version.as.some((as) => other.as.includes(as)) || !isSameDay(version, other)) return [];
      const first = `${version.effective_from}`;
      const expected = `days on which no other version counts for the same people: ${before} counts from ${days(other)}`; // prettier-ignore
      const example = `effective_to: ${dayBefore(first)} (in ${before})`;
      return [{ path: ['versions', name, 'effective_from'], expected, got: days(version), example }];
    }),
  );
}

function isSameDay(one: Version, other: Version): boolean {
  const [a, b] = [one, other].map(({ effective_from: from, effective_to: to }) => ({ from, to: to ?? '9999-12-31' })) as [Span, Span]; // prettier-ignore
  return a.from !== undefined && b.from !== undefined && a.from <= b.to && b.from <= a.to;
}
type Span = { readonly from: string | undefined; readonly to: string };

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

/** Stages that a stage, or a field of the form, names and that are not there, or come later. */
function strays(name: string, { stages, dossier }: Version): readonly Tangle[] {
  const order = Object.keys(stages);
  const earlier = 'the name of a stage of this version that comes before it';
  const inStages = Object.entries(stages).flatMap(([id, { starts, portal_counts_from: portal }], index) => {
    const before = order.slice(0, index);
    const stray = (path: Path, got: string): readonly Tangle[] => before.includes(got) ? [] : [{ path: ['versions', name, 'stages', id, ...path], expected: earlier, got, example: `${path.at(-1)}: ${path.length > 1 ? 'filed ' : ''}${before[0] ?? '24h'}` }]; // prettier-ignore
    return [
      ...(portal === undefined ? [] : stray(['portal_counts_from'], portal)),
      ...Object.entries(starts).flatMap(([event, { from }]) =>
        from.startsWith('filed ') ? stray(['starts', event, 'from'], from.slice(6)) : [],
      ),
    ];
  });
  const inFields = (dossier?.fields ?? []).flatMap(({ need }, index) =>
    Object.keys(need).flatMap((id) =>
      order.includes(id) ? [] : [{ path: ['versions', name, 'dossier', 'fields', index, 'need', id], expected: 'the name of a stage of this version', got: id, example: `need: { ${order[0]}: required }` }],
    ),
  ); // prettier-ignore
  return [...inStages, ...inFields];
}
