// Status, phase and outcome of a case: derived from its facts, top rule first. Nobody sets a status.
import type { Status } from '../commands/command.ts';
import { gatesOf } from '../plan/doors.ts';
import { rememberedOf } from '../remembered.ts';
import { day, later } from '../time.ts';
import { doneAct, latest } from './case.ts';
import type { FactName } from './fact.ts';
import { lastReopening } from './frozen.ts';
import { allReleased } from './lines.ts';
import { leadOf } from './people.ts';
import { messagesOf } from './told.ts';
import type { View } from './view.ts';

type Rule = readonly [Status, (view: View) => boolean];

const rules: readonly Rule[] = [
  ['closed', isClosed],
  ['declined', (view) => stands(view, 'declined') || stands(view, 'duplicate')],
  ['recovering', ({ it }) => doneAct(it, 'publish') !== undefined],
  ['released', allReleased],
  ['ready', (view) => gatesOf('ready', view).length === 0],
  ['fixing', ({ it }) => latest(it, 'remedy') !== undefined && latest(it, 'confirmed') !== undefined],
  ['confirmed', ({ it }) => latest(it, 'confirmed') !== undefined],
  ['assessing', ({ it }) => latest(it, 'accepted') !== undefined],
  ['needs-info', waitsForReporter],
  ['triaging', (view) => isAcknowledged(view) && leadOf(view) !== undefined],
];

/** The status now: the first rule that holds. */
export const statusOf = rememberedOf(
  (view: View): Status => rules.find(([, holds]) => holds(view))?.[0] ?? 'new',
);

/** Whether work on the case goes on. */
export function isOpen(status: Status): boolean {
  return status !== 'closed' && status !== 'declined';
}

const phases: Readonly<Record<Status, 1 | 2 | 3 | 4>> = {
  new: 1, triaging: 1, 'needs-info': 1, declined: 1, assessing: 2, confirmed: 2, fixing: 3, ready: 3, released: 3, recovering: 4, closed: 4,
}; // prettier-ignore

/** The phase of the response plan that a status belongs to. */
export function phaseOf(status: Status): 1 | 2 | 3 | 4 {
  return phases[status];
}

/** How a case ended, or would end if it were closed now; undefined while nothing points anywhere. */
export function outcomeOf(view: View): string | undefined {
  const { it } = view;
  if (stands(view, 'declined')) return latest(it, 'declined')?.reason;
  if (stands(view, 'duplicate')) return 'duplicate';
  if (doneAct(it, 'publish') === undefined) return undefined;
  const decision = latest(it, 'remedy')?.decision;
  return decision === 'wontfix' ? 'not-fixed' : decision === 'mitigate' ? 'mitigated' : 'fixed';
}

/** Closed for good, unless somebody reopens it: whatever the settings, the record alone says so. */
export function isClosed(view: Pick<View, 'it'>): boolean {
  return stands(view, 'closed');
}

/** Said, and not undone by a later `reopen`. */
function stands({ it }: Pick<View, 'it'>, name: FactName): boolean {
  return (latest(it, name)?.seq ?? 0) > (lastReopening(it)?.seq ?? 0);
}

/** Acknowledged by a person, or the acknowledgement reached the reporter. */
export function isAcknowledged(view: View): boolean {
  const sent = messagesOf(view).some(({ notice, state }) => notice === 'ack' && state === 'sent');
  return sent || latest(view.it, 'acknowledged') !== undefined;
}

/** A question stands without an answer. Before the report is accepted that is a status of its own. */
export function waitsForReporter({ it }: Pick<View, 'it'>): boolean {
  return (latest(it, 'asked')?.seq ?? 0) > (latest(it, 'answered')?.seq ?? 0);
}

/** Days in which a reporter who was told no can ask for a second look. */
export const appealDays = 14;

/** Whether the reporter has something to answer: a question of ours, or a no that they don't agree with. */
export function mayAnswer(view: View): boolean {
  if (waitsForReporter(view)) return true;
  const no = latest(view.it, 'declined');
  return no !== undefined && statusOf(view) === 'declined' && later(no.said_at, appealDays * day) > view.now;
}

/** Whether the reporter answered to a no that still stands: somebody takes a second look. */
export function isAppealed(view: View): boolean {
  if (statusOf(view) !== 'declined') return false;
  return (latest(view.it, 'answered')?.seq ?? 0) > (latest(view.it, 'declined')?.seq ?? Infinity);
}
