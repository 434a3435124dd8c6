// Turns what the schema found into sentences a person can act on: the place, what was expected, what came, a line to copy.
import type { z } from 'zod';
import { nearest } from '../commands/nearest.ts';
import { shown } from '../mistake.ts';
import { codeSpan, inline } from '../words/safe.ts';
import { fields, namesUnder } from './fields.ts';
import type { Field } from './fields.ts';
import { productRoles, settingsRoles } from './schema.ts';
import type { FileMistake, YamlFile } from './yaml.ts';

type Path = readonly (string | number)[];
type Issue = z.core.$ZodIssue;

/** Every mistake once, in the order of the file. */
export function mistakesOf(issues: readonly Issue[], file: YamlFile): readonly FileMistake[] {
  const mistakes = issues.flatMap((issue) => {
    const path = issue.path.filter((step) => typeof step !== 'symbol');
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => unknownName(path, key, file))
      : [wrongValue(path, file)];
  });
  const first = new Map(mistakes.toReversed().map((mistake) => [mistake.path, mistake]));
  return [...first.values()].toSorted((a, b) => a.line - b.line || (a.path < b.path ? -1 : 1));
}

function unknownName(path: Path, name: string, file: YamlFile): FileMistake {
  const place = placeOf(path);
  const names = rolesUnder(place) ?? namesUnder(place);
  const meant = nearest(name, names) ?? names[0] ?? name;
  return {
    path: dotted([...path, name]),
    line: file.lineAt([...path, name]),
    expected: `one of ${names.join(', ')}`,
    got: shown(name),
    example: fieldAt(place === '' ? meant : `${place}.${meant}`, place).example,
  };
}

function rolesUnder(place: string): readonly string[] | undefined {
  if (place === 'roles') return settingsRoles;
  return place === 'products.*.people' ? productRoles : undefined;
}

function wrongValue(path: Path, file: YamlFile): FileMistake {
  const { expected, example } = fieldAt(placeOf(path), '');
  return { path: dotted(path), line: file.lineAt(path), expected, got: gotAt(path, file.value), example };
}

function fieldAt(place: string, otherwise: string): Field {
  return fields[place] ?? fields[otherwise] ?? { expected: place, example: place };
}

/** The place in the table of fields: names that people choose become stars. */
function placeOf(path: Path): string {
  const steps: string[] = [];
  for (const step of path) {
    const named = [...steps, String(step)].join('.');
    steps.push(named in fields ? String(step) : '*');
  }
  return steps.join('.');
}

function gotAt(path: Path, value: unknown): string {
  let here = value;
  for (const step of path) {
    here =
      typeof here === 'object' && here !== null ? new Map(Object.entries(here)).get(String(step)) : undefined;
  }
  if (Array.isArray(here)) return `a list of ${here.length}`;
  if (typeof here === 'object') return 'a mapping';
  return shown(typeof here === 'string' ? here : '');
}

function dotted(path: Path): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${step}`))
    .join('');
}

/** The text of the one issue that tells the team what is wrong with its settings file. */
export function describeMistakes(mistakes: readonly FileMistake[]): string {
  const [title, verb] = mistakes.length === 1 ? ['One place', 'is'] : [`${mistakes.length} places`, 'are'];
  const lines = mistakes.map(
    ({ path, line, expected, got, example }) =>
      `- line ${line}${path === '' ? '' : `, ${codeSpan(path)}`}: expected ${inline(expected)}; got ${codeSpan(got)}. For example: ${codeSpan(example)}`,
  );
  return `${title} in \`.github/psirt.yml\` ${verb} wrong, so nothing of it is in force; the settings before it stay.\n\n${lines.join('\n')}\n`;
}
