// Since when a case owes a look back: after a Major Incident, a broken embargo, a broken glass, or a published case that came back.
import { allOf, doneAct, latest } from './case.ts';
import type { View } from './view.ts';

/** When it fell due, by what happened last; undefined while nothing asks for one. */
export function reviewDue({ it }: Pick<View, 'it'>): string | undefined {
  const ended = allOf(it, 'major').filter(({ state }) => state === 'ended');
  const broken = allOf(it, 'embargo').filter(({ act }) => act === 'broken');
  const again = doneAct(it, 'publish') === undefined ? undefined : latest(it, 'reopened');
  return [...ended, ...broken, ...allOf(it, 'break-glass'), ...(again === undefined ? [] : [again])]
    .map(({ said_at }) => said_at)
    .toSorted()
    .at(-1);
}

/** Whether each step of the plan that a due review makes mandatory has its conclusion, said since it fell due. */
export function isReviewed(view: View): boolean {
  const since = reviewDue(view) ?? '';
  const steps = view.house.response.steps.filter(({ mandatory_when: when }) => when === 'review-due');
  const said = [...allOf(view.it, 'step-done'), ...allOf(view.it, 'step-waived')];
  return steps.every(({ id }) => said.some(({ step, said_at }) => step === id && said_at >= since));
}
