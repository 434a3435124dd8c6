// Every condition that a plan can name: what must be so for a step to be done or to apply, and for a clock to stop. Each reads the case and
// never changes anything; gates.ts holds those that also say what to post, pauses.ts when a clock stands still.
import { signedRequest } from '../case/approvals.ts';
import { doneAct, latest } from '../case/case.ts';
import { cveOf } from '../case/cve.ts';
import { ghsaOf } from '../case/ghsa.ts';
import { allReleased } from '../case/lines.ts';
import { leadOf } from '../case/people.ts';
import { outsiderOf } from '../case/outsider.ts';
import { severityOf } from '../case/severity.ts';
import { isAcknowledged, isClosed, statusOf } from '../case/status.ts';
import { messagesOf, unsentMessages } from '../case/told.ts';
import type { NoticeName } from '../case/told.ts';
import type { View } from '../case/view.ts';
import type { Missing } from '../commands/command.ts';
import { gates } from './gates.ts';
import type { GateName } from './gates.ts';

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
} as const satisfies Record<string, readonly GateName[]>;

const isFixWanted: Condition = ({ it }) => (latest(it, 'remedy')?.decision ?? 'fix') === 'fix';

const others = {
  reported: ({ it }) => latest(it, 'reported') !== undefined || latest(it, 'adopted') !== undefined,
  acknowledged: isAcknowledged,
  led: (view) => leadOf(view) !== undefined,
  'component-known': ({ it }) => latest(it, 'component') !== undefined,
  'leak-decided': ({ it }) => ['no', 'yes'].includes(latest(it, 'leak')?.state ?? ''),
  'severity-known': (view) => severityOf(view).level !== undefined,
  scored: (view) => severityOf(view).vectors.length > 0 && latest(view.it, 'cwe') !== undefined,
  accepted: ({ it }) => latest(it, 'accepted') !== undefined,
  concluded: isConcluded,
  'concluded-and-told': (view) => isConcluded(view) && unsentMessages(view).length === 0,
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
  ready: (view) => ['ready', 'released', 'recovering'].includes(statusOf(view)),
  released: (view) => allReleased(view) || isPublished(view),
  'publication-asked': ({ it }) => latest(it, 'publish-requested') !== undefined,
  signed: (view) => signedRequest(view) !== undefined,
  published: isPublished,
  'channels-done': (view) => isPublished(view) && !waitsForChannels(view),
  'cve-settled': (view) => ['known', 'none'].includes(cveOf(view).state),
  'publication-told': said('published'),
  closed: isClosed,
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
