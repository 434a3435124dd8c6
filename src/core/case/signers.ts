// Who may give the second signature under a request for publication, and what stands against whoever may not. A refusal names who can.
import type { Missing, Role, Speaker } from '../commands/command.ts';
import { readHolder } from '../settings/holder.ts';
import { hour, later, minute, spoken } from '../time.ts';
import { pendingRequest } from './approvals.ts';
import { latest } from './case.ts';
import { isPublic } from './embargo.ts';
import { holdersOf, includedIn } from './people.ts';
import { askingLine, kindOf } from './versions.ts';
import type { Request } from './versions.ts';
import type { View } from './view.ts';

/** One's own request: for ever, until a time, or until it is asked for under newer rules; roles that make no pair; one's own fix. */
type Obstacle =
  { readonly kind: 'own' | 'renew' | 'roles' | 'author' } | { readonly kind: 'early'; readonly from: string };

/** What stands against this person's approval of the pending publication; empty when nothing does. */
export function mayApprove(view: View, speaker: Speaker): readonly Missing[] {
  const request = pendingRequest(view);
  if (request === undefined) return [{ what: 'nothing is waiting for an approval', post: '/psirt publish' }];
  const obstacle = obstacleTo(view, request, speaker);
  return obstacle === undefined ? [] : [missingFor(view, request, obstacle)];
}

/**
 * Everybody whom the settings name for a role that may sign now, as the settings write them: the requester and the sole author of the
 * fix left out, and mail addresses, since nobody signs by mail.
 */
export function approversOf(view: View, request: Request): readonly string[] {
  const names = signing.flatMap((role) =>
    holdersOf(view, role).filter((holder) => maySign(view, request, { holder, role })),
  );
  return [...new Set(names)];
}

const signing: readonly Role[] = ['psirt-lead', 'product-owner', 'psirt', 'maintainer'];

function maySign(view: View, request: Request, { holder, role }: { holder: string; role: Role }): boolean {
  if (readHolder(holder).kind === 'mail') return false;
  // Members of a team are not known by number here; whether one of them may is judged when they sign.
  const person = { login: holder, id: view.house.people[holder.toLowerCase()] ?? 0 };
  const { said_at, via } = request;
  return obstacleTo(view, request, { person, roles: includedIn(role), said_at, via }) === undefined;
}

function obstacleTo(view: View, request: Request, speaker: Speaker): Obstacle | undefined {
  if (speaker.person.id === request.by.id) return ownObstacle(view, request, speaker);
  if (!isPair(request, speaker)) return { kind: 'roles' };
  return isBarredAuthor(view, request, speaker.person) ? { kind: 'author' } : undefined;
}

function ownObstacle(view: View, request: Request, { said_at }: Speaker): Obstacle | undefined {
  const from = ownSignatureFrom(view, request);
  if (from !== undefined) return said_at >= from ? undefined : { kind: 'early', from };
  return { kind: needsRenewal(view, request) ? 'renew' : 'own' };
}

/** Who signs beside psirt; what is withdrawn is the team's own word taken back, so no product owner decides it. */
const besides = (request: Request): readonly Role[] =>
  kindOf(request) === 'withdrawn' ? ['psirt-lead'] : ['psirt-lead', 'product-owner'];

/** One of the two is psirt, and the other one (or the same two the other way round) one of those. */
function isPair(request: Request, speaker: Speaker): boolean {
  const asked = new Set<Role>(request.roles);
  const approvers = besides(request);
  const holds = (held: ReadonlySet<Role>): boolean => approvers.some((role) => held.has(role));
  return (asked.has('psirt') && holds(speaker.roles)) || (speaker.roles.has('psirt') && holds(asked));
}

/** From three psirt people on, who wrote the whole fix doesn't give the second signature. */
export function isBarredAuthor(view: View, { fix_authors }: Request, { id }: Speaker['person']): boolean {
  return fix_authors.length === 1 && fix_authors[0] === id && isManned(view);
}

/** Whether there are three psirt people: then somebody else can always be asked. */
function isManned(view: View): boolean {
  const core: readonly Role[] = ['psirt', 'psirt-lead', 'maintainer'];
  const team = new Set(core.flatMap((role) => holdersOf(view, role)));
  // How many a team of GitHub's has is not known here; the author can ask for publication and somebody else approves.
  return team.size >= 3 || [...team].some((holder) => holder.startsWith('team:'));
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

/** How long who is alone with a fix waits before they test and review it a second time instead of asking somebody; undefined where others can be asked. */
export function ownWordDelay(view: View): number | undefined {
  return isManned(view) ? undefined : selfApprovalDelay(view);
}

/** From when on a second word of one's own counts; never, where the settings changed since the first. */
export function ownWordFrom(view: View, first: { readonly said_at: string }): string | undefined {
  const delay = ownWordDelay(view);
  return delay === undefined || view.house.since >= first.said_at ? undefined : later(first.said_at, delay);
}

/** From when on the requester's own second signature counts; undefined where it never does. */
export function ownSignatureFrom(view: View, request: Request): string | undefined {
  const delay = selfApprovalDelay(view);
  if (delay === undefined || isBarredAuthor(view, request, request.by)) return undefined;
  return needsRenewal(view, request) ? undefined : later(request.said_at, delay);
}

/** Whoever may sign twice does so by rules that held before they asked: after newer ones, or in their second, they ask again and wait again. */
export function needsRenewal(view: View, request: Request): boolean {
  const may = selfApprovalDelay(view) !== undefined && !isBarredAuthor(view, request, request.by);
  return may && view.house.since >= request.said_at;
}

function missingFor(view: View, request: Request, obstacle: Obstacle): Missing {
  const { login } = request.by;
  const names = approversOf(view, request);
  const who = names.length === 0 ? 'somebody whom the settings don’t name yet' : names.join(', ');
  const is = `the second signature is for ${who}`;
  switch (obstacle.kind) {
    case 'own':
      return { what: `you asked for it; ${is}` };
    case 'renew':
      return { what: `you asked for it, and the settings changed since; ${is}. Or ask anew, and your own counts when its time has come`, post: askingLine(kindOf(request)) }; // prettier-ignore
    case 'early':
      return { what: `you asked for it; ${is}. Your own counts only from ${spoken(obstacle.from)} on` };
    case 'roles':
      return {
        what: `one psirt member and one ${besides(request).join(' or ')} must sign; as ${login} asked, ${is}`,
      };
    case 'author':
      return { what: `you wrote the whole fix; ${is}. Or ask for it yourself, and ${login} may sign that`, post: askingLine(kindOf(request)) }; // prettier-ignore
  }
}
