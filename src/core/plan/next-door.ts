// Which door of the plan a case goes through next. It opens none; doors.ts says what each needs.
import { statusOf } from '../case/status.ts';
import type { View } from '../case/view.ts';
import type { Door, Status } from '../commands/command.ts';

const next: Readonly<Record<Status, Door | undefined>> = {
  new: 'accept',
  triaging: 'accept',
  'needs-info': 'accept',
  assessing: 'confirm',
  confirmed: 'remedy',
  fixing: 'publish',
  ready: 'publish',
  released: 'publish',
  recovering: 'close',
  declined: 'close',
  closed: undefined,
  deferred: undefined,
};

/** The next door; undefined when a case is closed or parked. Declining and the like are ways out, not the next door. */
export function nextDoor(view: View): Door | undefined {
  return next[statusOf(view)];
}
