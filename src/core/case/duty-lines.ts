// The line that is to be posted next about a duty. It fills in what is known and leaves to people what only they can say.
import { dutiesOf, isOpenDuty } from './duties.ts';
import type { Duty } from './duties.ts';
import { awareOf } from './awareness.ts';
import type { View } from './view.ts';

/** The beginning of a line about a duty; the event stands in it where the stage alone would not say which is meant. */
export function dutyLine(
  view: View,
  { regime, stage, event }: Pick<Duty, 'regime' | 'stage' | 'event'>,
): string {
  const same = dutiesOf(view).filter((other) => other.regime === regime && other.stage === stage);
  return `/psirt duty ${regime} ${stage}${same.length > 1 ? ` ${event}` : ''}`;
}

/** What to post next; undefined where nothing is left to say. */
export function nextLine(view: View, duty: Duty): string | undefined {
  const line = dutyLine(view, duty);
  if (duty.correction === true) return `${line} correct at <when> ref <id>`;
  if (!isOpenDuty(duty.state)) return undefined;
  if (awareOf(view, duty.event) === undefined) return `/psirt aware ${duty.event} <when> <basis>`;
  if (duty.decided?.half !== undefined) return `${line} not-required <reason>`;
  return duty.state === 'required' ? `${line} filed at <when> ref <id>` : `${line} required`;
}
