// The moments from which a plan's clocks may run, by name: when something was said or done, undefined before.
import { attackUnderEmbargo, breachOf } from '../case/breach.ts';
import { allOf, doneAct, latest } from '../case/case.ts';
import { dutiesOf } from '../case/duties.ts';
import { embargoOf, isRunning } from '../case/embargo.ts';
import { approvedMajor, lastBrief } from '../case/major.ts';
import { distrosTold } from '../case/parties.ts';
import { reviewDue } from '../case/review.ts';
import { waitsForReporter } from '../case/status.ts';
import { lastTold } from '../case/told.ts';
import type { View } from '../case/view.ts';

/** A time of this case; undefined while it has not come. */
export type Moment = (view: View) => string | undefined;

/** People know that we are affected, and so do we; whichever came last. */
function knownInPublic(view: View): string | undefined {
  const { it } = view;
  const confirmed = latest(it, 'confirmed')?.said_at;
  if (confirmed === undefined) return undefined;
  const report = latest(it, 'reported');
  const known = [
    ...(report?.visibility === 'public' && latest(it, 'public') === undefined ? [report.received_at] : []),
    ...[latest(it, 'public')].flatMap((said) => (said?.state === 'public' ? [said.said_at] : [])),
    ...[latest(it, 'exploit')].flatMap((said) => (said?.state === 'public-exploit' ? [said.said_at] : [])),
    ...allOf(it, 'embargo').flatMap(({ act, said_at }) => (act === 'broken' ? [said_at] : [])),
  ];
  const [first] = known.toSorted();
  return first === undefined || first > confirmed ? first : confirmed;
}

function dutyRaised(view: View): string | undefined {
  const duties = dutiesOf(view).filter(({ state }) => state !== 'off');
  const times = (some: typeof duties) => some.map(({ raised }) => raised).toSorted();
  return times(duties.filter(({ state }) => state === 'to-decide'))[0] ?? times(duties).at(-1);
}

const isLeak = (state: string): boolean => state === 'suspected' || state === 'yes';

export const moments = {
  received: ({ it }) => latest(it, 'source')?.received_at ?? latest(it, 'reported')?.received_at,
  accepted: ({ it }) => latest(it, 'accepted')?.said_at,
  confirmed: ({ it }) => latest(it, 'confirmed')?.said_at,
  /** A no of ours; that a report is a duplicate of another is none. */
  declined: ({ it }) => {
    const no = latest(it, 'declined');
    return (no?.seq ?? 0) > (latest(it, 'duplicate')?.seq ?? 0) ? no?.said_at : undefined;
  },
  /** The question that the reporter has not answered. */
  asked: (view) => (waitsForReporter(view) ? latest(view.it, 'asked')?.said_at : undefined),
  /** The first word that data leaked or may have, unless it was taken back since. */
  'leak-suspected': ({ it }) => {
    const said = allOf(it, 'leak');
    const since = said.findLastIndex(({ state }) => !isLeak(state)) + 1;
    return said[since]?.said_at;
  },
  'known-in-public': knownInPublic,
  landing: ({ it }) => latest(it, 'landing')?.said_at,
  'fix-public': ({ it }) => latest(it, 'fix-public')?.said_at,
  'told-last': (view) => lastTold(view)?.at,
  /** The word that the embargo broke, or that it is public although it ran. */
  'embargo-broken': (view) => breachOf(view)?.said_at,
  /** The word that it is attacked, while the embargo runs. */
  'attacked-under-embargo': (view) => attackUnderEmbargo(view)?.said_at,
  /** The end of the embargo that runs: a time to come. */
  'embargo-end': (view) => {
    const embargo = embargoOf(view);
    return isRunning(embargo) ? (embargo.until ?? undefined) : undefined;
  },
  'distros-told': distrosTold,
  published: ({ it }) => doneAct(it, 'publish')?.at,
  'major-requested': ({ it }) => allOf(it, 'major').findLast(({ state }) => state === 'requested')?.said_at,
  'major-approved': (view) => approvedMajor(view)?.said_at,
  briefed: (view) => lastBrief(view)?.said_at,
  /** The first word that raised a duty which nobody decided yet; of one that is decided, the last. */
  'duty-raised': dutyRaised,
  'review-due': (view) => reviewDue(view),
} as const satisfies Record<string, Moment>;

export type MomentName = keyof typeof moments;

/** The names that a plan may use. */
export const momentNames = Object.keys(moments) as readonly MomentName[];
