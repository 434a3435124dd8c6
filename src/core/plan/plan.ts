// A response plan, read from its file: phases, steps and clocks as data. It says everything that is wrong at once.
import { mistakesOf } from '../file/mistakes.ts';
import { typed } from '../file/typed.ts';
import { readYaml } from '../file/yaml.ts';
import type { FileMistake, YamlFile } from '../file/yaml.ts';
import { shown } from '../mistake.ts';
import { remembered } from '../remembered.ts';
import { fields } from './fields.ts';
import { profileNames } from '../settings/schema.ts';
import { planSchema, stepPhases } from './schema.ts';
import type { ParsedPlan } from './schema.ts';
import { roles } from '../case/fact.ts';

export type Profile = (typeof profileNames)[number];
export type Step = ParsedPlan['steps'][string] & { readonly id: string };
export type PlannedClock = ParsedPlan['clocks'][string] & { readonly name: string };

export interface Plan extends Omit<ParsedPlan, 'steps' | 'clocks'> {
  /** In the order of the file. */
  readonly steps: readonly Step[];
  /** Steps that no new case is asked for; they stand among `steps` until a profile shapes the plan. */
  readonly retired: readonly Step[];
  readonly clocks: readonly PlannedClock[];
}

/** The plan, or every mistake of the file. */
export type PlanReading =
  Readonly<{ ok: true; plan: Plan }> | Readonly<{ ok: false; mistakes: readonly FileMistake[] }>;

const types = {
  numbers: new Set(['version']),
  switches: new Set(['mandatory', 'waivable', 'retired', 'counts_back']),
};
const form = { fields, names: { stakeholders: roles, profiles: profileNames, phases: stepPhases } };

/** The plan that was read. @throws Error where it could not be */
export function planIn(reading: PlanReading): Plan {
  if (!reading.ok) throw new Error(`the plan can’t be read: ${reading.mistakes.length} places are wrong`);
  return reading.plan;
}

/** Reads the text of a plan. */
export const readPlan = remembered(20, readingOf);

function readingOf(text: string): PlanReading {
  const file = readYaml(text, 'name: acme');
  if (!('value' in file)) return { ok: false, mistakes: file };
  const checked = planSchema.safeParse(typed(file.value, types));
  if (!checked.success) return { ok: false, mistakes: mistakesOf(checked.error.issues, file, form) };
  const wrong = [...unknownNames(checked.data, file), ...circles(checked.data, file)];
  return wrong.length > 0 ? { ok: false, mistakes: wrong } : { ok: true, plan: listed(checked.data) };
}

function listed({ steps, clocks, ...others }: ParsedPlan): Plan {
  const all = Object.entries(steps).map(([id, step]) => ({ ...step, id }));
  return {
    ...others,
    steps: all,
    retired: all.filter(({ retired }) => retired),
    clocks: Object.entries(clocks).map(([name, clock]) => ({ ...clock, name })),
  };
}

type Path = readonly (string | number)[];

/** Steps and clocks that are named and not there. */
function unknownNames({ steps, clocks, profiles }: ParsedPlan, file: YamlFile): readonly FileMistake[] {
  const stepAt = (path: Path, id: string): readonly FileMistake[] =>
    Object.hasOwn(steps, id)
      ? []
      : [
          wrongAt(file, path, {
            expected: 'the id of a step of this plan',
            got: id,
            example: 'N1',
          }),
        ];
  return [
    ...Object.entries(steps).flatMap(([id, { after }]) =>
      after.flatMap((before, at) => stepAt(['steps', id, 'after', at], before)),
    ),
    ...Object.entries(profiles).flatMap(([name, { steps: kept = [], targets }]) => [
      ...kept.flatMap((id, at) => stepAt(['profiles', name, 'steps', at], id)),
      ...Object.keys(targets).flatMap((clock) =>
        Object.hasOwn(clocks, clock)
          ? []
          : [
              wrongAt(file, ['profiles', name, 'targets', clock], {
                expected: 'the name of a clock of this plan',
                got: clock,
                example: 'ack',
              }),
            ],
      ),
    ]),
  ];
}

/** Steps that wait for each other would never be done: told at the first of each circle. */
function circles({ steps }: ParsedPlan, file: YamlFile): readonly FileMistake[] {
  const told = new Set<string>();
  return Object.keys(steps).flatMap((id) => {
    const circle = circleThrough(steps, id);
    if (circle.length === 0 || told.has(id)) return [];
    for (const each of circle) told.add(each);
    const got = [...circle, id].join(' after ');
    return [wrongAt(file, ['steps', id, 'after'], { expected: 'steps of which none waits for itself', got, example: 'after: []' })]; // prettier-ignore
  });
}

/** The shortest way from a step back to itself, by the steps that come before each; empty where there is none. */
function circleThrough(steps: ParsedPlan['steps'], id: string): readonly string[] {
  const ways = new Map<string, readonly string[]>([[id, [id]]]);
  for (const [step, way] of ways)
    for (const before of steps[step]?.after ?? []) {
      if (before === id) return way;
      if (!ways.has(before)) ways.set(before, [...way, before]);
    }
  return [];
}

function wrongAt(
  file: YamlFile,
  path: Path,
  { expected, got, example }: Readonly<Record<'expected' | 'got' | 'example', string>>,
): FileMistake {
  const dotted = path.map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${step}`)).join(''); // prettier-ignore
  return { path: dotted, line: file.lineAt(path), expected, got: shown(got), example };
}
