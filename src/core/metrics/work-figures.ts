// How carefully a case was worked on, and how much work it was: what was waived, done by one alone, asked of whom, and for how long.
import { allOf, latest } from '../case/case.ts';
import type { ClockState } from '../case/clock-states.ts';
import { levelOfVector, severityOf } from '../case/severity.ts';
import { linesOf } from '../case/lines.ts';
import { messagesOf } from '../case/told.ts';
import type { View } from '../case/view.ts';
import { pauses } from '../plan/pauses.ts';
import { mandatorySteps } from '../plan/steps.ts';
import { isKept } from './kept.ts';
import type { CaseMoments } from './moments-of.ts';

const rank = ['none', 'low', 'medium', 'high', 'critical'];

/** How the rating moved after the case was confirmed. */
export function severityMove(view: View): 'same' | 'up' | 'down' | null {
  const confirmed = latest(view.it, 'confirmed')?.seq;
  if (confirmed === undefined) return null;
  const [said, scored] = [allOf(view.it, 'severity'), allOf(view.it, 'cvss')];
  const levels = [
    ...said.map(({ seq, level }) => ({ seq, level })),
    ...scored.map(({ seq, vector }) => ({ seq, level: levelOfVector(vector) })),
  ].toSorted((a, b) => a.seq - b.seq);
  const before = rank.indexOf(levels.findLast(({ seq }) => seq < confirmed)?.level ?? '');
  const now = rank.indexOf(severityOf(view).level ?? '');
  if (before === -1 || now === before) return 'same';
  return now > before ? 'up' : 'down';
}

export interface Care {
  readonly steps: number;
  readonly waived: number;
  readonly selfApproved: number;
  readonly breakGlass: number;
}

/** Of the mandatory steps that are concluded: how many there are and were waived; and every act that one person did alone. */
export function careOf(view: View): Care {
  const steps = mandatorySteps(view).filter(({ state }) => state === 'done' || state === 'waived');
  const self = allOf(view.it, 'approved').filter((fact) => fact.self).length;
  return {
    steps: steps.length,
    waived: steps.filter(({ state }) => state === 'waived').length,
    selfApproved: self + allOf(view.it, 'tested').filter(({ again }) => again === true).length,
    breakGlass: allOf(view.it, 'break-glass').length,
  };
}

export interface ReporterCare {
  /** Seconds of the longest time without a word of ours, until the case was public or ended. */
  readonly silence: number;
  readonly appealed: boolean;
  readonly overturned: boolean;
  /** Whether the clock of their updates was kept; null where it never came to an end. */
  readonly updated: boolean | null;
  /** Whether somebody is asked or said how they want to be named. */
  readonly creditKnown: boolean;
}

/** @returns null where nobody outside reported it */
export function reporterCare(view: View, known: CaseMoments, clocks: readonly ClockState[]): ReporterCare | null {
  const { it } = view;
  const messages = messagesOf(view);
  if (messages.length === 0 || known.received === undefined) return null;
  const no = allOf(it, 'declined')[0];
  const appealed = no !== undefined && allOf(it, 'answered').some(({ seq }) => seq > no.seq);
  const end = known.published ?? (latest(it, 'closed') ?? no)?.said_at ?? view.now;
  const sent = messages.flatMap(({ at }) => (at !== undefined && at < end ? [at] : [])).toSorted();
  return {
    silence: longestGap([known.received, ...sent, end]),
    appealed,
    overturned: appealed && allOf(it, 'reopened').some(({ seq }) => seq > no.seq),
    updated: isKept(clocks.find(({ name }) => name === 'update')),
    creditKnown: allOf(it, 'credit').some(({ consent }) => consent !== 'asked'),
  };
} // prettier-ignore

function longestGap(times: readonly string[]): number {
  const seconds = times.map((time) => Date.parse(time) / 1000);
  return Math.max(0, ...seconds.slice(1).map((at, index) => at - Number(seconds[index])));
}

export const waits = ['reporter', 'parked', 'triage', 'plan', 'developers', 'release'] as const;

export interface Effort {
  readonly entries: number;
  /** People of the team who said something. */
  readonly hands: number;
  /** Seconds by whom the case waited for. */
  readonly waited: Readonly<Record<(typeof waits)[number], number>>;
}

export function effortOf(view: View, known: CaseMoments): Effort {
  const { entries } = view.it;
  const people = entries.flatMap(({ by }) => (by.id === view.bot.id ? [] : [by.id]));
  const between = (from: string | undefined, to: string | undefined): number =>
    from === undefined || to === undefined ? 0 : Math.max(0, Date.parse(to) - Date.parse(from)) / 1000;
  const still = (name: 'needs-info' | 'deferred'): number =>
    pauses[name](view).reduce((sum, { from, to = view.now }) => sum + between(from, to), 0);
  const waited = {
    reporter: still('needs-info'),
    parked: still('deferred'),
    triage: between(known.received, known.triaged),
    plan: between(known.confirmed, known.planned),
    developers: between(known.planned, known.ready),
    release: between(known.ready, known.released),
  };
  return { entries: entries.length, hands: new Set(people).size, waited };
}

/** Of a case with fixes: whether a test of each line ran in CI, and whether it was reproduced first. */
export function testingOf(view: View): { readonly run: boolean; readonly skipped: boolean } | null {
  const lines = linesOf(view).filter(({ fix }) => fix !== undefined);
  if (lines.length === 0) return null;
  const ran = allOf(view.it, 'tested').filter(({ how }) => how === 'run');
  return {
    run: lines.every(({ line }) => ran.some((test) => test.lines.includes(line))),
    skipped: latest(view.it, 'reproduced')?.state === 'skipped',
  };
}
