// Takes a time to the minute that is over: when we became aware, when something was filed.
import { mistake } from '../mistake.ts';
import type { Call } from './command.ts';
import { readMoment } from './dates.ts';
import type { Take } from './take.ts';

/** The time at a place; undefined when it was noted as wrong. */
export function takePastMoment({ view, words }: Call, take: Take, at: number): string | undefined {
  const time = take.word(at, readMoment);
  if (time === undefined || time <= view.now) return time;
  return take.miss(at, [mistake('a time that is over', String(words[at]?.text), view.now)], 'E-DATE');
}
