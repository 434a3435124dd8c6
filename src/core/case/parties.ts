// Who outside takes part in a case, as its facts tell it: by references, never by names. Nobody is told anything before they accept.
import { rememberedOf } from '../remembered.ts';
import { allOf } from './case.ts';
import type { Case } from './case.ts';
import type { FactEntry } from './entry.ts';
import type { FactData } from './fact.ts';
import type { partyRoles } from './outside-facts.ts';
import type { View } from './view.ts';

export type PartyRole = (typeof partyRoles)[number];
export type PartyState =
  'invited' | 'accepted' | 'informed' | 'ready' | 'declined' | 'left' | 'breached' | 'removed';

export interface Party {
  /** `p2`, `p3` and so on; `p1` is whoever reported. */
  readonly party: string;
  readonly role: PartyRole;
  readonly state: PartyState;
  /** When they came to this state. */
  readonly since: string;
  /** Of one that left: whether it keeps the silence. */
  readonly silence: 'keeps' | 'disregards' | null;
  /** When the pre-notification went to them, oldest first. */
  readonly told: readonly string[];
  /** The reference that the same name had before in this case. */
  readonly formerly: string | null;
}

/** All parties in the order in which they were named; those that were taken off again are among them. */
export function partiesOf({ it }: Pick<View, 'it'>): readonly Party[] {
  return partiesIn(it);
}

const partiesIn = rememberedOf((it: Case) => partiesBefore(it, Infinity));

/** The parties as they were before an entry. */
export function partiesBefore(it: Case, seq: number): readonly Party[] {
  const said = [...allOf(it, 'party'), ...allOf(it, 'notified')]
    .filter((fact) => fact.seq < seq)
    .toSorted((a, b) => a.seq - b.seq);
  const parties = new Map<string, Party>();
  for (const fact of said)
    if (fact.name === 'notified') for (const to of fact.to) notify(parties, to, fact.said_at);
    else take(parties, fact);
  return [...parties.values()];
}

const after: Readonly<Record<FactData['party']['act'], PartyState>> = {
  add: 'invited',
  accept: 'accepted',
  decline: 'declined',
  ready: 'ready',
  left: 'left',
  remove: 'removed',
  breached: 'breached',
};

function take(parties: Map<string, Party>, fact: FactEntry<'party'>): void {
  const { party, act, silence, said_at: since } = fact;
  const before = parties.get(party);
  const role = fact.role ?? before?.role ?? 'vendor';
  const told = before?.told ?? [];
  const formerly = fact.formerly ?? before?.formerly ?? null;
  parties.set(party, { party, role, state: after[act], since, silence, told, formerly });
}

function notify(parties: Map<string, Party>, to: string, at: string): void {
  const before = parties.get(to);
  if (before === undefined) return;
  const told = [...before.told, at];
  parties.set(to, before.state === 'accepted' ? { ...before, told, state: 'informed', since: at } : { ...before, told }); // prettier-ignore
}

const bound: ReadonlySet<PartyState> = new Set<PartyState>(['accepted', 'informed', 'ready']);

/** Whether they accepted the terms and are still there: only these are told anything. */
export const isBound = ({ state }: Pick<Party, 'state'>): boolean => bound.has(state);

/** Parties that were not taken off again. */
export function listedParties(view: Pick<View, 'it'>): readonly Party[] {
  return partiesOf(view).filter(({ state }) => state !== 'removed');
}

/** Parties that are bound now. */
export function boundParties(view: Pick<View, 'it'>): readonly Party[] {
  return partiesOf(view).filter(isBound);
}

/** The reference of whoever is named next. */
export function nextReference({ it }: Pick<View, 'it'>): string {
  return `p${2 + allOf(it, 'party').filter(({ act }) => act === 'add').length}`;
}

/** The list of distributions: its rules bind whoever reads it, so it accepts nothing by itself. */
export const distros = 'distros';

/** When linux-distros was told first. */
export function distrosTold({ it }: Pick<View, 'it'>): string | undefined {
  return allOf(it, 'notified').find(({ to }) => to.includes(distros))?.said_at;
}
