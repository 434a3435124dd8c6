// What we are obliged to report on a case, stage by stage, by every regime that the settings switch on: what is to be decided, when it is
// due, what was filed and how late. Computed from the log; what was filed keeps its due time and its lateness for ever. No legal advice.
import { allOf, foldCase } from '../case/case.ts';
import { isVoid } from '../case/conflicts.ts';
import type { FactEntry } from '../case/entry.ts';
import type { FactData } from '../case/fact.ts';
import type { View } from '../case/view.ts';
import { awareOf, measureAt, raisedAt } from './aware.ts';
import { dueAfter } from './due.ts';
import { regimesOf } from './enabled.ts';
import type { Enabled } from './enabled.ts';
import { isWhole } from './none.ts';
import { versionAt } from './regime.ts';
import type { DutyEvent, Regime, RegimeVersion, Stage } from './schema.ts';

/** When it is due: at a time, at none that the law names, or not yet, `until` something. */
export type Due =
  | { readonly kind: 'dated'; readonly at: string; readonly from: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'pending'; readonly until: string };

export interface Filing {
  readonly fact: FactEntry<'duty-filed'>;
  /** As it was when it was filed; null where none was known. */
  readonly due: string | null;
  /** Seconds after it was due; below zero: before. Null without a due time. */
  readonly lateness: number | null;
}

export interface Duty {
  readonly regime: Enabled;
  readonly version: RegimeVersion;
  readonly stage: Stage;
  readonly event: DutyEvent;
  readonly state: 'to-decide' | 'required' | 'not-required' | 'filed' | 'acknowledged';
  /** Of what was filed: as it was then. */
  readonly due: Due;
  /** What the portal shows instead, where it counts from another time. */
  readonly portalShows: string | undefined;
  readonly filing: Filing | undefined;
  /** The word that nothing is due, or the first of two. */
  readonly none: FactEntry<'duty-none'> | undefined;
  /** We became aware at another time than was known when it was filed, and nobody filed that. */
  readonly toCorrect: boolean;
}

/** Every duty of the case, by regime, event and stage. `asked`: what an authority may ask for counts before it does. */
export function dutiesOf(view: View, { asked = false } = {}): readonly Duty[] {
  const all = regimesOf(view.house).flatMap((enabled) =>
    enabled.regime.events.flatMap((event) => dutiesAfter(view, enabled, event)),
  );
  // Of what nobody asked for nothing is to be decided.
  return asked ? all : all.filter(({ stage, state }) => stage.starts !== 'asked' || state !== 'to-decide');
}

/** Events after which a regime that is on does not bind us, since we knew of them before it was in force. */
export function unboundOf(view: View): readonly (readonly [Enabled, DutyEvent])[] {
  return regimesOf(view.house).flatMap((enabled) =>
    enabled.regime.events.flatMap((event): readonly (readonly [Enabled, DutyEvent])[] => {
      const at = timeOf(view, event);
      return at !== undefined && versionAt(enabled.regime, enabled.as, at) === undefined ? [[enabled, event]] : []; // prettier-ignore
    }),
  );
}

/** What decides which rules count: when we became aware, and before anybody said that, when it was raised. */
const timeOf = (view: View, event: DutyEvent): string | undefined => {
  const raised = raisedAt(view, event);
  return raised === undefined ? undefined : (awareOf(view, event)?.aware_at ?? raised);
};

function dutiesAfter(view: View, regime: Enabled, event: DutyEvent): readonly Duty[] {
  const at = timeOf(view, event);
  const version = at === undefined ? undefined : versionAt(regime.regime, regime.as, at);
  if (version === undefined) return [];
  const stages = version.stages.filter(({ events }) => events.includes(event));
  return stages.map((stage) => dutyOf(view, { regime, version, stage, event }));
}

type About = Pick<Duty, 'regime' | 'version' | 'stage' | 'event'>;
type DutyFactName = 'duty-required' | 'duty-none' | 'duty-filed' | 'duty-received';

type Key = Pick<FactData['duty-none'], 'regime' | 'stage' | 'event'>;

function saidOf<N extends DutyFactName>(
  { it }: Pick<View, 'it'>,
  key: Key,
  name: N,
): readonly FactEntry<N>[] {
  const parts: readonly (readonly [string, string])[] = Object.entries(key);
  const isMeant = (fact: object): boolean => parts.every(([part, is]) => Reflect.get(fact, part) === is);
  return allOf(it, name).filter(isMeant);
}

function dutyOf(view: View, about: About): Duty {
  const key = { regime: about.regime.regime.name, stage: about.stage.id, event: about.event };
  const required = saidOf(view, key, 'duty-required').at(-1);
  const none = saidOf(view, key, 'duty-none').findLast((fact) => !isVoid(view, fact));
  const filing = filingOf(view, about, key);
  const isReceived = saidOf(view, key, 'duty-received').length > 0;
  const stands = none !== undefined && none.seq > (required?.seq ?? 0) ? none : undefined;
  const isNone = stands !== undefined && isWhole(view, about.regime.regime, stands);
  const decided = isNone ? 'not-required' : required === undefined ? 'to-decide' : 'required';
  return {
    ...about,
    state: filing === undefined ? decided : isReceived ? 'acknowledged' : 'filed',
    due: filing === undefined ? dueOf(view, about) : frozen(filing),
    portalShows: portalOf(view, about),
    filing,
    none: stands,
    toCorrect: filing !== undefined && isChanged(view, about, filing.fact),
  };
}

function frozen({ due, fact }: Filing): Due {
  return due === null ? { kind: 'none' } : { kind: 'dated', at: due, from: fact.filed_at };
}

/** The first filing counts; its due time is that of what was known then. */
function filingOf(view: View, about: About, key: Key): Filing | undefined {
  const fact = saidOf(view, key, 'duty-filed')[0];
  if (fact === undefined) return undefined;
  const { number, entries, head } = view.it;
  const it = foldCase(number, entries.slice(0, fact.seq), { ...head, seq: fact.seq });
  const due = dueOf({ ...view, it, now: fact.said_at }, about);
  const at = due.kind === 'dated' ? due.at : null;
  const lateness = at === null ? null : (Date.parse(fact.filed_at) - Date.parse(at)) / 1000;
  return { fact, due: at, lateness };
}

function isChanged(view: View, { event }: About, filed: FactEntry<'duty-filed'>): boolean {
  const { regime, stage } = filed;
  const before = allOf(view.it, 'aware').findLast((fact) => fact.event === event && fact.seq < filed.seq);
  const now = awareOf(view, event);
  if (now === undefined || now.seq < filed.seq || now.aware_at === before?.aware_at) return false;
  return !saidOf(view, { regime, stage, event }, 'duty-filed').some(({ seq }) => seq > now.seq);
}

function dueOf(view: View, about: About): Due {
  const { target } = about.stage;
  const from = startOf(view, about);
  if (about.stage.starts === 'asked') return askedFor(view, about);
  if (target === undefined) return { kind: 'none' };
  return 'until' in from ? { kind: 'pending', until: from.until } : { kind: 'dated', at: dueAfter(from.at, target), from: from.at }; // prettier-ignore
}

/** What an authority asked for is due when it said. */
function askedFor(view: View, { regime, stage, event }: About): Due {
  const said = saidOf(view, { regime: regime.regime.name, stage: stage.id, event }, 'duty-required').at(-1);
  const at = said?.due ?? null;
  return at === null ? { kind: 'none' } : { kind: 'dated', at, from: String(said?.said_at) };
}

type Start = { readonly at: string } | { readonly until: string };

function startOf(view: View, { regime, stage, event }: About): Start {
  const key = (id: string) => ({ regime: regime.regime.name, stage: id, event });
  const startAt = (at: string | undefined, until: string): Start => (at === undefined ? { until } : { at });
  const { after = stage.id } = stage;
  return {
    aware: () => startAt(awareOf(view, event)?.aware_at, 'somebody says when we became aware'),
    filed: () => startAt(saidOf(view, key(after), 'duty-filed')[0]?.filed_at, `${after} is filed`),
    measure: () => startAt(measureAt(view), 'there is a measure for users'),
    required: () => startAt(saidOf(view, key(stage.id), 'duty-required')[0]?.said_at, 'somebody finds that it is due'), // prettier-ignore
    asked: () => startAt(undefined, 'it is asked for'),
  }[stage.starts]();
}

function portalOf(view: View, { regime, stage, event }: About): string | undefined {
  const { portal_counts_from: from, target } = stage;
  if (from === undefined || target === undefined) return undefined;
  const [filed] = saidOf(view, { regime: regime.regime.name, stage: from, event }, 'duty-filed');
  return filed === undefined ? undefined : dueAfter(filed.filed_at, target);
}

/** Whether nothing is left of it: it is filed as it is known now, or nothing is due. */
export function isSettled({ state, toCorrect }: Duty): boolean {
  return !toCorrect && state !== 'to-decide' && state !== 'required';
}

/** `cra-24h`; with the event where a regime has several on this case. */
export function dutyName({ regime, stage, event }: Pick<Duty, 'regime' | 'stage' | 'event'>, all: readonly Duty[]): string {
  const name = `${regime.regime.name}-${stage.id}`;
  const twins = all.filter((other) => other.regime.regime.name === regime.regime.name && other.stage.id === stage.id);
  return twins.length > 1 ? `${name}-${event}` : name;
} // prettier-ignore

/** The latest answer to each question of a regime, by its number. */
export function answersTo({ it }: Pick<View, 'it'>, { name }: Regime): ReadonlyMap<number, FactEntry<'screened'>> {
  const said = allOf(it, 'screened').filter(({ regime }) => regime === name);
  return new Map(said.map((fact) => [fact.question, fact]));
} // prettier-ignore

/** What a person wrote for a field, in whichever stage. */
export function wordedField({ it }: Pick<View, 'it'>, { name }: Regime, field: string): string | undefined {
  return allOf(it, 'duty-worded').findLast((fact) => fact.regime === name && fact.field === field)?.text;
}
