// docs/plans/redhat.md: the shipped plan as the profile `redhat` runs it, as `psirt-bot plan --profile redhat` prints it.
import { planDocument } from '../../src/cli/plan/document.ts';
import { defaultPlan } from '../../src/core/plan/shipped.ts';
import { planFor } from '../../src/core/plan/profile.ts';

export const file = 'docs/plans/redhat.md';

export function render(): string {
  return planDocument(planFor(defaultPlan(), 'redhat'), 'redhat');
}
