// Two people, one hash: which publication is asked for, who signed it, who may sign, and whether both signatures stand.
import type { Missing, Role, Speaker } from '../commands/command.ts';
import { hour, later, minute } from '../time.ts';
import { allOf, doneAct, latest } from './case.ts';
import { isPublic } from './embargo.ts';
import type { FactEntry } from './entry.ts';
import { holdersOf } from './people.ts';
import type { View } from './view.ts';

/** Hours for which an approval form stands after the scheduled time, and after the request where none is scheduled. */
export const validHours = 72;

/** The publication that is asked for and neither rejected nor out of date. */
export function pendingRequest({ it, now }: View): FactEntry<'publish-requested'> | undefined {
  const request = latest(it, 'publish-requested');
  if (request === undefined || request.expires < now) return undefined;
  const rejected = allOf(it, 'rejected').some(({ hash, seq }) => hash === request.hash && seq > request.seq);
  return rejected ? undefined : request;
}

/** The request that is pending, or by which the case was published. */
export function standingRequest(view: View): FactEntry<'publish-requested'> | undefined {
  return doneAct(view.it, 'publish') === undefined
    ? pendingRequest(view)
    : latest(view.it, 'publish-requested');
}

/** The approvals of the standing request, oldest first. */
export function approvalsOf(view: View): readonly FactEntry<'approved'>[] {
  const request = standingRequest(view);
  if (request === undefined) return [];
  return allOf(view.it, 'approved').filter(
    ({ what, hash, seq }) => what === 'publish' && hash === request.hash && seq > request.seq,
  );
}

/** The signed request: first signature by asking, second by approving. */
export function signedRequest(view: View): FactEntry<'publish-requested'> | undefined {
  return approvalsOf(view).length > 0 ? standingRequest(view) : undefined;
}

/** Whether somebody agreed to a remedy, and nobody said no to it since. */
export function isAgreed({ it }: Pick<View, 'it'>, { seq: since }: FactEntry<'remedy'>): boolean {
  const agreed = allOf(it, 'approved').findLast(({ what }) => what === 'remedy' || what === 'wontfix');
  const refused = allOf(it, 'rejected').findLast(({ what }) => what === 'remedy');
  return agreed !== undefined && agreed.seq > Math.max(since, refused?.seq ?? 0);
}

const approvers: readonly Role[] = ['psirt-lead', 'product-owner'];

/** What stands against this person's approval of the pending publication; empty when nothing does. */
export function mayApprove(view: View, speaker: Speaker): readonly Missing[] {
  const request = pendingRequest(view);
  if (request === undefined) return [{ what: 'nothing is waiting for an approval', post: '/psirt publish' }];
  if (speaker.person.id === request.by.id) return selfApproval(view, request, speaker);
  return [...rolesMissing(request, speaker), ...authorsMissing(view, request, speaker)];
}

/** One of the two is psirt, and one of them (not the same way) psirt-lead or product-owner. */
function rolesMissing(request: FactEntry<'publish-requested'>, { roles }: Speaker): readonly Missing[] {
  const asked = new Set<Role>(request.roles);
  const holds = (held: ReadonlySet<Role>): boolean => approvers.some((role) => held.has(role));
  const pairs = (asked.has('psirt') && holds(roles)) || (roles.has('psirt') && holds(asked));
  return pairs
    ? []
    : [
        {
          what: 'an approval needs one psirt member and one psirt-lead or product-owner between the two of you',
        },
      ];
}

/** From three psirt people on, who wrote the whole fix doesn't approve it. */
function authorsMissing(
  view: View,
  request: FactEntry<'publish-requested'>,
  { person }: Speaker,
): readonly Missing[] {
  const soleAuthor = request.fix_authors.length === 1 && request.fix_authors[0] === person.id;
  const core: readonly Role[] = ['psirt', 'psirt-lead', 'maintainer'];
  const team = [...new Set(core.flatMap((role) => holdersOf(view, role)))];
  // How many a team of GitHub's has is not known here; the author can ask for publication and somebody else approves.
  const isLarge = team.length >= 3 || team.some((holder) => holder.startsWith('team:'));
  return soleAuthor && isLarge
    ? [{ what: `the author of the fix can't approve it; ask ${team.join(', ')}` }]
    : [];
}

/** Seconds that the requester waits before a second signature of their own counts; undefined where it never does. */
export function selfApprovalDelay(view: View): number | undefined {
  const { two_person: rule } = view.house.settings;
  const urgent =
    isPublic(view) ||
    latest(view.it, 'exploit')?.state === 'wild' ||
    latest(view.it, 'fix-public') !== undefined;
  if (rule === 'strict') return undefined;
  if (rule === 'prefer') return urgent ? hour : 24 * hour;
  return urgent ? 5 * minute : 30 * minute;
}

function selfApproval(
  view: View,
  request: FactEntry<'publish-requested'>,
  { said_at }: Speaker,
): readonly Missing[] {
  const delay = selfApprovalDelay(view);
  if (delay === undefined || view.house.since > request.said_at) {
    return [
      { what: 'you asked for it, so somebody else must approve it: a psirt-lead or the product-owner' },
    ];
  }
  const from = later(request.said_at, delay);
  return said_at >= from
    ? []
    : [{ what: `you asked for it; your own second signature counts from ${from} on` }];
}
