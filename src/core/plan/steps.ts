// How far each step of the plan is for a case: derived from its facts, like everything else. Each ends done, waived, or as one that does
// not apply.
import type { Actor } from '../case/actor.ts';
import { allOf, latest } from '../case/case.ts';
import type { FactEntry } from '../case/entry.ts';
import type { View } from '../case/view.ts';
import { holds } from './conditions.ts';
import type { Step } from './plan.ts';

export interface StepState {
  readonly step: Step;
  /** Whether only a psirt-lead waives it, for this case as it is. */
  readonly mandatory: boolean;
  readonly state: 'done' | 'waived' | 'not-applicable' | 'open';
  /** Who said so; undefined where the bot sees it for itself, and where nothing is said. */
  readonly by: Actor | undefined;
  /** The evidence that they gave, or why it is waived. */
  readonly words: string | null;
}

/** All steps of the case's plan, in its order; then retired ones for which the case waited when it came to this plan. */
export function stepsOf(view: View): readonly StepState[] {
  return plannedFor(view).map((step) => stateOf(view, step));
}

/** The steps of `stepsOf` that only a psirt-lead waives. */
export function mandatorySteps(view: View): readonly StepState[] {
  return plannedFor(view)
    .filter((step) => isMandatory(view, step))
    .map((step) => stateOf(view, step));
}

function plannedFor({ it, house }: View): readonly Step[] {
  const { steps, retired } = house.response;
  const kept = new Set(latest(it, 'plan-moved')?.keeps);
  return [...steps, ...retired.filter(({ id }) => kept.has(id))];
}

function isMandatory(view: View, { mandatory, mandatory_when: when }: Step): boolean {
  return mandatory || (when !== undefined && holds(view, when));
}

/** A step of the case's plan by its id, in whatever capitals. */
export function stepNamed(view: View, id: string): StepState | undefined {
  return stepsOf(view).find(({ step }) => step.id === id.toUpperCase());
}

function stateOf(view: View, step: Step): StepState {
  const { done_when: seen, applies_when: applies } = step;
  const { done, waived } = lastSaid(view, step.id);
  const known = { step, mandatory: isMandatory(view, step) };
  const unsaid = { ...known, by: undefined, words: null };
  if (seen === undefined && done !== undefined)
    return { ...known, state: 'done', by: done.by, words: done.evidence };
  if (applies !== undefined && !holds(view, applies)) return { ...unsaid, state: 'not-applicable' };
  // What came about is done, although somebody waived it before.
  if (seen !== undefined && holds(view, seen)) return { ...unsaid, state: 'done' };
  if (waived !== undefined) return { ...known, state: 'waived', by: waived.by, words: waived.because };
  return { ...unsaid, state: 'open' };
}

interface LastSaid {
  readonly done?: FactEntry<'step-done'> | undefined;
  readonly waived?: FactEntry<'step-waived'> | undefined;
}

/** The last word on a step: that it is done, or that it is waived. */
function lastSaid({ it }: View, id: string): LastSaid {
  const done = allOf(it, 'step-done').findLast(({ step }) => step === id);
  const waived = allOf(it, 'step-waived').findLast(({ step }) => step === id);
  return (done?.seq ?? 0) > (waived?.seq ?? 0) ? { done } : { waived };
}
