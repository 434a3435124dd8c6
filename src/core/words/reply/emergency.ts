// The sheet for the hour in which everything is urgent: what is due and when, then what to post, filled in and in order. It decides
// nothing, and what only people can judge stays a gap.
import { pendingRequest, signedRequest } from '../../case/approvals.ts';
import { doneAct } from '../../case/case.ts';
import { clocksOf } from '../../case/clocks.ts';
import { openDuties } from '../../case/duties.ts';
import { nextLine } from '../../case/duty-lines.ts';
import { embargoOf, isRunning } from '../../case/embargo.ts';
import type { Fact } from '../../case/fact.ts';
import { isExploited, majorOf, reasonsToAsk } from '../../case/major.ts';
import { suppose } from '../../case/suppose.ts';
import { earlyVersions } from '../../case/versions.ts';
import type { View } from '../../case/view.ts';
import type { Door } from '../../commands/command.ts';
import { gatesOf } from '../../plan/doors.ts';
import { missingBefore } from '../../plan/exits.ts';
import { nextDoor } from '../../plan/next-door.ts';
import { regimesOf } from '../../plan/regimes/enabled.ts';
import { spoken } from '../../time.ts';
import { dutiesPart } from '../card/duties-part.ts';
import { postThis } from '../refusals.ts';
import { inline } from '../safe.ts';

/** The sheet, as of the view’s time. */
export function emergencySheet(view: View): string {
  return [
    `**Emergency sheet of case ${view.it.number}**, at ${spoken(view.now)}`,
    dueRows(view),
    ...dutyRows(view),
    `Next, in this order, as far as each is yours to say. ${postThis(linesOf(view))}`,
  ].join('\n\n');
}

/** Duties by law with their true times; where no regime is on, that none is timed: it must not sound as if none ran. */
function dutyRows(view: View): readonly string[] {
  if (regimesOf(view.house).length === 0) return isExploited(view) ? [untimed] : [];
  const part = dutiesPart(view);
  return part === undefined ? [] : [part];
}

const untimed = '⚖️ **Duties by law may run from the moment you knew of attacks**, some of them for 24 hours only (in the EU: the early warning of the Cyber Resilience Act). The settings turn no regime on, so the bot does not time them. Ask legal now.'; // prettier-ignore

function dueRows(view: View): string {
  // What is said right now may ask for a Major Incident by itself; the time to decide runs from here.
  const asks: Fact = { name: 'major', state: 'requested', because: null };
  const asked =
    reasonsToAsk(view).length === 0
      ? view
      : suppose(view, [asks], { person: view.bot, said_at: view.now, via: 'sweep' });
  const rows = clocksOf(asked).map(({ due, what, who }) => {
    const late = due <= view.now ? '⚠️ overdue: ' : '';
    return `| ${late}${spoken(due)} | ${inline(what, 300)} | \`${who}\` |`;
  });
  return ['| Due | What | Who |', '|---|---|---|', ...rows].join('\n');
}

/** Everything from here to publication, each line once. */
function linesOf(view: View): readonly string[] {
  const lines = [
    ...dutyLines(view),
    ...majorLines(view),
    ...embargoLines(view),
    ...earlyLines(view),
    ...doorLines(view),
  ];
  return [...new Set(lines)];
}

/** What a clock of the law waits for comes first: one word on since when we are aware starts several. */
function dutyLines(view: View): readonly string[] {
  return [
    ...new Set(
      openDuties(view)
        .map((duty) => nextLine(view, duty))
        .filter((line) => line !== undefined),
    ),
  ].slice(0, mostDuties);
}

function majorLines(view: View): readonly string[] {
  const { state } = majorOf(view);
  return state === 'approved' ? ['/psirt sent brief via <channel>'] : ['/psirt major approve <reason>'];
}

/** Attacks are a reason to end an embargo early; that takes two people, so both lines stand there. */
function embargoLines(view: View): readonly string[] {
  return isExploited(view) && isRunning(embargoOf(view))
    ? ['/psirt approve embargo lift', '/psirt embargo lift <reason>']
    : [];
}

/** The short way to a first public word while there is no fix: what it lacks, then itself. */
function earlyLines(view: View): readonly string[] {
  const isOver = doneAct(view.it, 'publish') !== undefined || earlyVersions(view).length > 0;
  if (!isExploited(view) || view.house.settings.site === null || isOver || pendingRequest(view) !== undefined)
    return [];
  const lacks = gatesOf('early', view).flatMap(({ post }) =>
    post === undefined || post.startsWith('/psirt next-update') ? [] : [post],
  );
  return [...lacks, '/psirt publish early next-update <date>'];
}

/** More would bury the way to the first public word; the card has all of them. */
const mostDuties = 4;
const onTheWay: readonly Door[] = ['accept', 'confirm', 'remedy', 'publish'];
/** Verbs of lines that an earlier door of this list makes needless: a remedy has a date. */
const brought = [...onTheWay, 'schedule'];

function doorLines(view: View): readonly string[] {
  const next = onTheWay.findIndex((door) => door === nextDoor(view));
  if (next === -1 || doneAct(view.it, 'publish') !== undefined) return ['/psirt status'];
  const request = pendingRequest(view);
  if (request !== undefined) return signedRequest(view) === undefined ? [`/psirt approve ${request.hash.slice(0, 8)}`] : []; // prettier-ignore
  return onTheWay.slice(next).flatMap((door) => {
    const missing = missingBefore(door, view).map(({ post }) => post);
    const lines = missing.filter((post) => post !== undefined);
    const others = lines.filter((line) => !brought.some((verb) => line.startsWith(`/psirt ${verb}`)));
    return [...others, door === 'remedy' ? '/psirt remedy fix by <date>' : `/psirt ${door}`];
  });
}
