// docs/plans/small.md: the shipped plan as the profile `small` runs it, as `psirt-bot plan --profile small` prints it.
import { planDocument } from '../../src/cli/plan/document.ts';
import { defaultPlan } from '../../src/core/plan/shipped.ts';
import { planFor } from '../../src/core/plan/profile.ts';

export const file = 'docs/plans/small.md';

export function render(): string {
  return planDocument(planFor(defaultPlan(), 'small'), 'small');
}
