// The steps of the plan on the card: those of the phase that the case is in, and what is open from before. No boxes to tick: GitHub would
// let anybody tick them, and nobody would know who.
import { approvedMajor } from '../../case/major.ts';
import { phaseOf, placeOf } from '../../case/status.ts';
import type { View } from '../../case/view.ts';
import { stepPhases } from '../../plan/schema.ts';
import { stepsOf } from '../../plan/steps.ts';
import type { StepState } from '../../plan/steps.ts';
import { idOf } from '../../house/plan-of.ts';
import { codeSpan, inline } from '../safe.ts';

const marks: Readonly<Record<StepState['state'], string>> = {
  done: '✅', waived: '⏭️', 'not-applicable': '➖', open: '⬜',
}; // prettier-ignore

/** Folded away, those of a Major Incident by themselves; undefined where the plan has nothing to show. */
export function stepsPart(view: View): string | undefined {
  const parts = [majorSteps(view), phaseSteps(view)].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join('\n\n');
}

/** Once one was approved, and as long as something of it is open. */
function majorSteps(view: View): string | undefined {
  const own = stepsOf(view).filter(({ step }) => step.phase === 'major');
  const open = own.filter(({ state }) => state === 'open');
  if (approvedMajor(view) === undefined || open.length === 0) return undefined;
  return folded(`Major Incident: ${own.length - open.length} of ${own.length} concluded`, own.map(stepLine));
}

function phaseSteps(view: View): string | undefined {
  const phase = phaseOf(placeOf(view));
  const all = stepsOf(view).filter(({ step }) => step.phase !== 'major');
  const place = ({ step }: StepState): number => stepPhases.indexOf(step.phase) + 1;
  const now = all.filter((one) => place(one) === phase);
  const before = all.filter((one) => place(one) < phase && one.state === 'open');
  if (now.length + before.length === 0) return undefined;
  const concluded = now.filter(({ state }) => state !== 'open').length;
  const left = before.length === 0 ? '' : `, ${before.length} open from before`;
  const must = before.filter(({ mandatory }) => mandatory);
  const may = before.flatMap(({ step, mandatory }) => (mandatory ? [] : [step.id]));
  const others = may.length === 0 ? [] : [`- ⬜ from before: ${may.join(', ')}`];
  return folded(`Steps of phase ${phase}: ${concluded} of ${now.length} concluded${left}`, [
    ...must.map(stepLine),
    ...others,
    ...now.map(stepLine),
  ]);
}

function folded(summary: string, lines: readonly string[]): string {
  return [
    `<details><summary>${summary}</summary>`,
    lines.join('\n'),
    '★ mandatory. The bot ticks what it can see. The rest: `/psirt done <step> <evidence>`, or `/psirt waive <step> <reason>`.',
    '</details>',
  ].join('\n\n');
}

/** A case keeps the plan it began with; undefined where that is the one in force. */
export function newerPlan({ house: { response, newer } }: View): string | undefined {
  if (newer === undefined) return undefined;
  return `📋 This case keeps the plan it began with, ${codeSpan(idOf(response))}; ${codeSpan(idOf(newer))} is in force for new ones. To move it: \`/psirt plan upgrade\`.`;
}

/** One step with its state, and whoever said so on which evidence. */
export function stepLine({ step, mandatory, state, by, words }: StepState): string {
  const { id, text, owner, done_when: seen } = step;
  const star = mandatory ? ' ★' : '';
  const who = state === 'open' && seen === undefined ? ` (\`${owner}\`)` : '';
  const said = [...(by === undefined ? [] : [`\`${by.login}\``]), ...(words === null ? [] : [inline(words)])];
  return `- ${marks[state]} ${id}${star} ${inline(text, 300)}${who}${said.length === 0 ? '' : `: ${said.join(', ')}`}`;
}
