// Who is engaged in a case, role by role: whom a role means here, and whether they were told or answered. Who leads needs no telling.
import type { Role } from '../commands/command.ts';
import { readHolder } from '../settings/holder.ts';
import type { Holder } from '../settings/holder.ts';
import { allOf } from './case.ts';
import { takersOf, holdersOf, leadOf } from './people.ts';
import type { View } from './view.ts';

const prefix = 'engage:';

/** The act of the comment that engages these roles, all at once. */
export function engagement(roles: readonly Role[]): `engage:${string}` {
  return `${prefix}${roles.join('.')}`;
}

/** The acts that engage anybody in this case, begun or done, with the roles of each. */
export function engagementsOf({
  it,
}: Pick<View, 'it'>): readonly (readonly [act: string, roles: readonly string[]])[] {
  return [...it.acts.keys()].flatMap((act) =>
    act.startsWith(prefix) ? [[act, act.slice(prefix.length).split('.')] as const] : [],
  );
}

/** Whom a role means on this case: who was given it, else whom the settings name; without whoever leads. */
export function membersOf(view: View, role: Role): readonly Holder[] {
  const given = takersOf(view, role).map(({ login }) => login);
  const named = given.length > 0 ? given : holdersOf(view, role);
  const lead = leadOf(view)?.login.toLowerCase();
  return [...new Set(named)].filter((name) => name.toLowerCase() !== lead).map(readHolder);
}

/** Whether a role heard of the case: a comment called them, somebody recorded their answer, or nobody but the lead holds it. */
export function knowsOf(view: View, role: Role): boolean {
  const called = engagementsOf(view).some(([act, roles]) => {
    const result = view.it.acts.get(act)?.receipt?.result;
    return roles.includes(role) && (result === 'done' || result === 'found');
  });
  const answered = allOf(view.it, 'answered-for').some((fact) => fact.role === role);
  const members = membersOf(view, role);
  const callable = members.some(({ kind }) => kind !== 'mail');
  return answered || (called && callable) || members.length === 0;
}
