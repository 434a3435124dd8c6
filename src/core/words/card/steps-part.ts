// The steps of the plan on the card: those of the phase that the case is in, and what is open from before. No boxes to tick: GitHub would
// let anybody tick them, and nobody would know who.
import { phaseOf, statusOf } from '../../case/status.ts';
import type { View } from '../../case/view.ts';
import { phaseIds } from '../../plan/schema.ts';
import { stepsOf } from '../../plan/steps.ts';
import type { StepState } from '../../plan/steps.ts';
import { inline } from '../safe.ts';

const marks: Readonly<Record<StepState['state'], string>> = {
  done: '✅', waived: '⏭️', 'not-applicable': '➖', open: '⬜',
}; // prettier-ignore

/** Folded away; undefined where the plan has no steps for this phase and none is open from before. */
export function stepsPart(view: View): string | undefined {
  const phase = phaseOf(statusOf(view));
  const all = stepsOf(view);
  const place = ({ step }: StepState): number => phaseIds.indexOf(step.phase) + 1;
  const now = all.filter((one) => place(one) === phase);
  const before = all.filter((one) => place(one) < phase && one.state === 'open');
  if (now.length + before.length === 0) return undefined;
  const concluded = now.filter(({ state }) => state !== 'open').length;
  const left = before.length === 0 ? '' : `, ${before.length} open from before`;
  const must = before.filter(({ step }) => step.mandatory);
  const may = before.flatMap(({ step }) => (step.mandatory ? [] : [step.id]));
  const others = may.length === 0 ? [] : [`- ⬜ from before: ${may.join(', ')}`];
  return [
    `<details><summary>Steps of phase ${phase}: ${concluded} of ${now.length} concluded${left}</summary>`,
    [...must.map(stepLine), ...others, ...now.map(stepLine)].join('\n'),
    '★ mandatory. The bot ticks what it can see. The rest: `/psirt done <step> <evidence>`, or `/psirt waive <step> <reason>`.',
    '</details>',
  ].join('\n\n');
}

function stepLine({ step, state, by, words }: StepState): string {
  const { id, text, owner, mandatory, done_when: seen } = step;
  const star = mandatory ? ' ★' : '';
  const who = state === 'open' && seen === undefined ? ` (\`${owner}\`)` : '';
  const said = [...(by === undefined ? [] : [`\`${by.login}\``]), ...(words === null ? [] : [inline(words)])];
  return `- ${marks[state]} ${id}${star} ${inline(text, 300)}${who}${said.length === 0 ? '' : `: ${said.join(', ')}`}`;
}
