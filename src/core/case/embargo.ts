// The embargo of a case as its facts tell it (rules E1 to E9). Its course over dates and proposals stands in embargo-course.ts; here is what
// ends it. Ending it allows publication, it does not oblige.
import { rememberedOf } from '../remembered.ts';
import { doneAct, latest } from './case.ts';
import { courseOf } from './embargo-course.ts';
import type { Course, Revision } from './embargo-course.ts';
import { boundParties } from './parties.ts';
import { earlyVersions } from './versions.ts';
import type { View } from './view.ts';

export interface Embargo {
  /** `revise`: it runs, and another date is proposed. */
  readonly state: 'undefined' | 'none' | 'proposed' | 'active' | 'revise' | 'exited';
  readonly until: string | null;
  /** Why it is as it is, in a word: policy, agreed, expired, broken, lifted, public, released. */
  readonly because: string | null;
  /** The date that is proposed instead; null where none is. */
  readonly revision: Revision | null;
  /** Who owns the date: `us`, or a party that is still bound. */
  readonly owner: string;
  /** How often the date was moved to a later one. */
  readonly extensions: number;
}

/** The embargo now. The policy's default counts as accepted by silence; the remedy's date replaces it unless people said a date. */
export function embargoOf(view: View): Embargo {
  const course = courseOf(view.it);
  return { ...shared(view, course), ...stateOf(view, course) };
}

function shared(view: View, { revision, owner, extensions }: Course): Pick<Embargo, 'revision' | 'owner' | 'extensions'> {
  const isThere = boundParties(view).some(({ party }) => party === owner);
  return { revision, owner: isThere ? owner : 'us', extensions };
} // prettier-ignore

function stateOf(view: View, course: Course): Pick<Embargo, 'state' | 'until' | 'because'> {
  const { state, until, because } = course;
  const ended = endOf(view);
  if (state === 'none' || state === 'undefined')
    return { state: ended === undefined ? state : 'none', until, because };
  if (state === 'exited') return { state, until, because };
  if (ended !== undefined) return { state: 'exited', until, because: ended };
  // A revision that nobody agreed to in time never kept it alive (rule E6).
  if (until !== null && until <= view.now) return { state: 'exited', until, because: 'expired' };
  return { state: state === 'active' && course.revision !== null ? 'revise' : state, until, because };
}

/** Whether it binds now: nothing may be said outside. */
export const isRunning = ({ state }: Pick<Embargo, 'state'>): boolean =>
  state === 'active' || state === 'revise';

/** What ends an embargo by itself: the fix, the advisory, the issue or an exploit became public. */
const endOf = ({ it }: Pick<View, 'it'>): string | undefined => endIn(it);

const endIn = rememberedOf((it: View['it']): string | undefined => {
  if (latest(it, 'fix-public') !== undefined || doneAct(it, 'publish') !== undefined) return 'released';
  if (isPublic({ it })) return 'public';
  return undefined;
});

/** Whether the vulnerability is publicly known: said so, a public exploit is, or an early advisory of ours. */
export function isPublic({ it }: Pick<View, 'it'>): boolean {
  if (earlyVersions({ it }).length > 0) return true;
  const said = latest(it, 'public')?.state ?? latest(it, 'reported')?.visibility;
  const exploit = latest(it, 'exploit')?.state;
  return said === 'public' || exploit === 'public-exploit';
}

/** Whether the world can know of it: said so, a public exploit, the fix or the advisory is out. */
export function isDisclosed(view: Pick<View, 'it'>): boolean {
  return endOf(view) !== undefined;
}
