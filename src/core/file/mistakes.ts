// Turns what a schema found in a file into sentences a person can act on: the place, what was expected, what came, a line to copy.
import type { z } from 'zod';
import { nearest } from '../commands/nearest.ts';
import { shown } from '../mistake.ts';
import type { FileMistake, YamlFile } from './yaml.ts';

/** What stands at a place of a file, in words; `<name>` in the example is the name that stands there. */
export type Field = Readonly<{ expected: string; example: string }>;

/** A file's form in words: its places (a star stands for any name or position), and the names allowed under some stars. */
export type FileForm = Readonly<{
  fields: Readonly<Record<string, Field>>;
  names: Readonly<Record<string, readonly string[]>>;
}>;

type Path = readonly (string | number)[];
type Issue = z.core.$ZodIssue;

/** Every mistake once, in the order of the file. */
export function mistakesOf(issues: readonly Issue[], file: YamlFile, form: FileForm): readonly FileMistake[] {
  const mistakes = issues.flatMap((issue) => {
    const path = issue.path.filter((step) => typeof step !== 'symbol');
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => unknownName([...path, key], file, form))
      : [wrongValue(path, file, form)];
  });
  const first = new Map(mistakes.toReversed().map((mistake) => [mistake.path, mistake]));
  return [...first.values()].toSorted((a, b) => a.line - b.line || (a.path < b.path ? -1 : 1));
}

function unknownName(path: Path, file: YamlFile, form: FileForm): FileMistake {
  const name = String(path.at(-1));
  const above = path.slice(0, -1);
  const names = namesUnder(placeOf(above, form), form);
  const meant = likeliest(name, names);
  return {
    path: dotted(path),
    line: file.lineAt(path),
    expected: `one of ${names.join(', ')}`,
    got: shown(name),
    example: fieldAt([...above, meant], form).example,
  };
}

/** The name that was meant: one of whose parts it is (`lead`), or from which it differs by a slip; else the first of all. */
function likeliest(name: string, names: readonly string[]): string {
  return names.find((one) => one.split('-').includes(name)) ?? nearest(name, names) ?? String(names[0]);
}

function wrongValue(path: Path, file: YamlFile, form: FileForm): FileMistake {
  const { expected, example } = fieldAt(path, form);
  return { path: dotted(path), line: file.lineAt(path), expected, got: file.gotAt(path), example };
}

function fieldAt(path: Path, form: FileForm): Field {
  const { expected, example } = { expected: '', example: '', ...form.fields[placeOf(path, form)] };
  const name = String(path.findLast((step) => typeof step === 'string'));
  return { expected, example: example.replace('<name>', () => name) };
}

/** The names of one level down from a place, in the order of the table. */
function namesUnder(place: string, { fields, names }: FileForm): readonly string[] {
  const prefix = place === '' ? '' : `${place}.`;
  const down = Object.keys(fields).filter((key) => key !== '' && key.startsWith(prefix));
  const own = down
    .map((key) => key.slice(prefix.length))
    .filter((name) => !name.includes('.') && name !== '*');
  return [...(names[place] ?? []), ...own];
}

/** The place in the table of fields: names that people choose become stars. */
function placeOf(path: Path, { fields }: FileForm): string {
  const steps: string[] = [];
  for (const step of path) {
    const named = [...steps, String(step)].join('.');
    steps.push(Object.hasOwn(fields, named) ? String(step) : '*');
  }
  return steps.join('.');
}

function dotted(path: Path): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${step}`))
    .join('');
}
