// What is due on a case and when. Computed from what was said, never stored; the plan's full set of clocks grows from this table.
import { adviseTarget } from '../plan/targets.ts';
import { day, hour, later } from '../time.ts';
import { doneAct, latest } from './case.ts';
import { embargoOf } from './embargo.ts';
import { outsiderOf } from './outsider.ts';
import { leadOf } from './people.ts';
import { appealDays, isAcknowledged, isOpen, statusOf } from './status.ts';
import { lastTold } from './told.ts';
import type { View } from './view.ts';

export interface Clock {
  readonly name: string;
  readonly due: string;
  readonly what: string;
  /** A login or a role. */
  readonly who: string;
  readonly met: boolean;
}

/**
 * All running clocks of a case, the nearest first; clocks that were met are left out. Once the fix is public, the advisory comes before
 * all others: what else was planned is older than that. Who was told no waits for an appeal only.
 */
export function clocksOf(view: View): readonly Clock[] {
  const isWorkedOn = isOpen(statusOf(view));
  const all = isWorkedOn ? [...reportClocks(view), ...dateClocks(view)] : appealClock(view);
  const byTime = all.filter(({ met }) => !met).toSorted((a, b) => (a.due < b.due ? -1 : 1));
  return isWorkedOn ? [...adviseClock(view), ...byTime] : byTime;
}

function adviseClock(view: View): readonly Clock[] {
  const since = latest(view.it, 'fix-public')?.said_at;
  if (since === undefined || doneAct(view.it, 'publish') !== undefined) return [];
  const who = leadOf(view)?.login ?? 'release';
  const due = later(since, adviseTarget(view));
  return [{ name: 'advise', due, what: 'the advisory: the fix is public', who, met: false }];
}

function appealClock(view: View): readonly Clock[] {
  const no = latest(view.it, 'declined');
  const isLast = no !== undefined && no.seq > (latest(view.it, 'duplicate')?.seq ?? 0);
  const nobody = outsiderOf(view) === null;
  if (!isLast || nobody || statusOf(view) === 'closed') return [];
  const who = leadOf(view)?.login ?? 'triager';
  const what = 'the reporter had time to appeal: close the case';
  return [{ name: 'appeal', due: later(no.said_at, appealDays * day), what, who, met: false }];
}

function reportClocks(view: View): readonly Clock[] {
  const { it } = view;
  const report = latest(it, 'reported');
  if (report === undefined) return [];
  const received = latest(it, 'source')?.received_at ?? report.received_at;
  const who = leadOf(view)?.login ?? 'triager';
  const decided = latest(it, 'accepted') ?? latest(it, 'declined') ?? latest(it, 'duplicate');
  const published = doneAct(it, 'publish') !== undefined;
  return [
    {
      name: 'ack',
      due: later(received, 24 * hour),
      what: 'the report is acknowledged',
      who,
      met: isAcknowledged(view),
    },
    {
      name: 'triage',
      due: later(received, 48 * hour),
      what: 'the report is accepted or declined',
      who,
      met: decided !== undefined,
    },
    { name: 'disclose', due: later(received, 90 * day), what: 'a public advisory', who, met: published },
    ...(report.reporter_deadline === null ? [] : [{ name: 'reporter', due: report.reporter_deadline, what: 'the reporter will publish (their date)', who: 'reporter', met: published }]), // prettier-ignore
  ];
}

function dateClocks(view: View): readonly Clock[] {
  const { it } = view;
  const published = doneAct(it, 'publish') !== undefined;
  const embargo = embargoOf(view);
  const release = latest(it, 'scheduled')?.release_at ?? latest(it, 'remedy')?.due ?? null;
  const told = lastTold(view)?.at;
  const who = leadOf(view)?.login ?? 'triager';
  return [
    ...(embargo.state === 'active' && embargo.until !== null ? [{ name: 'embargo', due: embargo.until, what: 'the embargo ends', who: 'everybody', met: false }] : []), // prettier-ignore
    ...(release === null ? [] : [{ name: 'release', due: release, what: 'release and advisory', who: 'release', met: published }]), // prettier-ignore
    ...(told === undefined ? [] : [{ name: 'update', due: later(told, 14 * day), what: 'the reporter is owed an update', who, met: published }]), // prettier-ignore
  ];
}
