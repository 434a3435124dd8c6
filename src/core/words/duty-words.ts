// How a duty stands, in words: for the card and for replies. Nothing in them is legal advice, and they say so.
import { isOpenDuty } from '../case/duties.ts';
import type { Due, Duty } from '../case/duties.ts';
import { spanOf, spoken } from '../time.ts';
import { codeSpan, inline } from './safe.ts';

/** What stands under everything about duties. */
export const noAdvice = 'This is no legal advice: people decide and file, the bot counts and keeps what they said.'; // prettier-ignore

/** The events, as people say them. */
export const eventWords = { exploitation: 'exploitation', breach: 'breach of personal data', incident: 'incident' } as const; // prettier-ignore

/** How it stands. */
export function stateOf(duty: Duty): string {
  const { state, because, decided, filed } = duty;
  if (filed !== undefined) return filedWords(duty, filed);
  const why = typeof because === 'string' ? `: ${inline(because, 200)}` : '';
  if (state === 'off') return `➖ not owed${why}`;
  if (state === 'not-required') return `➖ not required${why}`;
  const half = decided?.half === undefined ? '' : `; \`${decided.half.by.login}\` says not required, one of two`; // prettier-ignore
  return `${state === 'required' ? `❗ required${why}` : '❔ to decide'}${half}`;
}

type Filed = NonNullable<Duty['filed']>;

function filedWords({ state, lateness, correction }: Duty, { filed_at, ref }: Filed): string {
  const late = lateness === undefined || lateness === 0 ? '' : `, **${spanOf(lateness)} late**`;
  const as = ref === null ? '' : ` as ${codeSpan(ref)}`;
  const again = correction === true ? '; ❗ awareness was corrected since, file a correction' : '';
  return `✅ ${state} ${spoken(filed_at)}${as}${late}${again}`;
}

const untilWords: Readonly<Record<string, string>> = {
  measure: 'a corrective or mitigating measure is available',
  materiality: 'it is determined that it is material',
  request: 'somebody asks for it',
};

/** By when it is due: a time, none, or what it waits for. */
export function dueWords(due: Due): string {
  if (due.kind === 'dated') return spoken(due.at);
  if (due.kind === 'none') return 'no fixed deadline: without delay, and decided before the case is closed';
  const stage = due.until.replace(/^filed /u, '');
  if (stage !== due.until) return `runs once ${codeSpan(stage)} is filed`;
  return due.until.startsWith('aware ') ? 'runs from awareness, which nobody said yet' : `runs once ${untilWords[due.until]}`; // prettier-ignore
}

/** How long is left, or that it is over; empty where there is no date or it is done with. */
export function leftWords({ due, state }: Pick<Duty, 'due' | 'state'>, now: string): string {
  if (due.kind !== 'dated' || !isOpenDuty(state)) return '';
  const seconds = (Date.parse(due.at) - Date.parse(now)) / 1000;
  return seconds > 0 ? ` (${spanOf(seconds)} left)` : ` (⚠️ over by ${spanOf(seconds)})`;
}
