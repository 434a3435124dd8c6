// Why a case is settled by the sweep: what is new since it was looked at, and what still differs between its record and the world.
// A case that was looked at in vain is left alone for a while, so that what can't be mended costs little.
import { isFrozen } from '../case/frozen.ts';
import { isLed, leadOf } from '../case/people.ts';
import { houseUnder, planCommitIn } from '../house/kept-plan.ts';
import { splitsOf } from '../case/split.ts';
import type { View } from '../case/view.ts';
import { hour, later, minute } from '../time.ts';
import { isOurs, labelsOf, notACase } from '../words/labels.ts';
import { titleOf } from '../words/titles.ts';
import { instantsOf } from './instants.ts';
import { advisoryDiffers, advisoryMoved, tagsFor } from './products.ts';
import type { Looked, SweepSight, SweptCase, SweptComment, SweptIssue } from './sight.ts';
import { awaitsAnswer, awaitsWorld } from './waits.ts';

/** Settling for these changes something, as far as can be told from afar. */
export const changing = ['new', 'said', 'shown', 'broken', 'advisory', 'tag'] as const;

export type Reason =
  | (typeof changing)[number]
  /** The record grew since the case was looked at. */
  | 'recorded'
  /** Its draft or report at the product was touched, its prose, or one of the bot's comments. */
  | 'touched'
  /** A time came at which it may change. */
  | 'due'
  /** Something is to come that nothing tells, or looking did not end what is amiss: looked at now and then. */
  | 'waiting'
  /** It was heard, and nothing shows it. */
  | 'unanswered';

/** One case, or one issue that may become one, with all that was seen of it. */
export interface Seen {
  readonly number: number;
  readonly record: SweptCase | undefined;
  /** Undefined: the issue is closed, moved or gone. */
  readonly issue: SweptIssue | undefined;
  readonly comments: readonly SweptComment[];
  readonly looked: Looked | undefined;
}

/** What happened this long before a case was looked at may not have been visible then: GitHub's machines lag behind each other. */
const lag = 2 * minute;
/** An entry bears the time at which its world was observed; it may be written this much later. */
const longestWrite = 15 * minute;

const retryAfter = { unfinished: 10 * minute, rest: hour, gone: 24 * hour } as const;

/** Everything that speaks for settling a case now; empty for a quiet one. */
export function reasonsFor(sight: SweepSight, seen: Seen): readonly Reason[] {
  const { looked } = seen;
  const again = looked === undefined || later(looked.at, retryAfter[looked.state]) <= sight.now;
  // What was moved or deleted stays so; its record says nothing about it.
  if (looked?.state === 'gone') return again ? ['waiting'] : [];
  const found = seen.record === undefined ? forIssue(sight, seen) : forRecord(sight, seen, seen.record);
  const retry = again && (found.some(({ fresh }) => !fresh) || looked?.state === 'unfinished');
  const reasons = found.flatMap(({ reason, fresh }) => (fresh ? [reason] : []));
  return [...new Set<Reason>(retry ? [...reasons, 'waiting'] : reasons)];
}

/** `fresh`: it came up since the case was looked at; else it was there already and looking did not end it. */
interface Found {
  readonly reason: Reason;
  readonly fresh: boolean;
}

function found(reason: Reason, holds: boolean, fresh = true): readonly Found[] {
  return holds ? [{ reason, fresh }] : [];
}

/** An issue without a record: it may begin a case, or its record vanished. */
function forIssue({ house, cases }: SweepSight, { issue, comments, looked }: Seen): readonly Found[] {
  if (issue === undefined || issue.labels.includes(notACase)) return [];
  const report = house.reports[issue.number] !== undefined || house.mails.cases[issue.number] !== undefined;
  const recent = !issue.author.bot && issue.created_at >= house.installed_at;
  const adopted = comments.some(({ author, adopts }) => adopts && !author.bot);
  const vanished = issue.labels.some(isOurs);
  const splitOff = cases.some((record) => record.state === 'open' && splitsOf(record).some((split) => split.issue === issue.number)); // prettier-ignore
  return found('new', report || recent || adopted || vanished || splitOff, isFresh(looked, issue.updated_at));
}

function forRecord(sight: SweepSight, seen: Seen, record: SweptCase): readonly Found[] {
  const { issue, looked } = seen;
  if (record.state === 'broken')
    return found(
      'broken',
      issue?.labels.includes('frozen') === false,
      looked?.hash !== undefined || looked === undefined,
    );
  if (record.state === 'closed') return forClosed(sight, seen);
  const { now, bot, repository } = sight;
  const view = { it: record.it, house: houseOf(sight, record.it), now, bot, repository };
  const from = looked?.at ?? sight.until;
  const grew = record.it.entries.some(({ at }) => at > later(from, -longestWrite));
  return [
    ...forComments(view, seen),
    ...found('shown', differsFrom(view, issue), isFresh(looked, issue?.updated_at)),
    ...found('recorded', looked === undefined ? grew : looked.hash !== record.head?.hash),
    ...found('touched', isTouched(sight, seen)),
    ...found('due', instantsOf(view).some((time) => time > from && time <= now)),
    ...(isFrozen(view) ? [] : forProduct(view, sight, seen)),
  ]; // prettier-ignore
}

/** The house as the case sees it: with the plan that it keeps. */
function houseOf({ house, plans }: SweepSight, { entries }: View['it']): View['house'] {
  return houseUnder(house, plans.get(planCommitIn(entries) ?? ''));
}

function isFresh(looked: Looked | undefined, changed: string | undefined): boolean {
  return looked === undefined || (changed ?? '') >= later(looked.at, -lag);
}

/** Prose changed, or somebody edited what the bot wrote: its own edits all came before it looked last. */
function isTouched({ bot, prose, until }: SweepSight, { number, comments, looked }: Seen): boolean {
  // What was done by a sweep came a little after the time that is remembered of it.
  const from = looked?.at ?? later(until, longestWrite);
  const edited = comments.some(({ author, updated_at: at }) => author.id === bot.id && at > from);
  return edited || (prose.get(number) ?? '') > from;
}

/** A closed case is left alone; a word on it, its being reopened, or somebody's late writing to its card is seen. */
function forClosed(sight: SweepSight, seen: Seen): readonly Found[] {
  const { until } = sight;
  const { issue, comments, looked } = seen;
  const from = later(looked?.at ?? until, -lag);
  const words = comments.some(
    ({ author, commands, updated_at: at }) => commands && !author.bot && at >= from,
  );
  return [
    ...found('recorded', words),
    ...found('shown', issue?.state === 'open', isFresh(looked, issue?.updated_at)),
    ...found('touched', isTouched(sight, seen)),
  ];
}

function forComments({ it }: View, { comments, looked }: Seen): readonly Found[] {
  return comments.flatMap(({ id, author, commands, answered, updated_at: at }) => {
    if (author.bot || !commands) return [];
    const heard = it.processed.has(`comment:${id}`);
    return [
      ...found('said', !heard, isFresh(looked, at)),
      ...found('unanswered', heard && !answered && looked === undefined),
    ];
  });
}

/** Whether labels, title, lead or state of the issue are not as the record has them. */
function differsFrom(view: View, issue: SweptIssue | undefined): boolean {
  // An open case whose issue is not among the open ones: closed by hand, or gone.
  if (issue?.state !== 'open') return true;
  const wanted = labelsOf(view);
  const ours = issue.labels.filter(isOurs);
  const lead = leadOf(view);
  const { assignees } = issue;
  const led = lead === undefined ? assignees.length === 0 : isLed(view, assignees);
  const labelled = ours.length === wanted.length && wanted.every((label) => ours.includes(label));
  return !labelled || !led || issue.title !== titleOf(view);
}

/** What happened to the case's advisory, or in its product's repository. */
function forProduct(view: View, { products, until }: SweepSight, { looked }: Seen): readonly Found[] {
  const from = later(looked?.at ?? until, -lag);
  const tags = tagsFor(view, products);
  return [
    ...found('touched', advisoryMoved(view, products, from)),
    ...found('advisory', advisoryDiffers(view, products), looked === undefined),
    ...found('tag', tags.length > 0, tags.some((first) => isFresh(looked, first))),
    // Of an answer in an advisory's thread GitHub tells nothing, so every sweep asks.
    ...found('waiting', awaitsAnswer(view)),
    ...found('waiting', awaitsWorld(view), false),
  ]; // prettier-ignore
}
