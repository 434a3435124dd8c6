// What the program has that can cover a requirement, asked of the program itself.
import { notices } from '../../src/core/case/fact.ts';
import { commands } from '../../src/core/commands/index.ts';
import { defaultPlan } from '../../src/core/plan/shipped.ts';
import type { Kind } from './requirements.ts';

export type Inventory = Readonly<Record<Kind, readonly string[]>>;

/** Names by kind. */
export function inventory(): Inventory {
  const { steps, clocks, stakeholders } = defaultPlan();
  return {
    steps: steps.map(({ id }) => id),
    clocks: clocks.map(({ name }) => name),
    stakeholders: Object.keys(stakeholders),
    notices,
    commands: commands.map(({ name }) => name),
  };
}
