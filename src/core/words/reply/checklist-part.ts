// The steps of the plan as somebody asked for them: phase by phase, each with its state, owner and evidence.
import type { View } from '../../case/view.ts';
import { stepPhases } from '../../plan/schema.ts';
import { stepsOf } from '../../plan/steps.ts';
import { stepLine } from '../card/steps-part.ts';
import { inline } from '../safe.ts';

/** The answer to `/psirt checklist`: one part of the plan, or all of it. */
export function checklistPart(view: View, asked: string | undefined): string {
  const steps = stepsOf(view);
  const parts = stepPhases.flatMap((phase, at) => {
    const own = steps.filter(({ step }) => step.phase === phase);
    const name = phase === 'major' ? phase : `${at + 1}`;
    if (own.length === 0 || (asked !== undefined && asked !== name)) return [];
    const concluded = own.filter(({ state }) => state !== 'open').length;
    const title = `${phase === 'major' ? '' : `${name}. `}${inline(view.house.response.phases[phase].title)}`;
    return [`**${title}**: ${concluded} of ${own.length} concluded\n${own.map(stepLine).join('\n')}`];
  });
  const all = parts.length === 0 ? ['The plan has no steps there.'] : parts;
  return [...all, howToConclude].join('\n\n');
}

const howToConclude =
  '★ mandatory. The bot ticks what it can see. The rest: `/psirt done <step> <evidence>`, or `/psirt waive <step> <reason>`; several steps at once.';
