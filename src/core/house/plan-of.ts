// The response plan of the settings: the shipped one, or the team's own file as it is at the settings' commit.
import { readPlan } from '../plan/plan.ts';
import type { Plan } from '../plan/plan.ts';
import { planFor } from '../plan/profile.ts';
import { shippedPlan } from '../plan/shipped.ts';
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
