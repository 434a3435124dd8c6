// Who takes no part in a case because of a conflict of interest, and which of their words that voids: those of two people's words that
// nothing was done by yet. What they said otherwise stays said.
import type { Actor } from './actor.ts';
import { allOf, doneAct } from './case.ts';
import type { Case } from './case.ts';
import type { FactEntry } from './entry.ts';
import { beganAt, isOut } from './versions.ts';
import type { Request } from './versions.ts';

type Its = { readonly it: Case };
/** A word of one of two people. */
type Word = Readonly<{ by: Pick<Actor, 'id'>; seq: number }>;

/** Everybody who takes no part now, each with the latest word on it. */
export function conflictsOf({ it }: Its): readonly FactEntry<'conflict'>[] {
  const last = new Map(allOf(it, 'conflict').map((fact) => [fact.person.id, fact]));
  return [...last.values()].filter(({ state }) => state === 'out');
}

/** Why this person takes no part; undefined where they do. */
export function conflictOf(its: Its, { id }: Pick<Actor, 'id'>): FactEntry<'conflict'> | undefined {
  return conflictsOf(its).find(({ person }) => person.id === id);
}

/** The first word after this one that its speaker takes no part; that they may again brings nothing back. */
function outAfter(it: Case, { by, seq }: Word): number | undefined {
  return allOf(it, 'conflict').find((fact) => fact.state === 'out' && fact.person.id === by.id && fact.seq > seq)?.seq; // prettier-ignore
}

/** Whether a signature under a request is void: its giver was out of the case before anything of it became public. */
export function isVoidUnder(its: Its, request: Request, word: Word): boolean {
  const out = outAfter(its.it, word);
  if (out === undefined) return false;
  const began = beganAt(its, request);
  return !(began !== undefined && began < out && isOut(its, request));
}

/** Whether an agreement to anything else is void: its giver was out of the case before it was published or closed. */
export function isVoid({ it }: Its, word: Word): boolean {
  const out = outAfter(it, word);
  if (out === undefined) return false;
  const closed = allOf(it, 'closed').some(({ seq }) => seq > word.seq && seq < out);
  return !closed && (doneAct(it, 'publish')?.seq ?? out) >= out;
}
