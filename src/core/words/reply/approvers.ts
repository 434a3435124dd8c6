// Who may give the second signature under what is asked for: those whom the settings name, in words and as GitHub calls them.
import { mayApprove, selfApprovalDelay } from '../../case/approvals.ts';
import type { FactEntry } from '../../case/entry.ts';
import { holdersOf, includedIn } from '../../case/people.ts';
import type { View } from '../../case/view.ts';
import type { Role } from '../../commands/command.ts';
import { readHolder } from '../../settings/holder.ts';
import type { Holder } from '../../settings/holder.ts';
import { later } from '../../time.ts';
import { codeSpan } from '../safe.ts';

type Request = FactEntry<'publish-requested'>;

const signing: readonly Role[] = ['psirt-lead', 'product-owner', 'psirt', 'maintainer'];

/** Everybody whom the settings name for a role that may sign now, the requester and the sole author of the fix left out. */
export function approversOf(view: View, request: Request): readonly Holder[] {
  const names = signing.flatMap((role) =>
    holdersOf(view, role).filter((holder) => maySign(view, request, { holder, role })),
  );
  return [...new Set(names)].map(readHolder);
}

function maySign(
  view: View,
  { said_at, via }: Request,
  { holder, role }: { holder: string; role: Role },
): boolean {
  // Members of a team are not known by number here; whether one of them may is judged when they sign.
  const person = { login: holder, id: view.house.people[holder.toLowerCase()] ?? 0 };
  return mayApprove(view, { person, roles: includedIn(role), said_at, via }).length === 0;
}

/** What makes GitHub call somebody; nobody can be called who is reached by mail alone. */
export function callOf(holder: Holder): readonly string[] {
  if (holder.kind === 'mail') return [];
  return [`@${holder.kind === 'team' ? holder.team : holder.login}`];
}

/** Somebody as a reply names them. */
export function shownAs(holder: Holder): string {
  return holder.kind === 'mail' ? codeSpan(holder.address) : callOf(holder).join('');
}

/** From when on the requester's own second signature would count; undefined where it never does. */
export function ownSignatureFrom(view: View, { said_at }: Request): string | undefined {
  const delay = selfApprovalDelay(view);
  return delay === undefined || view.house.since > said_at ? undefined : later(said_at, delay);
}
