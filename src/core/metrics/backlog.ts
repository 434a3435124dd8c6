// What is open now, by the phase of the plan and by age; and how many cases came and went each month.
import type { Cases } from './figure.ts';

/** The ages of open cases, in days: each ends where the next begins. */
export const ages = [
  { words: 'up to 7 days', below: 7 },
  { words: '8 to 30 days', below: 30 },
  { words: '31 to 90 days', below: 90 },
  { words: 'older', below: Infinity },
] as const;

export const phaseWords = { 1: 'triage', 2: 'assessment', 3: 'remediation', 4: 'recovery' } as const;
type Phase = keyof typeof phaseWords;

export interface Backlog {
  readonly open: number;
  readonly parked: number;
  /** Cases with a clock that has run out. */
  readonly overdue: number;
  /** For each phase how many cases are of each age. */
  readonly phases: readonly { readonly phase: Phase; readonly counts: readonly number[] }[];
}

export function backlogOf(cases: Cases, now: string): Backlog {
  const open = cases.filter((each) => each.open);
  const phases = ([1, 2, 3, 4] as const).map((phase) => ({
    phase,
    counts: ages.map((_, index) => open.filter((each) => each.phase === phase && ageOf(each.received, now) === index).length), // prettier-ignore
  }));
  return {
    open: open.length,
    parked: open.filter(({ parked }) => parked).length,
    overdue: open.filter(({ clocks }) => clocks.some(({ state }) => state === 'overdue')).length,
    phases,
  };
}

function ageOf(received: string | undefined, now: string): number {
  const days = (Date.parse(now) - Date.parse(received ?? now)) / 86_400_000;
  return ages.findIndex(({ below }) => days < below);
}

export interface Month {
  /** `2026-07` */
  readonly month: string;
  readonly opened: number;
  /** Closed, or told no. */
  readonly ended: number;
}

/** Every month of a time, the last twelve at most. */
export function monthsOf(
  cases: Cases,
  { from, to }: { readonly from: string; readonly to: string },
): readonly Month[] {
  const months: string[] = [];
  const last = new Date(Date.parse(to) - 1000).toISOString().slice(0, 7);
  for (let month = last; months.length < 12 && month >= from.slice(0, 7); month = before(month)) months.unshift(month); // prettier-ignore
  const inMonth = (month: string, times: readonly (string | null | undefined)[]): number =>
    times.filter((time) => time?.startsWith(month)).length;
  return months.map((month) => ({
    month,
    opened: inMonth(month, cases.map(({ received }) => received)), // prettier-ignore
    ended: inMonth(month, cases.map(({ ended }) => ended)), // prettier-ignore
  }));
}

function before(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 2, 1)).toISOString().slice(0, 7);
}
