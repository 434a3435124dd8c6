// The moments from which a plan's clocks may run, by name: when something was said or done, undefined before.
import { doneAct, latest } from '../case/case.ts';
import { lastTold } from '../case/told.ts';
import type { View } from '../case/view.ts';

/** A time of this case; undefined while it has not come. */
export type Moment = (view: View) => string | undefined;

export const moments = {
  received: ({ it }) => latest(it, 'source')?.received_at ?? latest(it, 'reported')?.received_at,
  accepted: ({ it }) => latest(it, 'accepted')?.said_at,
  confirmed: ({ it }) => latest(it, 'confirmed')?.said_at,
  /** A no of ours; that a report is a duplicate of another is none. */
  declined: ({ it }) => {
    const no = latest(it, 'declined');
    return (no?.seq ?? 0) > (latest(it, 'duplicate')?.seq ?? 0) ? no?.said_at : undefined;
  },
  'fix-public': ({ it }) => latest(it, 'fix-public')?.said_at,
  'told-last': (view) => lastTold(view)?.at,
  published: ({ it }) => doneAct(it, 'publish')?.at,
} as const satisfies Record<string, Moment>;

export type MomentName = keyof typeof moments;

/** The names that a plan may use. */
export const momentNames = Object.keys(moments) as readonly MomentName[];
