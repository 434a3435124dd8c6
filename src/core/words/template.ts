// Fills `{{name}}` fields in the texts of advisory-templates/. It knows no text; an unknown field is an error that names file and line.
// A template has no loops and no conditions, and what is filled in is never read again: so filling ends, whatever anybody wrote.
import { nearest } from '../commands/nearest.ts';
import { shown } from '../mistake.ts';

export type Fields = Readonly<Record<string, string>>;

/** What is wrong in a template, for the person who edited it. */
export interface TemplateProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly what: string;
}

const field = /\{\{([^{}]*)\}\}/g;
const programming = /^(?:[#/^!>&]|(?:for|end|if|else|each|while)\b)/;

/** Everything in a template that can't be filled: fields nobody knows, and braces that are no field. Empty: it is fine. */
export function templateProblems(
  file: string,
  text: string,
  known: readonly string[],
): readonly TemplateProblem[] {
  return text
    .split('\n')
    .flatMap((line, index) => problemsOf(line, known).map((what) => ({ file, line: index + 1, what })));
}

function problemsOf(line: string, known: readonly string[]): readonly string[] {
  const names = namesIn(line);
  const rest = line.replaceAll(field, '');
  return [
    ...names.flatMap((name) => (known.includes(name) ? [] : [unknownField(name, known)])),
    ...(/\{%|%\}/.test(rest) ? [noPrograms('{% … %}')] : []),
    ...(/\{\{|\}\}/.test(rest) ? ['braces that are not closed; a field is written {{name}}'] : []),
  ];
}

/** That a text has no such field, and which one may be meant. */
export function unknownField(name: string, known: readonly string[]): string {
  if (programming.test(name)) return noPrograms(`{{${shown(name)}}}`);
  const near = nearest(name, known);
  const meant = near === undefined ? '' : `did you mean {{${near}}}? `;
  return `{{${shown(name)}}} is not a field here; ${meant}use one of ${known.join(', ')}`;
}

function noPrograms(what: string): string {
  return `${what}: a text has no loops and no conditions. Write the fields alone; a line whose field is empty is left out by itself`;
}

/** The names of the fields in a text, in its order. */
export function namesIn(text: string): readonly string[] {
  return [...text.matchAll(field)].map(([, name]) => String(name).trim());
}

/**
 * The text with its fields filled in. A line that holds an empty field is left out; more than one empty line becomes one.
 * @param gaps what stands instead of an empty field that must not be left out
 */
export function fillTemplate(text: string, fields: Fields, gaps: Fields = {}): string {
  const valueOf = (name: string): string => (fields[name] ?? '') || (gaps[name] ?? '');
  const lines = text.split('\n').flatMap((line) => {
    if (namesIn(line).some((name) => valueOf(name) === '')) return [];
    return [line.replaceAll(field, (_, name: string) => valueOf(name.trim()))];
  });
  return lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
