// docs/plans/mirantis.md: the shipped plan as the profile `mirantis` runs it, as `psirt-bot plan --profile mirantis` prints it.
import { planDocument } from '../../src/cli/plan/document.ts';
import { defaultPlan } from '../../src/core/plan/shipped.ts';
import { planFor } from '../../src/core/plan/profile.ts';

export const file = 'docs/plans/mirantis.md';

export function render(): string {
  return planDocument(planFor(defaultPlan(), 'mirantis'), 'mirantis');
}
