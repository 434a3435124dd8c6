// The clocks of the law on a case: they run from when we became aware, through nights, weekends and whatever the case waits for, until it is
// filed or found not to be due. What was filed keeps its time.
import type { Clock } from '../case/clocks.ts';
import type { DatedClock } from '../case/clock-states.ts';
import type { View } from '../case/view.ts';
import { later } from '../time.ts';
import { pagedBefore } from './due.ts';
import { dutiesOf, dutyName } from './duties.ts';
import type { Duty } from './duties.ts';

const isOpen = ({ state }: Duty): boolean => state === 'to-decide' || state === 'required';
const whatOf = ({ regime, stage, state }: Duty): string =>
  `${regime.regime.title}: ${stage.title}${state === 'to-decide' ? ', if it is due' : ''}`;

/** The clocks that run, the nearest first. */
export function legalClocks(view: View): readonly Clock[] {
  const all = dutiesOf(view);
  return all.filter(isOpen).flatMap((duty): readonly Clock[] => {
    const { due, stage } = duty;
    if (due.kind !== 'dated') return [];
    return [
      { name: dutyName(duty, all), due: due.at, what: whatOf(duty), who: stage.owner, begun: due.from },
    ];
  });
}

/** Every dated one with how it went: what is not due any more has no clock. */
export function legalStates(view: View): readonly DatedClock[] {
  const all = dutiesOf(view);
  return all.flatMap((duty): readonly DatedClock[] => {
    const { due, filing } = duty;
    if (due.kind !== 'dated' || duty.state === 'not-required') return [];
    const named = { name: dutyName(duty, all), what: whatOf(duty), due: due.at };
    if (filing !== undefined) return [{ ...named, state: (filing.lateness ?? 0) > 0 ? 'missed' : 'met', at: filing.fact.filed_at }]; // prettier-ignore
    return [{ ...named, state: due.at <= view.now ? 'overdue' : 'running', at: view.now }];
  });
}

/** When somebody is to be called about a clock of the law: some hours before it runs out, and when it has. */
export interface Call {
  /** `cra-24h soon`, `cra-24h late`. */
  readonly part: string;
  readonly at: string;
}

/** Every such time that has come, for what is still open. */
export function legalCalls(view: View): readonly Call[] {
  return callTimes(view).filter(({ at }) => at <= view.now);
}

/** Every such time, whether or not it has come. */
export function callTimes(view: View): readonly Call[] {
  const all = dutiesOf(view);
  return all.filter(isOpen).flatMap((duty): readonly Call[] => {
    const { due, stage } = duty;
    if (due.kind !== 'dated') return [];
    const name = dutyName(duty, all);
    const soon = later(due.at, -pagedBefore(stage.target ?? ''));
    return [{ part: `${name} soon`, at: soon > due.from ? soon : due.from }, { part: `${name} late`, at: due.at }]; // prettier-ignore
  });
}
