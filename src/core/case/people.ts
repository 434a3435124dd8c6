// Who holds which role on a case. Roles come from the settings in force and from assignments, never from repository permission.
import type { Role } from '../commands/command.ts';
import type { Eye } from '../look.ts';
import { holdersByRole } from '../settings.ts';
import type { Holder } from '../settings.ts';
import type { Actor } from './actor.ts';
import { allOf, latest } from './case.ts';
import { conflictOf, conflictsOf } from './conflicts.ts';
import { productOf } from './product.ts';
import type { View } from './view.ts';

/** What a role includes: whoever holds the first also holds the others. */
const included: Partial<Record<Role, readonly Role[]>> = {
  maintainer: [
    'psirt-lead',
    'psirt',
    'triager',
    'case-lead',
    'product-owner',
    'product-rep',
    'fix-dev',
    'qe',
    'release',
  ],
  'psirt-lead': ['psirt', 'triager', 'case-lead'],
  psirt: ['triager'],
};

/** A role with all that it includes. */
export function includedIn(role: Role): ReadonlySet<Role> {
  return new Set([role, ...(included[role] ?? [])]);
}

/** The person who leads the case: the latest who was assigned. */
export function leadOf({ it }: Pick<View, 'it'>): Actor | undefined {
  return allOf(it, 'assigned').findLast(({ role }) => role === 'case-lead')?.person;
}

/** Whoever leads the case and takes part in it. */
export function actingLead(view: Pick<View, 'it'>): Actor | undefined {
  const lead = leadOf(view);
  return lead !== undefined && conflictOf(view, lead) === undefined ? lead : undefined;
}

/** Who was on call when the case was opened, and takes part in it: it is theirs to take until somebody leads. */
export function onCallFor({ it }: Pick<View, 'it'>): Actor | undefined {
  const person = latest(it, 'on-call')?.person;
  return person !== undefined && conflictOf({ it }, person) === undefined ? person : undefined;
}

/** Everybody assigned to a role on this case, latest last, each once. */
export function assigneesOf({ it }: Pick<View, 'it'>, role: Role): readonly Actor[] {
  const people = allOf(it, 'assigned').filter((fact) => fact.role === role);
  return [...new Map(people.map(({ person }) => [person.id, person])).values()];
}

/** Those of them who take part in the case. */
export function takersOf(view: Pick<View, 'it'>, role: Role): readonly Actor[] {
  return assigneesOf(view, role).filter((person) => conflictOf(view, person) === undefined);
}

/** Whether the lead is among an issue's assignees, and nobody who never led: then nobody assigned anybody by hand. */
export function isLed(view: View, assignees: readonly Pick<Actor, 'id'>[]): boolean {
  const lead = leadOf(view);
  const led = new Set(assigneesOf(view, 'case-lead').map(({ id }) => id));
  return assignees.some(({ id }) => id === lead?.id) && assignees.every(({ id }) => led.has(id));
}

type Holders = Readonly<Partial<Record<Role, readonly string[]>>>;

/** Who holds a role, as the settings write it: logins, `team:org/slug`, `mail:address`; without those who take no part. */
export function holdersOf(view: View, role: Role): readonly string[] {
  const everywhere: Holders = view.house.settings.roles;
  const ofProduct: Holders = productOf(view)?.product.people ?? {};
  const out = new Set(conflictsOf(view).map(({ person }) => person.id));
  const { people } = view.house;
  return [...(everywhere[role] ?? []), ...(ofProduct[role] ?? [])].filter(
    (holder) => !out.has(people[holder.toLowerCase()] ?? 0),
  );
}

/** Who, in what freshness: two-person acts look team memberships up anew. */
export interface Question {
  readonly person: Actor;
  readonly fresh: boolean;
}

/** The roles of a person on this case, implied ones included; undefined while a team must be looked at first. */
export function rolesOf(view: View, eye: Eye, { person, fresh }: Question): ReadonlySet<Role> | undefined {
  const held = new Set<Role>();
  let waits = false;
  for (const [role, holders] of holdersByRole(view.house.settings, productOf(view)?.name ?? null)) {
    for (const holder of holders) {
      const holds = isHolder(view, eye, { person, fresh, holder });
      waits ||= holds === undefined;
      if (holds === true) held.add(role);
    }
  }
  for (const { role, person: assigned } of allOf(view.it, 'assigned'))
    if (assigned.id === person.id) held.add(role);
  return waits ? undefined : withIncluded(held, leadOf(view)?.id === person.id);
}

function isHolder(view: View, eye: Eye, about: Question & { readonly holder: Holder }): boolean | undefined {
  const { holder, person, fresh } = about;
  if (holder.kind === 'mail') return false;
  if (holder.kind === 'login') return view.house.people[holder.login.toLowerCase()] === person.id;
  return eye.ask({ look: 'member', team: holder.team, login: person.login, fresh });
}

/** A lead who handed the case on leads no more. */
function withIncluded(held: ReadonlySet<Role>, leads: boolean): ReadonlySet<Role> {
  const all = new Set([...held].flatMap((role) => [...includedIn(role)]));
  if (!leads && !held.has('maintainer') && !held.has('psirt-lead')) all.delete('case-lead');
  return all;
}
