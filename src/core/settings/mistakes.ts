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
  const meant = nearest(name, names) ?? String(names[0]);
  return {
    path: dotted([...path, name]),
    line: file.lineAt([...path, name]),
    expected: `one of ${names.join(', ')}`,
    got: shown(name),
    example: fieldAt([...path, meant]).example,
  };
}

function rolesUnder(place: string): readonly string[] | undefined {
  if (place === 'roles') return settingsRoles;
  return place === 'products.*.people' ? productRoles : undefined;
}

function wrongValue(path: Path, file: YamlFile): FileMistake {
  const { expected, example } = fieldAt(path);
  return { path: dotted(path), line: file.lineAt(path), expected, got: file.gotAt(path), example };
}

function fieldAt(path: Path): Field {
  return { expected: '', example: '', ...fields[placeOf(path)] };
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

function dotted(path: Path): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${step}`))
    .join('');
}

const MOST_SHOWN = 50;

/** The text of the one issue that tells the team what is wrong with its settings file. */
export function describeMistakes(mistakes: readonly FileMistake[]): string {
  const count = mistakes.length === 1 ? 'One place is' : `${mistakes.length} places are`;
  const more = mistakes.length - MOST_SHOWN;
  return [
    `${count} wrong in \`.github/psirt.yml\`, so nothing of it is in force; the settings before it stay.`,
    '',
    ...mistakes.slice(0, MOST_SHOWN).map(point),
    ...(more > 0 ? [`- and ${more} more`] : []),
    '',
  ].join('\n');
}

function point({ path, line, expected, got, example }: FileMistake): string {
  const place = path === '' ? '' : `, ${codeSpan(path)}`;
  return `- line ${line}${place}: expected ${inline(expected)}; got ${codeSpan(got)}. For example: ${codeSpan(example)}`;
}
