// The gate of the law before a case is closed: each duty is filed, or two people said that it is not required.
import { openDuties } from '../case/duties.ts';
import type { Duty } from '../case/duties.ts';
import { nextLine } from '../case/duty-lines.ts';
import type { Gate } from './gate.ts';

export const dutyGates = {
  duties: (view) =>
    openDuties(view).map((duty) => {
      // An open duty always has a next line.
      const post = String(nextLine(view, duty));
      return { what: `${duty.title}, ${duty.what}: ${whyOpen(duty)}`, post };
    }),
} as const satisfies Record<string, Gate>;

function whyOpen({ state, correction }: Duty): string {
  if (correction === true) return 'awareness was corrected since the filing';
  return state === 'required' ? 'it is required and not filed' : 'nobody decided whether it is required';
}
