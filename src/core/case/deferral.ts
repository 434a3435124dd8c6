// Whether a case is parked, until when, and what ended that: its date, a word, or something that can't wait. It parks nothing itself.
import { allOf, doneAct, latest } from './case.ts';
import type { Case } from './case.ts';
import type { FactEntry } from './entry.ts';
import type { View } from './view.ts';

/** Why a deferral ends, or ended. `replaced`: by another date. */
export type DeferralEnd = 'date' | 'resumed' | 'replaced' | 'exploited' | 'released';

export interface Deferral {
  readonly said: FactEntry<'deferred'>;
  /** When it ends, or ended. */
  readonly to: string;
  readonly because: DeferralEnd;
}

interface Ending {
  readonly at: string;
  readonly seq: number;
  readonly because: DeferralEnd;
}

/** Every deferral of a case, oldest first; a new date ends the one before. */
export function deferralsOf({ it }: Pick<View, 'it'>): readonly Deferral[] {
  const endings = endingsIn(it);
  return allOf(it, 'deferred').map((said) => {
    const ended = endings.find(({ seq, at }) => seq > said.seq && at < said.until);
    return { said, to: ended?.at ?? said.until, because: ended?.because ?? 'date' };
  });
}

/** The deferral that stands now. */
export function deferralOf({ it, now }: Pick<View, 'it' | 'now'>): Deferral | undefined {
  const last = deferralsOf({ it }).at(-1);
  return last?.because === 'date' && last.to > now ? last : undefined;
}

/** What is attacked or public can't be parked: whatever was agreed, it goes on from there. */
function endingsIn(it: Case): readonly Ending[] {
  const because = (name: DeferralEnd) => ({ seq, said_at: at }: { readonly seq: number; readonly said_at: string }): Ending => ({ seq, at, because: name }); // prettier-ignore
  const published = doneAct(it, 'publish');
  return [
    ...allOf(it, 'resumed').map(because('resumed')),
    ...allOf(it, 'deferred').map(because('replaced')),
    ...allOf(it, 'exploit').filter(isUrgent).map(because('exploited')),
    ...allOf(it, 'fix-public').map(because('released')),
    ...(published === undefined ? [] : [because('released')({ ...published, said_at: published.at })]),
  ].toSorted((a, b) => a.seq - b.seq);
}

const isUrgent = ({ state }: FactEntry<'exploit'>): boolean => state === 'wild' || state === 'public-exploit';

/** Whether attacks or a public exploit are known, or somebody says so and nobody has looked yet. */
export function isPressing({ it }: Pick<View, 'it'>): boolean {
  return (latest(it, 'exploit')?.state ?? 'none') !== 'none';
}
