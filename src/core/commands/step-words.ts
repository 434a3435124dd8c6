// Reads the ids of steps at the beginning of a call: what comes after the last of them is what is said about all.
import { mistake } from '../mistake.ts';
import type { StepState } from '../plan/steps.ts';
import { stepNamed, stepsOf } from '../plan/steps.ts';
import type { Call } from './command.ts';
import { nearest } from './nearest.ts';
import type { Take } from './take.ts';

const ID = /^[a-z]{1,3}\d{1,3}$/iu;

export interface SaidSteps {
  readonly steps: readonly StepState[];
  /** Where the words about them begin. */
  readonly from: number;
}

/** The steps that are named; one that the plan does not have is noted with the one that was meant. */
export function takeSteps({ view, words }: Call, take: Take): SaidSteps {
  const other = words.findIndex(({ text, quoted }) => quoted || !ID.test(text));
  const from = Math.max(other === -1 ? words.length : other, 1);
  const steps = words.slice(0, from).flatMap(({ text }, at): readonly StepState[] => {
    const state = stepNamed(view, text);
    return state === undefined ? (take.miss(at, [unknownStep(view, text)]), []) : [state];
  });
  if (words.length === 0) take.miss(0, [unknownStep(view, '')]);
  return { steps, from };
}

function unknownStep(view: Call['view'], text: string) {
  const ids = stepsOf(view).map(({ step }) => step.id);
  return mistake(`a step of the plan: ${ids.join(', ')}`, text, nearest(text.toUpperCase(), ids) ?? '<step>');
}
