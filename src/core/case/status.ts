// Status, phase and outcome of a case: derived from its facts, top rule first. Nobody sets a status.
import type { Status } from '../commands/command.ts';
import { gatesOf } from '../plan/doors.ts';
import { promised } from '../plan/due.ts';
import { rememberedOf } from '../remembered.ts';
import { doneAct, latest } from './case.ts';
import { deferralOf } from './deferral.ts';
import type { FactName } from './fact.ts';
import { lastReopening } from './frozen.ts';
import { allReleased } from './lines.ts';
import { leadOf } from './people.ts';
import { messagesOf } from './told.ts';
import type { View } from './view.ts';
import { withdrawalOf } from './withdrawal.ts';

/** Where a case is, or would be if it were not parked. */
export type Place = Exclude<Status, 'deferred'>;

type Rule = readonly [Place, (view: View) => boolean];

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

/** Where the case is, parked or not: the first rule that holds. A parked case remembers it, since it follows from the facts. */
export const placeOf = rememberedOf(
  (view: View): Place => rules.find(([, holds]) => holds(view))?.[0] ?? 'new',
);

/** The status now. */
export function statusOf(view: View): Status {
  const place = placeOf(view);
  return place !== 'closed' && deferralOf(view) !== undefined ? 'deferred' : place;
}

/** Whether work on the case goes on. */
export function isOpen(status: Status): boolean {
  return status !== 'closed' && status !== 'declined';
}

const phases: Readonly<Record<Place, 1 | 2 | 3 | 4>> = {
  new: 1, triaging: 1, 'needs-info': 1, declined: 1, assessing: 2, confirmed: 2, fixing: 3, ready: 3, released: 3, recovering: 4, closed: 4,
}; // prettier-ignore

/** The phase of the response plan that a place belongs to. */
export function phaseOf(place: Place): 1 | 2 | 3 | 4 {
  return phases[place];
}

/** How a case ended, or would end if it were closed now; undefined while nothing points anywhere. */
export function outcomeOf(view: View): string | undefined {
  const { it } = view;
  if (stands(view, 'declined')) return latest(it, 'declined')?.reason;
  if (stands(view, 'duplicate')) return 'duplicate';
  if (doneAct(it, 'publish') === undefined) return undefined;
  if (withdrawalOf(view) !== undefined) return 'withdrawn';
  const decision = latest(it, 'remedy')?.decision;
  return decision === 'wontfix' ? 'not-fixed' : decision === 'mitigate' ? 'mitigated' : 'fixed';
}

/** Closed for good, unless somebody reopens it: whatever the settings, the record alone says so. */
export function isClosed(view: Pick<View, 'it'>): boolean {
  return stands(view, 'closed');
}

/** A second report of a case that is not public yet: it is held until that is, and its reporter hears of us as of any other. */
export function isHeldDuplicate(view: Pick<View, 'it'>): boolean {
  return !isClosed(view) && stands(view, 'duplicate') && latest(view.it, 'duplicate')?.published === false;
}

/** Said, and not undone by a later `reopen`. */
function stands({ it }: Pick<View, 'it'>, name: FactName): boolean {
  return (latest(it, name)?.seq ?? 0) > (lastReopening(it)?.seq ?? 0);
}

/** Acknowledged by a person, or the acknowledgement reached the reporter. */
export function isAcknowledged(view: View): boolean {
  if (latest(view.it, 'acknowledged') !== undefined) return true;
  return messagesOf(view).some(({ notice, state }) => notice === 'ack' && state === 'sent');
}

/** A question stands without an answer. Before the report is accepted that is a status of its own. */
export function waitsForReporter({ it }: Pick<View, 'it'>): boolean {
  const ended = Math.max(latest(it, 'answered')?.seq ?? 0, latest(it, 'resumed')?.seq ?? 0);
  return (latest(it, 'asked')?.seq ?? 0) > ended;
}

/** Whether the reporter has something to answer: a question of ours, or a no that they don't agree with. */
export function mayAnswer(view: View): boolean {
  if (waitsForReporter(view)) return true;
  const no = latest(view.it, 'declined');
  if (no === undefined || statusOf(view) !== 'declined') return false;
  // A plan without that clock sets no end to it.
  const until = promised(view, 'appeal', no.said_at);
  return until === undefined || until > view.now;
}

/** Whether the reporter answered to a no that still stands: somebody takes a second look. */
export function isAppealed(view: View): boolean {
  if (statusOf(view) !== 'declined') return false;
  return (latest(view.it, 'answered')?.seq ?? 0) > (latest(view.it, 'declined')?.seq ?? Infinity);
}
