// The embargo of a case as its facts tell it (rules E1 to E9 as far as one vendor needs them). Ending it allows publication, it does not oblige.
import type { FactEntry } from './entry.ts';
import { allOf, doneAct, latest } from './case.ts';
import type { View } from './view.ts';

export interface Embargo {
  readonly state: 'undefined' | 'none' | 'proposed' | 'active' | 'exited';
  readonly until: string | null;
  /** Why it is as it is, in a word: policy, agreed, expired, broken, lifted, public, released. */
  readonly because: string | null;
}

const undefinedYet: Embargo = { state: 'undefined', until: null, because: null };

/** The embargo now. The policy's default counts as accepted by silence; the remedy's date replaces it unless people said a date. */
export function embargoOf(view: View): Embargo {
  const { it, now } = view;
  const ended = endOf(view);
  let embargo = policyEmbargo(view);
  for (const fact of allOf(it, 'embargo')) embargo = afterFact(embargo, fact);
  if (embargo.state === 'none' || embargo.state === 'undefined')
    return ended === undefined ? embargo : { ...embargo, state: 'none' };
  if (embargo.state === 'exited') return embargo;
  if (ended !== undefined) return { ...embargo, state: 'exited', because: ended };
  return embargo.until !== null && embargo.until <= now
    ? { ...embargo, state: 'exited', because: 'expired' }
    : embargo;
}

function policyEmbargo({ it }: View): Embargo {
  const until = latest(it, 'reported')?.embargo_until ?? null;
  if (until === null) return undefinedYet;
  const planned = latest(it, 'remedy')?.due ?? null;
  return { state: 'active', until: planned ?? until, because: planned === null ? 'policy' : 'agreed' };
}

function afterFact(before: Embargo, { act, until }: FactEntry<'embargo'>): Embargo {
  if (act === 'until') return { state: 'active', until, because: 'agreed' };
  if (act === 'none') return { state: 'none', until: null, because: null };
  if (act === 'lift') return { ...before, state: 'exited', because: 'lifted' };
  if (act === 'broken') return { ...before, state: 'exited', because: 'broken' };
  if (act === 'refuse') return before.because === 'policy' ? { ...before, state: 'proposed' } : before;
  return before.state === 'proposed' ? { ...before, state: 'active' } : before;
}

/** What ends an embargo by itself: the fix, the advisory, the issue or an exploit became public. */
function endOf({ it }: Pick<View, 'it'>): string | undefined {
  if (latest(it, 'fix-public') !== undefined || doneAct(it, 'publish') !== undefined) return 'released';
  if (isPublic({ it })) return 'public';
  return undefined;
}

/** Whether the vulnerability is publicly known: said so, or a public exploit is. */
export function isPublic({ it }: Pick<View, 'it'>): boolean {
  const said = latest(it, 'public')?.state ?? latest(it, 'reported')?.visibility;
  const exploit = latest(it, 'exploit')?.state;
  return said === 'public' || exploit === 'public-exploit';
}

/** Whether the world can know of it: said so, a public exploit, the fix or the advisory is out. */
export function isDisclosed(view: Pick<View, 'it'>): boolean {
  return endOf(view) !== undefined;
}
