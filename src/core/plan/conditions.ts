// Every condition that a plan can name: what must be so for a step to be done or to apply, and for a clock to stop. Each reads the case and
// never changes anything; gates.ts holds those that also say what to post, pauses.ts when a clock stands still.
import { signedRequest } from '../case/approvals.ts';
import { attackUnderEmbargo, breachOf, isDecidedSince } from '../case/breach.ts';
import { allOf, doneAct, latest } from '../case/case.ts';
import { cveOf } from '../case/cve.ts';
import { openDuties } from '../case/duties.ts';
import { embargoOf, isDisclosed, isPublic } from '../case/embargo.ts';
import { ghsaOf } from '../case/ghsa.ts';
import { allReleased } from '../case/lines.ts';
import { approvedMajor, isExploited, lastBrief, majorOf } from '../case/major.ts';
import { boundParties, listedParties } from '../case/parties.ts';
import { actingLead, onCallFor } from '../case/people.ts';
import { outsiderOf } from '../case/outsider.ts';
import { isReportClean } from '../case/redaction.ts';
import { isReviewed, reviewDue } from '../case/review.ts';
import { severityOf } from '../case/severity.ts';
import { isAcknowledged, isClosed, placeOf, statusOf, waitsForReporter } from '../case/status.ts';
import { doStakeholdersKnow, knowsOf, membersOf } from '../case/stakeholders.ts';
import { messagesOf, unsentMessages } from '../case/told.ts';
import type { NoticeName } from '../case/told.ts';
import { earlyVersions } from '../case/versions.ts';
import type { View } from '../case/view.ts';
import { withdrawalOf } from '../case/withdrawal.ts';
import type { Missing } from '../commands/command.ts';
import { day, later } from '../time.ts';
import { gates } from './gates.ts';
import type { GateName } from './gates.ts';
import { regimesOf } from './regimes/enabled.ts';

/** Whether something is so for this case. */
export type Condition = (view: View) => boolean;

const said =
  (notice: NoticeName): Condition =>
  (view) =>
    messagesOf(view).some((message) => message.notice === notice && message.state === 'sent');

const isPublished: Condition = ({ it }) => doneAct(it, 'publish') !== undefined;
const isConcluded: Condition = ({ it }) =>
  (['accepted', 'declined', 'duplicate'] as const).some((name) => latest(it, name) !== undefined);

/** Conditions that are open gates: these also know what to post. */
const gated = {
  'product-known': ['product'],
  'visibility-known': ['visibility'],
  'exploitation-known': ['exploitation'],
  'leak-known': ['leak'],
  'affected-known': ['affects'],
  'embargo-settled': ['embargo'],
  'major-decided': ['major'],
  confirmed: ['confirmed'],
  'remedy-set': ['remedy'],
  'remedy-agreed': ['remedy', 'agreed'],
  'developers-named': ['developers'],
  'similar-searched': ['similar'],
  'fixes-linked': ['fixes'],
  'fixes-reviewed': ['reviews'],
  'tests-given': ['tests'],
  reproduced: ['reproduced'],
  'workaround-known': ['workaround'],
  scheduled: ['scheduled'],
  'duties-done': ['duties'],
} as const satisfies Record<string, readonly GateName[]>;

const conclusions: readonly NoticeName[] = ['accept', 'decline', 'duplicate'];
const productPeople = ['product-owner', 'product-rep'] as const;

const isFixWanted: Condition = ({ it }) => (latest(it, 'remedy')?.decision ?? 'fix') === 'fix';

/** A word within so much time before the end is the reminder. */
const reminderDays = 3;

function isReminded(view: View): boolean {
  const { until } = embargoOf(view);
  return boundParties(view).every(({ told }) =>
    told.some((at) => until !== null && later(at, reminderDays * day) > until),
  );
}

function isAnswered(view: View, asked: { readonly seq: number } | undefined): boolean {
  return asked !== undefined && isDecidedSince(view, asked.seq);
}

const others = {
  reported: ({ it }) => latest(it, 'reported') !== undefined || latest(it, 'adopted') !== undefined,
  acknowledged: isAcknowledged,
  'report-clean': isReportClean,
  led: (view) => actingLead(view) !== undefined,
  /** By no rota was it anybody's turn when the case was opened. */
  'nobody-on-call': (view) => onCallFor(view) === undefined,
  'component-known': ({ it }) => latest(it, 'component') !== undefined,
  'leak-decided': ({ it }) => ['no', 'yes'].includes(latest(it, 'leak')?.state ?? ''),
  'severity-known': (view) => severityOf(view).level !== undefined,
  scored: (view) => severityOf(view).vectors.length > 0 && latest(view.it, 'cwe') !== undefined,
  accepted: ({ it }) => latest(it, 'accepted') !== undefined,
  concluded: isConcluded,
  // That all is done is another word than the conclusion.
  'concluded-and-told': (view) =>
    isConcluded(view) && unsentMessages(view).every(({ notice }) => notice === 'thanks'),
  'conclusion-told': (view) =>
    isConcluded(view) && unsentMessages(view).every(({ notice }) => !conclusions.includes(notice)),
  'leak-suspected': ({ it }) => ['suspected', 'yes'].includes(latest(it, 'leak')?.state ?? ''),
  'reporter-answered': (view) => !waitsForReporter(view),
  'dpo-told': ({ it }) =>
    [...allOf(it, 'sending'), ...allOf(it, 'sent')].some(({ notice }) => notice === 'dpo') ||
    allOf(it, 'answered-for').some(({ role }) => role === 'dpo'),
  /** The settings name somebody for the product. */
  'product-people-named': (view) => productPeople.some((role) => membersOf(view, role).length > 0),
  'product-people-know': (view) => productPeople.every((role) => knowsOf(view, role)),
  /** Whoever the plan's matrix names for a Major Incident knows of it. */
  'stakeholders-know': doStakeholdersKnow,
  /** GitHub deletes a temporary private fork when its advisory is published; where none was opened, none is left. */
  'fork-gone': (view) => doneAct(view.it, 'fork') === undefined || isPublished(view),
  'not-ended-in-triage': (view) => statusOf(view) !== 'declined',
  'fix-wanted': isFixWanted,
  /** Nobody set a date for the release yet, so the plan's target counts. */
  'release-undated': (view) =>
    isFixWanted(view) &&
    latest(view.it, 'scheduled') === undefined &&
    (latest(view.it, 'remedy')?.due ?? null) === null,
  drafted: (view) => ghsaOf(view) !== undefined && cveOf(view).state !== 'unasked',
  'verdict-told': said('update'),
  'reporter-outside': (view) => outsiderOf(view) !== null,
  /** What was published had been ready, also once it is closed. */
  ready: (view) => isPublished(view) || ['ready', 'released', 'recovering'].includes(placeOf(view)),
  released: (view) => allReleased(view) || isPublished(view),
  'publication-asked': ({ it }) => latest(it, 'publish-requested') !== undefined,
  signed: (view) => signedRequest(view) !== undefined,
  published: isPublished,
  'is-public': isPublic,
  /** Users were told, be it early or for good. */
  advised: (view) => isPublished(view) || earlyVersions(view).length > 0,
  'channels-done': (view) => isPublished(view) && !waitsForChannels(view),
  /** It is known, there will be none, or somebody said that it may come later; what is withdrawn waits for no number. */
  'cve-settled': (view) => ['known', 'none'].includes(cveOf(view).state) || latest(view.it, 'cve')?.state === 'pending' || withdrawalOf(view) !== undefined, // prettier-ignore
  'cve-tracked': (view) => cveOf(view).state !== 'unasked',
  'publication-told': said('published'),
  closed: isClosed,
  'duties-decided': (view) => openDuties(view).every(({ state }) => state !== 'to-decide'),
  'regime-on': ({ house }) => regimesOf(house).length > 0,
  exploited: isExploited,
  'major-incident': (view) => approvedMajor(view) !== undefined,
  /** One is asked for, runs or ran. */
  'major-asked': (view) => majorOf(view).state === 'requested' || approvedMajor(view) !== undefined,
  'major-running': (view) => majorOf(view).state === 'approved',
  'major-over': (view) => majorOf(view).state !== 'approved',
  'major-judged': (view) => majorOf(view).state !== 'requested',
  'major-ended': (view) => majorOf(view).state === 'ended',
  'not-exploited': (view) => !isExploited(view),
  briefed: (view) => lastBrief(view) !== undefined,
  'review-due': (view) => reviewDue(view) !== undefined,
  reviewed: isReviewed,
  disclosed: isDisclosed,
  /** The component is somebody else's. */
  'upstream-origin': ({ it }) => (latest(it, 'component')?.upstream ?? null) !== null,
  'parties-listed': (view) => listedParties(view).length > 0,
  /** Everybody who was invited said yes or no. */
  'parties-answered': (view) => listedParties(view).every(({ state }) => state !== 'invited'),
  'parties-bound': (view) => boundParties(view).length > 0,
  /** Everybody who accepted was told ahead. */
  'parties-informed': (view) => boundParties(view).every(({ told }) => told.length > 0),
  /** Everybody who accepted was told within the last days before the embargo ends. */
  'parties-reminded': isReminded,
  /** What happens to the date was decided after the embargo broke, or after attacks were known. */
  'breach-answered': (view) => isAnswered(view, breachOf(view)),
  'attack-answered': (view) => isAnswered(view, attackUnderEmbargo(view)),
} as const satisfies Record<string, Condition>;

export type ConditionName = keyof typeof gated | keyof typeof others;

/** The names that a plan may use. */
export const conditionNames = [...Object.keys(gated), ...Object.keys(others)] as readonly ConditionName[];

/** Whether what a plan calls by this name is so. */
export function holds(view: View, name: ConditionName): boolean {
  return name in others ? others[name as keyof typeof others](view) : missingFor(view, name).length === 0;
}

/** What is missing for it, with the lines to post where there are any; empty also where only time or the bot can bring it about. */
export function missingFor(view: View, name: ConditionName): readonly Missing[] {
  const names: readonly GateName[] = name in gated ? gated[name as keyof typeof gated] : [];
  return names.flatMap((gate) => gates[gate](view));
}

/** An act of publication that was begun, and whose end nobody has seen. */
function waitsForChannels({ it }: View): boolean {
  return [...it.acts].some(
    ([act, { intent, receipt }]) =>
      /^(?:site|notes):/.test(act) &&
      (receipt === undefined || receipt.result === 'failed' || (intent?.seq ?? 0) > receipt.seq),
  );
}
