// The plan as one kind of team runs it: the steps that its profile keeps, and the targets that it changes.
import type { Plan, Profile } from './plan.ts';

/** Steps that are retired are left out; what was said of them stays in the log. */
export function planFor(plan: Plan, profile: Profile): Plan {
  const { steps: kept, targets = {} } = plan.profiles[profile] ?? {};
  const keeps = kept === undefined ? undefined : new Set(kept);
  return {
    ...plan,
    steps: plan.steps.filter(({ id, retired }) => !retired && (keeps?.has(id) ?? true)),
    clocks: plan.clocks.map((clock) => ({ ...clock, targets: targets[clock.name] ?? clock.targets })),
  };
}
