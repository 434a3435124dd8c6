// Duties in words: how each stands, when it is due and how it went. The same on the card and in replies. Never advice.
import type { Duty } from '../duty/duties.ts';
import { spanOf, spoken } from '../time.ts';

export const noAdvice =
  'Nothing here is legal advice: it reminds people who know the law, and keeps the times.';

export const eventWords = { exploitation: 'attacks', breach: 'a breach of data', incident: 'an incident' } as const; // prettier-ignore

/** `to be decided`, `filed in time, 3 h before`. */
export function dutyState({ state, filing, none, toCorrect }: Duty): string {
  if (toCorrect) return '**filed, and to be corrected**: we became aware at another time';
  if (filing !== undefined) return `${state === 'acknowledged' ? 'received' : 'filed'} ${latenessWords(filing.lateness)}(${spoken(filing.fact.filed_at)})`; // prettier-ignore
  if (state === 'not-required') return 'not due';
  if (state === 'required') return '**to be filed**';
  return none === undefined ? '**to be decided**' : '**to be decided**: one of two says that it is not due';
}

function latenessWords(lateness: number | null): string {
  if (lateness === null) return '';
  if (lateness > 0) return `**${spanOf(lateness)} late** `;
  return `in time, ${spanOf(lateness)} before `;
}

/** When it is due; a time that is over and was not kept is marked. */
export function dutyDue({ due, state }: Duty, now: string): string {
  if (state === 'not-required') return '–';
  if (due.kind === 'none') return 'no time is set; without delay';
  if (due.kind === 'pending') return `once ${due.until}`;
  const isOpen = state === 'to-decide' || state === 'required';
  return `${isOpen && due.at <= now ? '⚠️ overdue: ' : ''}${spoken(due.at)}`;
}
