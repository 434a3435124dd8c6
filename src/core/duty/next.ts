// What a duty waits for, and the line to post; what only people can say stays a gap in it.
import type { View } from '../case/view.ts';
import type { Missing } from '../commands/command.ts';
import { awareOf } from './aware.ts';
import { isSettled } from './duties.ts';
import type { Duty } from './duties.ts';

/** The next thing to say of a duty that is open. */
export function nextOf(view: View, duty: Duty): Missing {
  const { regime, stage, event, state, none, toCorrect } = duty;
  const head = `/psirt duty ${regime.regime.name} ${stage.id} ${event}`;
  const what = `${regime.regime.title}, ${stage.title}`;
  if (stage.starts === 'aware' && awareOf(view, event) === undefined)
    return {
      what: `${what}: nobody said when we became aware`,
      post: `/psirt aware ${event} <time> <basis>`,
    };
  if (toCorrect) return { what: `${what}: we became aware at another time than was filed`, post: `${head} corrected <time> <reference>` }; // prettier-ignore
  if (state === 'required') return { what: `${what}: it is to be filed`, post: `${head} filed <time> <reference>` }; // prettier-ignore
  if (none !== undefined) return { what: `${what}: one of two found that it is not due`, post: `${head} not-required <reason>` }; // prettier-ignore
  return { what: `${what}: nobody decided whether it is due`, post: `${head} <required|not-required> <reason>` }; // prettier-ignore
}

/** The duties that are still open, those with a time first, the nearest of them before the others. */
export function openDuties(all: readonly Duty[]): readonly Duty[] {
  const atOf = ({ due }: Duty): string => (due.kind === 'dated' ? due.at : '9999');
  return all.filter((duty) => !isSettled(duty)).toSorted((a, b) => (atOf(a) < atOf(b) ? -1 : Number(atOf(a) > atOf(b)))); // prettier-ignore
}
