// The legal duties of a case, as the regimes that are on ask for them: derived from what was said, like everything else. That one is
// required or not, people decide; nothing here is legal advice.
import type { Role } from '../commands/command.ts';
import { regimesOf, versionsAt, versionsFor } from '../plan/regimes/enabled.ts';
import type { EnabledRegime, RegimeVersion } from '../plan/regimes/enabled.ts';
import { dutyEvents } from '../plan/regimes/schema.ts';
import type { DutyEvent, Start } from '../plan/regimes/schema.ts';
import { rememberedOf } from '../remembered.ts';
import { awareOf, raisedBy } from './awareness.ts';
import { allOf } from './case.ts';
import { dueOf, dueWithin } from './duty-due.ts';
import type { Due } from './duty-due.ts';
import { decidedOn, filingOf } from './duty-words.ts';
import type { Decided, Filing } from './duty-words.ts';
import type { View } from './view.ts';

export type { Due } from './duty-due.ts';
export type { DutyEvent } from '../plan/regimes/schema.ts';

export type DutyState = 'off' | 'to-decide' | 'required' | 'not-required' | 'filed' | 'acknowledged';

export interface Duty {
  /** The regime's name in settings and commands, and its title. */
  readonly regime: string;
  readonly title: string;
  /** The stage's name in commands, and what it is. */
  readonly stage: string;
  readonly what: string;
  readonly event: DutyEvent;
  /** When the event was raised. */
  readonly raised: string;
  /** The name of its clock: `cra-24h`. */
  readonly clock: string;
  /** `off`: the regime did not count when we became aware; `because` says why. */
  readonly state: DutyState;
  /** As it was when it was filed: it moves no more then. */
  readonly due: Due;
  /** What the portal may show in place of the true time. */
  readonly portalMayShow?: string;
  readonly owner: Role;
  readonly article: string;
  /** The version that counts, with its fields and questions. */
  readonly version: RegimeVersion;
  readonly because?: string | null;
  /** Who decided, or gave the first of two words that it is not required. */
  readonly decided?: Decided;
  readonly filed?: Filing;
  /** Seconds by which it was filed too late; 0 where it was in time, or had no date. */
  readonly lateness?: number;
  /** Awareness was corrected since: whoever received the filing must be told. */
  readonly correction?: boolean;
}

/** Every duty that is known so far, by regime, event and stage; empty while nothing raised any. */
export const dutiesOf = rememberedOf((view: View): readonly Duty[] =>
  regimesOf(view.house).flatMap((on) => {
    const raised = dutyEvents
      .flatMap((event) => {
        const by = raisedBy(view, event);
        return by === undefined ? [] : [{ event, by }];
      })
      .filter(({ event }) => versionsFor(on).some(({ stages }) => Object.values(stages).some(({ starts }) => starts[event] !== undefined)))
      .toSorted((a, b) => a.by.seq - b.by.seq);
    return raised.flatMap(({ event, by }, index) => dutiesFor(view, on, { event, at: by.at, suffix: index === 0 ? '' : `-${event}` }));
  }),
); // prettier-ignore

/** Those that still have a word to be said: undecided, required and not filed, or to be corrected. */
export function openDuties(view: View): readonly Duty[] {
  return dutiesOf(view).filter(({ state, correction }) => isOpenDuty(state) || correction === true);
}

/** Whether nobody is done with it yet. */
export const isOpenDuty = (state: DutyState): boolean => state === 'to-decide' || state === 'required';

/** What is asked for one event of a regime. */
interface Asked {
  readonly event: DutyEvent;
  /** When it was raised. */
  readonly at: string;
  /** Keeps the clocks of a second event apart. */
  readonly suffix: string;
}

function dutiesFor(view: View, on: EnabledRegime, asked: Asked): readonly Duty[] {
  const { event, at } = asked;
  const aware = awareOf(view, event)?.aware_at;
  const inForce = versionsAt(on, aware ?? at);
  const why = inForce.length > 0 ? undefined : whyOff(on, aware ?? at);
  const versions = inForce.length > 0 ? inForce : versionsFor(on);
  const known = new Set<string>();
  return versions.flatMap((version) =>
    Object.keys(version.stages).flatMap((stage): readonly Duty[] => {
      if (known.has(stage)) return [];
      const duty = dutyOf(view, { ...asked, on, version, stage, why });
      if (duty !== undefined) known.add(stage);
      return duty === undefined ? [] : [duty];
    }),
  );
}

/** Why no version counted at a time. */
function whyOff(on: EnabledRegime, time: string): string {
  const days = versionsFor(on).flatMap(({ effective_from: from }) => from ?? []).toSorted(); // prettier-ignore
  const [first] = days;
  if (first === undefined) return 'it is not in force';
  if (time.slice(0, 10) < first) return `it applies from ${first} on, and we became aware before that`;
  return 'no version of it counted when we became aware';
}

interface At extends Asked {
  readonly on: EnabledRegime;
  readonly version: RegimeVersion;
  readonly stage: string;
  readonly why: string | undefined;
}

function dutyOf(view: View, at: At): Duty | undefined {
  const { event, on, version, stage, why, suffix } = at;
  const about = version.stages[stage];
  const start = about?.starts[event];
  if (about === undefined || start === undefined) return undefined;
  const key = { regime: on.regime.name, stage, event };
  const isSaid = allOf(view.it, 'duty').some((fact) => fact.regime === key.regime && fact.stage === stage && fact.event === event); // prettier-ignore
  // What comes only on request is none before somebody asked.
  if (about.on_request && !isSaid && awareOf(view, 'request') === undefined) return undefined;
  const filing = filingOf(view, key);
  const decided = decidedOn(view, key, on.regime.second);
  const head = {
    ...key,
    raised: at.at,
    title: on.regime.title,
    what: about.title,
    clock: `${key.regime}-${stage}${suffix}`,
    owner: about.owner,
    article: about.article,
    version,
  };
  if (filing !== undefined) return { ...head, ...filedDuty(filing) };
  if (why !== undefined) return { ...head, state: 'off', due: { kind: 'none' }, because: why };
  const filed = (earlier: string) => filingOf(view, { ...key, stage: earlier })?.filed_at;
  const due = decided.due ?? dueOf(view, { event, start, filed });
  return {
    ...head,
    state: decided.state,
    due,
    because: decided.because,
    decided,
    ...portalTime(at, start, filed),
  };
}

function filedDuty(filing: Filing): Pick<Duty, 'state' | 'due' | 'filed' | 'lateness' | 'correction'> {
  const { due, filed_at, begun } = filing;
  const late = due === null ? 0 : Math.max(0, (Date.parse(filed_at) - Date.parse(due)) / 1000);
  return {
    state: filing.acknowledged ? 'acknowledged' : 'filed',
    due: due === null ? { kind: 'none' } : { kind: 'dated', at: due, from: begun },
    filed: filing,
    lateness: late,
    ...(filing.correction && { correction: true }),
  };
}

/** The portal counts one stage from the filing of another, not from awareness. */
function portalTime(
  { version, stage }: At,
  start: Start,
  filed: (stage: string) => string | undefined,
): Pick<Duty, 'portalMayShow'> {
  const from = version.stages[stage]?.portal_counts_from;
  const at = from === undefined ? undefined : filed(from);
  return at === undefined || start.within === undefined ? {} : { portalMayShow: dueWithin(at, start) };
}
