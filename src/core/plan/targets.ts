// By when a fixed release and its advisory are due. A later date of release is no mistake; it needs the product owner's word.
import { latest } from '../case/case.ts';
import { severityOf } from '../case/severity.ts';
import type { View } from '../case/view.ts';
import { day, hour, later } from '../time.ts';
import type { Severity } from '../advisory/cvss.ts';
import type { Settings } from '../settings.ts';

type Days = Readonly<Record<Severity, number>>;
const mirantis: Days = { critical: 7, high: 30, medium: 60, low: 90, none: 90 };

/** Days from the verdict to the release. Sources: Mirantis PSIRT targets; OSIDB's published SLA file. */
export const releaseTargets: Readonly<Record<Settings['profile'], Days>> = {
  mirantis,
  redhat: { critical: 30, high: 60, medium: 90, low: 180, none: 180 },
  small: mirantis,
};

/** Whether this date is later than the plan's target for the case. */
export function isLateRelease(view: View, due: string): boolean {
  const { it, house, now } = view;
  const days = releaseTargets[house.settings.profile][severityOf(view).level ?? 'none'];
  return due > later(latest(it, 'confirmed')?.said_at ?? now, days * day);
}

/** Seconds from the point of no return within which the advisory is due; until then it waits for lines that are late. */
export function adviseTarget(view: View): number {
  const { level } = severityOf(view);
  return level === 'high' || level === 'critical' ? hour : 4 * hour;
}
