// The period of `psirt-bot metrics`, read from its two days: the twelve months until today unless told.
import type { Period } from '../../core/metrics/summary.ts';
import { day, later } from '../../core/time.ts';
import type { Call } from '../command.ts';

/** Both days belong to it. @returns the period, or what is wrong with which day */
export function periodOf({ from, to }: Call['options'], now: string): Period | { readonly wrong: string } {
  const today = now.slice(0, 10);
  const [first, last] = [from ?? yearBefore(today), to ?? today];
  for (const [name, word] of [
    ['from', first],
    ['to', last],
  ] as const)
    // prettier-ignore
    if (!isDay(word)) return { wrong: `Expected a day as --${name}; got ${String(word)}\nfor example: --${name} ${today}` };
  const period = { from: `${String(first)}T00:00:00Z`, to: later(`${String(last)}T00:00:00Z`, day) };
  if (period.from < period.to) return period;
  return { wrong: `Expected --from before --to; got --from ${String(first)} and --to ${String(last)}\nfor example: --from ${String(last)} --to ${String(first)}` }; // prettier-ignore
}

function yearBefore(today: string): string {
  const year = Number(today.slice(0, 4)) - 1;
  const same = `${year}${today.slice(4)}`;
  return later(`${isDay(same) ? same : `${year}-02-28`}T00:00:00Z`, day).slice(0, 10);
}

function isDay(word: string | true): word is string {
  if (word === true || !/^\d{4}-\d\d-\d\d$/.test(word)) return false;
  const at = new Date(`${word}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === word;
}
