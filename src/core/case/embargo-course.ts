// The course of an embargo: dates that were said, proposed, accepted and refused, one after the other. It knows no time of its own and
// nothing of what ends an embargo from outside. Rules E1, E4, E5, E6, E8.
import { rememberedOf } from '../remembered.ts';
import { allOf, latest } from './case.ts';
import type { Case } from './case.ts';
import type { FactEntry } from './entry.ts';
import { isBound, partiesBefore } from './parties.ts';

/** A date that is proposed while another one is in force, or while a shorter one is on the table. */
export interface Revision {
  readonly until: string;
  /** Whose proposal it is: `us`, `p1` and so on. */
  readonly party: string;
  /** The entry that proposed it. */
  readonly seq: number;
  /** Who said yes, the proposer first. */
  readonly accepted: readonly string[];
}

export interface Course {
  readonly state: 'undefined' | 'none' | 'proposed' | 'active' | 'exited';
  readonly until: string | null;
  readonly because: string | null;
  readonly revision: Revision | null;
  readonly owner: string;
  readonly extensions: number;
  /** Whose date is on the table, while one is. */
  readonly proposer: string | null;
}

/** How the embargo of a case came to be as people left it. */
export const courseOf = rememberedOf((it: Case): Course => {
  let course = policyCourse(it);
  for (const fact of allOf(it, 'embargo')) course = steps[fact.act](course, fact, it);
  return course;
});

const untouched: Course = {
  state: 'undefined', until: null, because: null, revision: null, owner: 'us', extensions: 0, proposer: null,
}; // prettier-ignore

/** The policy's date, or that of a remedy from before anybody outside agreed: what people agreed to moves by their word alone. */
function policyCourse(it: Case): Course {
  const until = latest(it, 'reported')?.embargo_until ?? null;
  if (until === null) return untouched;
  const agreed = firstYes(it);
  const planned = allOf(it, 'remedy').findLast(({ seq }) => seq < agreed)?.due ?? null;
  return { ...untouched, state: 'active', until: planned ?? until, because: planned === null ? 'policy' : 'agreed' }; // prettier-ignore
}

/** The entry by which somebody outside accepted the terms first. */
function firstYes(it: Case): number {
  const parties = allOf(it, 'party').filter(({ act }) => act === 'accept');
  const words = allOf(it, 'embargo').filter(({ act, party }) => act === 'accept' && party !== undefined);
  return Math.min(...[...parties, ...words].map(({ seq }) => seq));
}

type Said = FactEntry<'embargo'>;
type Step = (before: Course, fact: Said, it: Case) => Course;

const steps: Readonly<Record<Said['act'], Step>> = {
  until: (before, { until }) => inForce(before, until),
  propose,
  accept,
  refuse,
  none: ({ extensions }) => ({ ...untouched, state: 'none', extensions }),
  lift: (before) => ({ ...before, state: 'exited', because: 'lifted', revision: null }),
  broken: (before) => ({ ...before, state: 'exited', because: 'broken', revision: null }),
  owner: (before, { party = 'us' }) => ({ ...before, owner: party }),
  keep: (before) => before,
};

function inForce(before: Course, until: string | null): Course {
  const isLonger = before.state === 'active' && before.until !== null && until !== null && until > before.until; // prettier-ignore
  const extensions = before.extensions + (isLonger ? 1 : 0);
  return { ...before, state: 'active', until, because: 'agreed', revision: null, proposer: null, extensions };
}

/** While nothing runs the shortest date is on the table and a longer one waits; while one runs, every other date waits (E5, E6). */
function propose(before: Course, { until, party = 'us', seq }: Said): Course {
  if (until === null) return before;
  const waiting: Revision = { until, party, seq, accepted: [party] };
  if (before.state === 'active') return { ...before, revision: waiting };
  const onTable = before.state === 'proposed' ? before.until : null;
  if (onTable !== null && onTable <= until) return { ...before, revision: waiting };
  return { ...before, state: 'proposed', until, because: 'agreed', revision: null, proposer: party };
}

function accept(before: Course, { party = 'us', seq }: Said, it: Case): Course {
  if (before.state === 'proposed') return { ...before, state: 'active', proposer: null };
  if (before.state !== 'active' || before.revision === null) return before;
  const accepted = [...before.revision.accepted, party];
  const revision = { ...before.revision, accepted };
  if (missingFor(it, { revision, seq }).length > 0) return { ...before, revision };
  return inForce(before, revision.until);
}

/** A revision that is refused leaves the date in force; the policy's date is on the table until somebody agreed to one. */
function refuse(before: Course, { seq }: Said, it: Case): Course {
  if (before.revision !== null) return { ...before, revision: null };
  const isOpen = before.because === 'policy' && firstYes(it) > seq;
  return isOpen ? { ...before, state: 'proposed' } : before;
}

/** Whether the policy's date is only proposed by us: nobody outside accepted it by word. */
export const isOnlyPolicy = (it: Case): boolean => courseOf(it).because === 'policy' && firstYes(it) === Infinity; // prettier-ignore

/** Who has not said yes to a revision yet, as the case was before an entry: we, who accepted the terms, and who said yes by name. */
export function missingFor(it: Case, { revision, seq }: { readonly revision: Revision; readonly seq: number }): readonly string[] {
  const { accepted } = revision;
  if (accepted.includes('all')) return [];
  const bound = partiesBefore(it, seq).filter(isBound).map(({ party }) => party);
  const byName = allOf(it, 'embargo').flatMap((fact) =>
    fact.act === 'accept' && fact.seq < revision.seq && fact.party === 'p1' ? ['p1'] : [],
  );
  return [...new Set(['us', ...byName, ...bound])].filter((who) => !accepted.includes(who));
} // prettier-ignore

/** Who has not said yes yet to the date that is proposed now. */
export function missingYes(it: Case, revision: Revision): readonly string[] {
  return missingFor(it, { revision, seq: Infinity });
}

/** Everybody whose yes a change of date needs besides ours: who accepted the terms, and the reporter if they said yes by name. */
export function agreedOutside(it: Case): readonly string[] {
  const now: Revision = { until: '', party: 'us', seq: Infinity, accepted: ['us'] };
  return missingYes(it, now);
}
