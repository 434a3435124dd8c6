// The plan that ships with the product, as each profile runs it.
import { remembered } from '../remembered.ts';
import type { Plan, Profile } from './plan.ts';
import { planIn, readPlan } from './plan.ts';
import { planText } from './plan-text.ts';
import { planFor } from './profile.ts';

/** The plan that ships with the product, before any profile. */
export const defaultPlan = (): Plan => planIn(readPlan(planText));

const shaped = remembered(3, (profile) => planFor(defaultPlan(), profile as Profile));

/** The shipped plan as this profile runs it. */
export const shippedPlan = (profile: Profile): Plan => shaped(profile);
