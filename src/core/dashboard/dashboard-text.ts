// The dashboard: one issue that shows how all open cases stand. A pure projection; it tells case numbers and product families, never what
// a case is about, mentions nobody and refers to nothing, so that it leaves no trace in the cases.
import type { Duty } from '../case/duties.ts';
import { spoken, day, later } from '../time.ts';
import { dueWords } from '../words/duty-words.ts';
import { inline } from '../words/safe.ts';
import { gantt, pie } from './pictures.ts';
import type { Phase, Standing } from './standing.ts';
import { section, tableOf, whichCase } from './tables.ts';

export const dashboardTitle = 'Dashboard';

export interface Dashboard {
  readonly cases: readonly Standing[];
  /** Records that can't be gone by. */
  readonly broken: readonly number[];
  /** Who is on call now, and until when. */
  readonly onCall: { readonly login: string; readonly until: string } | undefined;
  /** GitHub did not let the bot pin the issue. */
  readonly unpinned: boolean;
  readonly now: string;
}

/** GitHub takes 65,536 characters; the marker and what is said of what was left out need some. */
const longest = 65_000;
const daysAhead = 14;
/** More would not be seen in one picture. */
const mostMilestones = 20;

/** The whole text below its marker. Markdown. */
export function dashboardText(board: Dashboard): string {
  const { cases, broken, unpinned } = board;
  const real = cases.filter(({ drill }) => !drill);
  const parts = [
    headline(real, cases.length - real.length),
    ...(broken.length === 0 ? [] : [`❗ Records that people have to look at: ${numbersOf(broken)}.`]),
    queuePart(real),
    overduePart(cases),
    nextPart(board),
    embargoPart(cases),
    dutiesPart(cases),
    peoplePart({ ...board, cases: real }),
  ].filter((part) => part !== undefined);
  const last = [...(unpinned ? [pinThis] : []), howItIsKept];
  const before = parts.join('\n\n');
  const after = last.join('\n\n');
  return [before, allPart(cases, longest - before.length - after.length), after].join('\n\n');
}

const pinThis =
  '📌 GitHub did not let the bot pin this issue. Pin it by hand, if it is not pinned yet: “Pin issue” beside the text.';
const howItIsKept =
  '_The bot keeps this text: it is written anew when something changed, at most every ten minutes, and what people write into it is lost. It tells case numbers and product families only._';

function headline(cases: readonly Standing[], drills: number): string {
  const late = cases.filter(({ overdue }) => overdue.length > 0).length;
  const alone = cases.filter(({ lead }) => lead === undefined).length;
  const words = [`**${counted(cases.length, 'open case')}**`, `${late} overdue`, `${alone} without a lead`];
  return [...words, ...(drills === 0 ? [] : [counted(drills, 'drill')])].join(' · ');
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

function numbersOf(numbers: readonly number[]): string {
  const shown = numbers.slice(0, 50).join(', ');
  return `case ${shown}${numbers.length > 50 ? ` and ${numbers.length - 50} more` : ''}`;
}

const phases: readonly (readonly [Phase, string])[] = [
  [1, 'Triage'],
  [2, 'Assessment'],
  [3, 'Remediation'],
  [4, 'Recovery'],
];

const ages: readonly (readonly [name: string, from: number, to: number])[] = [
  ['under a week', 0, 7],
  ['under 30 days', 7, 30],
  ['under 90 days', 30, 90],
  ['90 days and more', 90, Number.POSITIVE_INFINITY],
];

/** How many cases are in which phase, and how old they are. Drills don't count in any figure. */
function queuePart(cases: readonly Standing[]): string | undefined {
  const inPhase = (phase: Phase): readonly Standing[] => cases.filter((one) => one.phase === phase);
  const picture = pie('Open cases by phase', phases.map(([phase, name]) => ({ name: `${phase} ${name}`, count: inPhase(phase).length }))); // prettier-ignore
  if (picture === undefined) return undefined;
  const rows = phases.map(([phase, name]) => {
    const those = inPhase(phase);
    const aged = ages.map(([, from, to]) => those.filter(({ days = 0 }) => days >= from && days < to).length);
    return [`${phase} ${name}`, ...[...aged, those.length].map(String)];
  });
  const head = ['Phase', ...ages.map(([name]) => name), 'All'];
  return ['## Queue', picture, tableOf(head, rows)].join('\n\n');
}

function overduePart(cases: readonly Standing[]): string | undefined {
  const rows = cases
    .flatMap((one) => one.overdue.map((clock) => ({ one, clock })))
    .toSorted((a, b) => a.clock.due.localeCompare(b.clock.due, 'en'))
    .map(({ one, clock }) => [...whichCase(one), inline(clock.name), inline(clock.who), spoken(clock.due)]);
  return section('Overdue', tableOf(['Case', 'Product', 'Severity', 'Clock', 'Whose', 'Was due'], rows));
}

function nextPart({ cases, now }: Dashboard): string | undefined {
  const end = later(now, daysAhead * day);
  const coming = cases
    .flatMap((one) => one.next.map((clock) => ({ one, clock })))
    .filter(({ clock }) => clock.due <= end)
    .toSorted((a, b) => a.clock.due.localeCompare(b.clock.due, 'en'));
  const marks = coming.slice(0, mostMilestones).map(({ one, clock }) => {
    return { section: `case ${one.number}`, name: `${one.number} ${clock.name}`, at: clock.due };
  });
  const rows = coming.map(({ one, clock }) => [...whichCase(one), inline(clock.name), inline(clock.who), spoken(clock.due)]); // prettier-ignore
  const table = tableOf(['Case', 'Product', 'Severity', 'Clock', 'Whose', 'Due'], rows);
  const picture = gantt(`Next ${daysAhead} days`, marks);
  return section(`Next ${daysAhead} days`, picture === undefined ? '' : `${picture}\n\n${table}`);
}

function embargoPart(cases: readonly Standing[]): string | undefined {
  const rows = cases
    .flatMap((one) => (one.embargo === undefined ? [] : [{ one, until: one.embargo }]))
    .toSorted((a, b) => (a.until ?? '9').localeCompare(b.until ?? '9', 'en'))
    .map(({ one, until }) => [...whichCase(one), until === null ? 'no date yet' : spoken(until)]);
  return section('Embargoes', tableOf(['Case', 'Product', 'Severity', 'Ends'], rows));
}

/** What the law or a contract still asks, the soonest first: without what anybody said about it. */
function dutiesPart(cases: readonly Standing[]): string | undefined {
  const rows = cases
    .flatMap((one) => one.duties.map((duty) => ({ one, duty })))
    .toSorted((a, b) => orderOf(a.duty).localeCompare(orderOf(b.duty), 'en'))
    .map(({ one, duty }) => [
      ...whichCase(one),
      inline(duty.clock),
      leftToDo(duty),
      duty.correction === true ? 'at once' : dueWords(duty.due),
    ]);
  return section('Duties', tableOf(['Case', 'Product', 'Severity', 'Duty', 'Left to do', 'Due'], rows));
}

/** Corrections first, then by date, then what has none. */
function orderOf({ due, correction }: Duty): string {
  if (correction === true) return '0';
  return due.kind === 'dated' ? due.at : '9';
}

function leftToDo({ state, correction }: Duty): string {
  if (correction === true) return 'correct what was filed';
  return state === 'to-decide' ? 'decide whether it is required' : 'file';
}

/** Who is on call, and how many cases each lead has. */
function peoplePart({ cases, onCall }: Dashboard): string | undefined {
  const leads = [...new Set(cases.map(({ lead }) => lead))];
  const rows = leads
    .map((lead) => {
      const those = cases.filter((one) => one.lead === lead);
      const late = those.filter(({ overdue }) => overdue.length > 0).length;
      return { lead: lead === undefined ? 'nobody' : inline(lead), open: those.length, late };
    })
    .toSorted((a, b) => b.open - a.open || a.lead.localeCompare(b.lead, 'en'))
    .map(({ lead, open, late }) => [lead, String(open), String(late)]);
  const call = onCall === undefined ? [] : [`On call: \`${onCall.login}\` until ${spoken(onCall.until)}`];
  const table = tableOf(['Lead', 'Open cases', 'Overdue'], rows);
  return section('People', [...call, ...(table === '' ? [] : [table])].join('\n\n'));
}

const bySeverity = ['critical', 'high', 'medium', 'low', 'none'];

/** Every open case, the worst first; as many as there is room for. */
function allPart(cases: readonly Standing[], room: number): string {
  if (cases.length === 0) return 'No case is open.';
  const rank = ({ severity }: Standing): number => (bySeverity.indexOf(severity) + 6) % 6;
  const rows = cases
    .toSorted((a, b) => rank(a) - rank(b) || a.number - b.number)
    .map((one) => [
      ...whichCase(one),
      one.status,
      one.days === undefined ? '' : `${one.days} d`,
      one.lead === undefined ? '' : inline(one.lead),
      nextOf(one),
    ]);
  const head = ['Case', 'Product', 'Severity', 'Status', 'Age', 'Lead', 'Next'];
  return `## All open cases\n\n${tableOf(head, rows, room)}`;
}

function nextOf({ overdue: [late], next: [next] }: Standing): string {
  if (late !== undefined) return `⚠️ ${inline(late.name)}, was due ${spoken(late.due)}`;
  return next === undefined ? '' : `${inline(next.name)}, ${spoken(next.due)}`;
}
