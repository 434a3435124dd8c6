// How variables of the environment are checked: as a whole, every mistake at once, each with what was expected, what came and an example. A
// secret's value is never repeated.
import type { z } from 'zod';
import { environmentFields } from './environment-fields.ts';
import type { EnvironmentField, EnvironmentName } from './environment-fields.ts';

/** Names and values as the process has them. */
export type Given = Readonly<Record<string, string | undefined>>;

export interface EnvironmentMistake {
  readonly name: EnvironmentName;
  readonly expected: string;
  /** What came; of a secret only its length. */
  readonly came: string;
  readonly example: string;
}

/** What was read, or every mistake. */
export type Reading<T> =
  | { readonly ok: true; readonly environment: T }
  | { readonly ok: false; readonly mistakes: readonly EnvironmentMistake[] };

/**
 * Reads variables by a schema; an empty one counts as not set.
 * @param beside names of what only shows to be wrong when several are looked at together
 */
export function checked<S extends z.ZodObject>(
  { schema, beside }: { readonly schema: S; readonly beside: (set: Given) => readonly EnvironmentName[] },
  given: Given,
): { readonly data?: z.output<S>; readonly mistakes: readonly EnvironmentMistake[] } {
  const set = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = schema.safeParse(set);
  const wrong = new Set(read.error?.issues.map(({ path }) => String(path[0])));
  for (const name of beside(set)) wrong.add(name);
  const names = Object.keys(environmentFields) as EnvironmentName[];
  const mistakes = names.filter((name) => wrong.has(name)).map((name) => mistakeOf(name, set[name]));
  return read.success && mistakes.length === 0 ? { data: read.data, mistakes } : { mistakes };
}

const longestShown = 60;

function mistakeOf(name: EnvironmentName, value: string | undefined): EnvironmentMistake {
  const { expected, example, secret }: EnvironmentField = environmentFields[name];
  const shown = secret
    ? `${value?.length} characters, not shown`
    : JSON.stringify(value?.slice(0, longestShown));
  return { name, expected, came: value === undefined ? 'nothing' : shown, example };
}

/** The mistakes as lines for a terminal. */
export function environmentMistakes(mistakes: readonly EnvironmentMistake[]): string {
  return mistakes
    .map(
      ({ name, expected, came, example }) =>
        `${name}: expected ${expected}; got ${came}\n  for example: ${example}`,
    )
    .join('\n');
}
