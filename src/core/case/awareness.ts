// Since when the team is aware of what: said by people with a basis, and kept apart for attacks, leaked data and incidents. What raises a
// legal duty is known from other facts, too; since when one is aware never is.
import type { DutyEvent } from '../plan/regimes/schema.ts';
import { allOf, doneAct, latest } from './case.ts';
import type { FactEntry } from './entry.ts';
import type { FactData } from './fact.ts';
import { mayConcernPeople } from './leak.ts';
import { approvedMajor } from './major.ts';
import { begunAt, earlyVersions } from './versions.ts';
import type { View } from './view.ts';

type Its = Pick<View, 'it'>;
export type AwareEvent = FactData['aware']['event'];

/** The last word on since when we are aware of it; undefined where nobody said. */
export function awareOf({ it }: Its, event: AwareEvent): FactEntry<'aware'> | undefined {
  return allOf(it, 'aware').findLast((fact) => fact.event === event);
}

/** What made people decide on duties: the entry, and when it was said. */
export interface Raised {
  readonly seq: number;
  readonly at: string;
}

type Word = Pick<FactEntry, 'seq' | 'said_at'>;

/** The first word because of which duties for this event must be decided; undefined while there is none. */
export function raisedBy(view: Its, event: DutyEvent): Raised | undefined {
  const words: readonly (Word | undefined)[] = [
    ...(event === 'exploitation' ? [firstSince(allOf(view.it, 'exploit'), ({ state }) => state === 'wild')] : []),
    ...(event === 'breach' ? [firstSince(allOf(view.it, 'leak'), isBreach)] : []),
    ...(event === 'incident' ? [approvedMajor(view)] : []),
    ...allOf(view.it, 'aware').filter((fact) => fact.event === event),
    ...allOf(view.it, 'duty').filter((fact) => fact.event === event),
  ]; // prettier-ignore
  const [first] = words.filter((word) => word !== undefined).toSorted((a, b) => a.seq - b.seq);
  return first && { seq: first.seq, at: first.said_at };
}

const isBreach = (leak: FactEntry<'leak'>): boolean =>
  (leak.state === 'suspected' || leak.state === 'yes') && mayConcernPeople(leak);

/** The first word that says so, unless it was taken back since. */
function firstSince<T>(words: readonly T[], isSo: (word: T) => boolean): T | undefined {
  return words[words.findLastIndex((word) => !isSo(word)) + 1];
}

/**
 * Since when users can act on it: as a person said, else the first of what was given to the public: an advisory, an early one with a
 * workaround, or the fix.
 */
export function measureAt(view: Its): string | undefined {
  const said = awareOf(view, 'measure');
  if (said !== undefined) return said.aware_at;
  const { it } = view;
  const helps = (latest(it, 'workaround')?.text ?? null) !== null;
  const early = helps ? earlyVersions(view).map((version) => begunAt(view, version)) : [];
  const times = [doneAct(it, 'publish')?.at, latest(it, 'fix-public')?.said_at, ...early];
  return times.filter((time) => time !== undefined).toSorted()[0];
}
