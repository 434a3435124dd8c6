// The clocks of the law: every duty that has a date and is not done with. They never stand still, whatever becomes of the case, and end
// with a filing or with the decision that nothing is to be filed.
import { dutiesOf, isOpenDuty } from './duties.ts';
import type { Duty } from './duties.ts';
import type { Clock } from './clocks.ts';
import type { DatedClock } from './clock-states.ts';
import { isClosed } from './status.ts';
import type { View } from './view.ts';

/** The running ones, for whoever owns the duty, and legal. */
export function legalClocks(view: View): readonly Clock[] {
  if (isClosed(view)) return [];
  return dutiesOf(view).flatMap((duty): readonly Clock[] => {
    const { clock: name, due, owner, state } = duty;
    if (due.kind !== 'dated' || !isOpenDuty(state)) return [];
    const also = owner === 'legal' ? [] : ['legal'];
    return [{ name, due: due.at, what: whatOf(duty), who: owner, also, begun: due.from, legal: true }];
  });
}

const whatOf = ({ title, what }: Pick<Duty, 'title' | 'what'>): string => `${title}: ${what} (no legal advice)`; // prettier-ignore

/** Those that ran or run, with how they went. */
export function legalStates(view: View): readonly DatedClock[] {
  return dutiesOf(view).flatMap((duty): readonly DatedClock[] => {
    const { clock: name, due, filed, lateness = 0, state } = duty;
    if (due.kind !== 'dated' || state === 'not-required') return [];
    const known = { name, what: whatOf(duty), due: due.at };
    if (filed !== undefined) return [{ ...known, state: lateness > 0 ? 'missed' : 'met', at: filed.filed_at }]; // prettier-ignore
    const running = due.at <= view.now ? 'overdue' : 'running';
    return [{ ...known, state: isClosed(view) ? 'over' : running, at: view.now }];
  });
}
