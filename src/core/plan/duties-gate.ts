// What must be so before a case is closed: whatever the law or a contract obliges us to report is filed, or found not to be due.
import type { View } from '../case/view.ts';
import type { Missing } from '../commands/command.ts';
import { dutiesOf, isSettled } from '../duty/duties.ts';
import { nextOf } from '../duty/next.ts';

/** Every duty that is still open, with the line that goes on with it; empty where no regime is on, or nothing happened that it is about. */
export function dutiesGate(view: View): readonly Missing[] {
  return dutiesOf(view).flatMap((duty): readonly Missing[] => (isSettled(duty) ? [] : [nextOf(view, duty)]));
}
