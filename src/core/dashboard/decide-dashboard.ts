// Decides whether the dashboard is opened, pinned or written anew. It is written when it differs, and not more often than every ten minutes;
// closed, edited or half made it is made right again.
import type { Case } from '../case/case.ts';
import { isFrozen } from '../case/frozen.ts';
import { isOpen, statusOf } from '../case/status.ts';
import type { View } from '../case/view.ts';
import { adopt, begin } from '../house/decide-house.ts';
import type { HouseDecision } from '../house/decide-house.ts';
import { houseMarker } from '../house/house-marker.ts';
import { onCallAt } from '../settings/rota.ts';
import { openViews } from '../sweep/open-views.ts';
import { dashboardIssue } from '../sweep/sight.ts';
import type { SweepSight, SweptIssue } from '../sweep/sight.ts';
import { later, minute } from '../time.ts';
import { dashboardText, dashboardTitle } from './dashboard-text.ts';
import { standingOf } from './standing.ts';

const issueAct = 'dashboard';
const pinAct = 'dashboard-pin';
const pause = 10 * minute;

export interface Showing {
  readonly sight: SweepSight;
  /** The house's own log. */
  readonly house: Case;
  /** What this process calls itself in intents. */
  readonly owner: string;
}

const nothing: HouseDecision = { entries: [], effects: [] };

/** Entries for the house's log, then effects. There is no dashboard before there is a case. */
export function decideDashboard({ sight, house, owner }: Showing): HouseDecision {
  const world = { ...sight, owner };
  const known = dashboardNumber(house);
  const issue = issueOf(sight, house);
  const number = issue?.number ?? known;
  const isWanted = sight.cases.some(({ state }) => state !== 'closed');
  if (number === undefined)
    return isWanted ? begin(world, house, { act: issueAct, about: dashboardIssue }) : nothing;
  const body = bodyOf(sight, house);
  const title = dashboardTitle;
  const fill = { kind: 'issue.fill', act: issueAct, number, title, body, state: 'open' } as const;
  const pin = { kind: 'issue.pin', act: pinAct, number } as const;
  const made = { number: String(number) };
  return {
    entries: issue === undefined ? [] : adopt(world, house, { act: issueAct, made }),
    effects: [
      ...(issue !== undefined && isLeftAlone(issue, body, sight.now) ? [] : [fill]),
      ...(house.acts.get(pinAct)?.receipt === undefined ? [pin] : []),
    ],
  };
}

/** It is as it should be, or was touched a moment ago; one that was just made is filled at once. */
function isLeftAlone(
  { dashboard, title, state, updated_at }: SweptIssue,
  body: string,
  now: string,
): boolean {
  if (title !== dashboardTitle) return false;
  return (dashboard === body && state === 'open') || later(updated_at, pause) > now;
}

/** The issue as seen; one that was deleted is remembered by whoever saw it, and counts no more. */
function issueOf({ issues }: SweepSight, house: Case): SweptIssue | undefined {
  const known = dashboardNumber(house);
  const receipt = house.acts.get(issueAct)?.receipt;
  const gone = receipt?.result === 'failed' ? Number(receipt.made['number']) : undefined;
  const ours = issues.filter(({ dashboard }) => dashboard !== undefined);
  return ours.find(({ number }) => (known === undefined ? number !== gone : number === known));
}

/** The number of the dashboard's issue; undefined before there is one, and after it was deleted. */
export function dashboardNumber(house: Case): number | undefined {
  const receipt = house.acts.get(issueAct)?.receipt;
  const number = receipt?.result === 'failed' ? undefined : receipt?.made['number'];
  return number === undefined ? undefined : Number(number);
}

/** Who was told no may still answer, but nobody has to do anything. */
const isWorkedOn = (view: View): boolean => isFrozen(view) || isOpen(statusOf(view));

function bodyOf(sight: SweepSight, house: Case): string {
  const { now, cases } = sight;
  const text = dashboardText({
    cases: openViews(sight, now).filter(isWorkedOn).map(standingOf),
    broken: cases.flatMap(({ state, number }) => (state === 'broken' ? [number] : [])),
    onCall: onCallAt(sight.house.settings, now),
    unpinned: house.acts.get(pinAct)?.receipt?.made['pinned'] !== 'yes' && house.acts.has(pinAct),
    now,
  });
  return `${houseMarker(dashboardIssue)}\n\n${text}`;
}
