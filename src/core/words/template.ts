// Fills `{{name}}` fields in the texts of advisory-templates/. It knows no text; an unknown field is an error that names file and line.

export type Fields = Readonly<Record<string, string>>;

/** What is wrong in a template, for the person who edited it. */
export interface TemplateProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly what: string;
}

const field = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Everything in a template that can't be filled: fields nobody knows, and braces that are no field. Empty: it is fine. */
export function templateProblems(
  file: string,
  text: string,
  known: readonly string[],
): readonly TemplateProblem[] {
  return text.split('\n').flatMap((line, index) => {
    const unknown = [...line.matchAll(field)].flatMap(([whole, name]) =>
      known.includes(String(name)) ? [] : [whole],
    );
    const stray = /\{\{|\}\}/.test(line.replaceAll(field, '')) ? ['braces that are not closed'] : [];
    return [
      ...unknown.map((whole) => `${whole} is not a field; use one of ${known.join(', ')}`),
      ...stray,
    ].map((what) => ({ file, line: index + 1, what }));
  });
}

/** The text with its fields filled in. A line that holds an empty field is left out; more than one empty line becomes one. */
export function fillTemplate(text: string, fields: Fields): string {
  const lines = text.split('\n').flatMap((line) => {
    const names = [...line.matchAll(field)].map(([, name]) => String(name));
    if (names.some((name) => (fields[name] ?? '') === '')) return [];
    return [line.replaceAll(field, (_, name: string) => String(fields[name]))];
  });
  return lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
