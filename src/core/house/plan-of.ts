// The response plan of the settings: the shipped one, or the team's own file as it is at the settings' commit.
import type { FileMistake } from '../file/yaml.ts';
import { shown } from '../mistake.ts';
import { readPlan } from '../plan/plan.ts';
import type { Plan } from '../plan/plan.ts';
import { planFor } from '../plan/profile.ts';
import { shippedPlan } from '../plan/shipped.ts';
import { settingsPath } from '../settings.ts';
import type { Settings } from '../settings.ts';

type Naming = Pick<Settings, 'plan' | 'profile'>;

/** Whether the settings name a plan of the team's own. */
export const hasOwnPlan = ({ plan }: Pick<Settings, 'plan'>): boolean => plan !== 'default';

/**
 * The plan as the profile runs it.
 * @param text the file that the settings name; where it can't be read any more, the shipped plan counts: work goes on
 */
export function planOf({ plan, profile }: Naming, text: string | null): Plan {
  const read = hasOwnPlan({ plan }) && text !== null ? readPlan(text) : undefined;
  return read?.ok === true ? planFor(read.plan, profile) : shippedPlan(profile);
}

/** Name and version of a plan, for instance `default@1`. */
export const idOf = ({ name, version }: Plan): string => `${name}@${version}`;

/** What is wrong with the plan that the settings name, and in which file; undefined where nothing is. */
export function wrongPlan(
  { plan: path }: Naming,
  text: string | null,
): { readonly file: string; readonly mistakes: readonly FileMistake[] } | undefined {
  if (!hasOwnPlan({ plan: path })) return undefined;
  const missing = { path: 'plan', line: 1, expected: 'the path of a response plan that is in this repository', got: shown(path), example: 'plan: default' }; // prettier-ignore
  if (text === null) return { file: settingsPath, mistakes: [missing] };
  const read = readPlan(text);
  return read.ok ? undefined : { file: path, mistakes: read.mistakes };
}
