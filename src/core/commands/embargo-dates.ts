// Whether a date can be the end of an embargo: what the world knows (E2), how long it became (E8), and what linux-distros allows (E14).
import { breachOf } from '../case/breach.ts';
import { latest } from '../case/case.ts';
import { isPublic, isRunning } from '../case/embargo.ts';
import type { Embargo } from '../case/embargo.ts';
import { distrosTold } from '../case/parties.ts';
import type { View } from '../case/view.ts';
import { day, later, spoken } from '../time.ts';
import type { Call, Missing, RefusalCode } from './command.ts';
import { secondPersonMissing } from './second-person.ts';

/** Days from the report beyond which an embargo needs two people. */
const LONGEST = 90;
/** Days for which linux-distros keeps a secret: https://oss-security.openwall.org/wiki/mailing-lists/distros */
export const distrosDays = 14;

/** By when it has to be public because linux-distros was told; undefined where they were not. */
export function distrosLimit(view: View): string | undefined {
  const told = distrosTold(view);
  return told === undefined ? undefined : later(told, distrosDays * day);
}

export interface ProposedDate {
  readonly until: string;
  /** Whether it is in force, or promised by us, once it is said. */
  readonly binds: boolean;
}

type Against = readonly [RefusalCode, readonly Missing[]] | undefined;

/** Why this date can't be; undefined where it can. */
export function againstDate(call: Call, now: Embargo, { until, binds }: ProposedDate): Against {
  const { view } = call;
  const isEarlier = isRunning(now) && now.until !== null && until < now.until;
  if (isKnown(view, isEarlier))
    return ['E-EMBARGO', [{ what: 'it is public or attacked, or its fix is out: no embargo begins or is prolonged now (rule E2)', post: '/psirt embargo none' }]]; // prettier-ignore
  const limit = distrosLimit(view);
  if (limit !== undefined && until > limit)
    return ['E-EMBARGO', [{ what: `linux-distros was told and keeps nothing for more than ${distrosDays} days: it has to be public by ${spoken(limit)} (rule E14)`, post: `/psirt embargo until ${limit}` }]]; // prettier-ignore
  if (!binds) return undefined;
  return againstExtension(call, now, until) ?? againstLength(call, until);
}

/** Attacks are no reason against an earlier date. */
function isKnown(view: View, isEarlier: boolean): boolean {
  const out = latest(view.it, 'fix-public') !== undefined || breachOf(view) !== undefined;
  return isPublic(view) || out || (latest(view.it, 'exploit')?.state === 'wild' && !isEarlier);
}

/** The first later date is for whoever leads; from the second on a psirt-lead says it. */
function againstExtension({ speaker }: Call, now: Embargo, until: string): Against {
  const isLater = isRunning(now) && now.until !== null && until > now.until;
  if (!isLater || now.extensions === 0 || speaker.roles.has('psirt-lead')) return undefined;
  const what = `it was prolonged before (${now.extensions}); from the second time on that is for a psirt-lead (rule E8)`;
  return ['E-ROLE', [{ what }]];
}

function againstLength(call: Call, until: string): Against {
  const { view } = call;
  const began =
    latest(view.it, 'source')?.received_at ?? latest(view.it, 'reported')?.received_at ?? view.now;
  const limit = later(began, LONGEST * day);
  if (until <= limit) return undefined;
  const missing = secondPersonMissing(call, { what: 'embargo', words: `until ${until}` });
  const what = `${spoken(until)} is more than ${LONGEST} days after the report (${spoken(limit)}) (rule E8)`;
  return missing.length === 0 ? undefined : ['E-2P', [{ what }, ...missing]];
}
