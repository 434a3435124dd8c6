// What was said about one duty: whether it is required, and what was filed. That it is not required takes two people; that it is takes one,
// at any time, since that protects a deadline.
import type { Role } from '../commands/command.ts';
import type { DutyEvent } from '../plan/regimes/schema.ts';
import { readHolder } from '../settings/holder.ts';
import { hour } from '../time.ts';
import type { Actor } from './actor.ts';
import { awareOf } from './awareness.ts';
import { allOf } from './case.ts';
import { isVoid } from './conflicts.ts';
import type { Due } from './duty-due.ts';
import type { FactEntry } from './entry.ts';
import { holdersOf } from './people.ts';
import type { View } from './view.ts';

export interface DutyKey {
  readonly regime: string;
  readonly stage: string;
  readonly event: DutyEvent;
}

type DutyFact = FactEntry<'duty'>;

/** Every word on one duty, oldest first. */
export function wordsOn({ it }: Pick<View, 'it'>, { regime, stage, event }: DutyKey): readonly DutyFact[] {
  return allOf(it, 'duty').filter(
    (fact) => fact.regime === regime && fact.stage === stage && fact.event === event,
  );
}

export interface Filing {
  readonly seq: number;
  readonly filed_at: string;
  readonly ref: string | null;
  readonly by: Actor;
  /** When it was due as it was filed; null where no date was fixed. */
  readonly due: string | null;
  /** Since when we were aware, as it was filed. */
  readonly begun: string;
  readonly acknowledged: boolean;
  /** How often it was filed again. */
  readonly corrections: readonly DutyFact[];
  /** Whether awareness was moved since, so that it has to be filed again. */
  readonly correction: boolean;
}

/** What was filed; undefined while nothing was. */
export function filingOf(view: Pick<View, 'it'>, key: DutyKey): Filing | undefined {
  const words = wordsOn(view, key);
  const filed = words.find(({ act }) => act === 'filed');
  if (filed === undefined) return undefined;
  const { seq, ref, by, due, said_at } = filed;
  return {
    seq, ref, by, due, begun: filed.aware_at ?? said_at, filed_at: filed.filed_at ?? said_at,
    acknowledged: words.some(({ act }) => act === 'acknowledged'),
    corrections: words.filter(({ act }) => act === 'corrected'),
    correction: owesCorrection(view, key),
  }; // prettier-ignore
}

/** From so much on a moved awareness is worth telling. */
const material = hour;

/** Whether the last thing that was filed of this event tells another awareness than the one that counts now, and this stage is that last one. */
function owesCorrection(view: Pick<View, 'it'>, { regime, stage, event }: DutyKey): boolean {
  const told = allOf(view.it, 'duty').findLast(
    (fact) => fact.regime === regime && fact.event === event && (fact.act === 'filed' || fact.act === 'corrected'),
  ); // prettier-ignore
  const now = awareOf(view, event);
  if (told?.stage !== stage || told.aware_at === null || now === undefined) return false;
  return Math.abs(Date.parse(now.aware_at) - Date.parse(told.aware_at)) / 1000 >= material;
}

export interface Decided {
  readonly state: 'to-decide' | 'required' | 'not-required';
  readonly because: string | null;
  /** Who said it last. */
  readonly by?: Actor;
  /** When that was said. */
  readonly since?: string;
  /** The date that came with it; it runs since that was said. */
  readonly due?: Due;
  /** The first of two words that it is not required, while the second is missing. */
  readonly half?: DutyFact;
}

/** Whether it is required, as far as people decided. @param second who agrees beside the psirt-lead that it is not */
export function decidedOn(view: View, key: DutyKey, second: Role): Decided {
  const words = wordsOn(view, key).filter((fact) => fact.act === 'required' || (fact.act === 'not-required' && !isVoid(view, fact))); // prettier-ignore
  const required = words.findLast(({ act }) => act === 'required');
  const denials = words.filter(({ act, seq }) => act === 'not-required' && seq > (required?.seq ?? 0));
  const whole = wholeDenial(view, denials, second);
  if (whole !== undefined) return { state: 'not-required', because: whole.because, by: whole.by, since: whole.said_at }; // prettier-ignore
  const half = denials.at(-1);
  const open = half === undefined ? {} : { half };
  if (required === undefined) return { state: 'to-decide', because: null, ...open };
  const { because, by, said_at: since, due } = required;
  return {
    state: 'required',
    because,
    by,
    since,
    ...(due !== null && { due: { kind: 'dated', at: due, from: since } }),
    ...open,
  };
}

/** The word by which it is not required: a second one, or the first where the other role answered by mail. */
function wholeDenial(view: View, denials: readonly DutyFact[], second: Role): DutyFact | undefined {
  const last = denials.at(-1);
  if (last === undefined) return undefined;
  // Where the first of the two is void, the other one is alone again.
  if (last.half === undefined) return denials.length > 1 ? last : undefined;
  return last.half !== second && isAnsweredByMail(view, second, last.seq) ? last : undefined;
}

/** A role that is only a mail address: the lead recorded what it answered. */
function isAnsweredByMail(view: View, role: Role, since: number): boolean {
  const holders = holdersOf(view, role);
  const isMail = holders.length > 0 && holders.every((holder) => readHolder(holder).kind === 'mail');
  return isMail && allOf(view.it, 'answered-for').some((fact) => fact.role === role && fact.seq > since);
}
