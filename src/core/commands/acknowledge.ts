// What acknowledging records: that a person saw the report, and who leads when nobody does. Every later door implies it.
import type { Fact } from '../case/fact.ts';
import { actingLead } from '../case/people.ts';
import { isAcknowledged } from '../case/status.ts';
import type { View } from '../case/view.ts';
import type { Speaker } from './command.ts';

/** The facts of an acknowledgement that are not so yet. */
export function acknowledgement(view: View, { person }: Speaker): readonly Fact[] {
  const isLed = actingLead(view) !== undefined;
  return [
    ...(isLed ? [] : [{ name: 'assigned', role: 'case-lead', person, line: null } as const]),
    ...(isAcknowledged(view) ? [] : [{ name: 'acknowledged' } as const]),
  ];
}
