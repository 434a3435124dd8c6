// The legal regimes that the settings turn on, with what the settings say about each. Which version counts is known only once somebody
// is aware of something: the one that was in force then.
import type { House } from '../../world.ts';
import { rememberedOf } from '../../remembered.ts';
import type { Settings } from '../../settings.ts';
import type { Regime } from './regime.ts';
import type { DutyEvent, KnownAnswer, Need } from './schema.ts';
import { isShipped, shippedRegime } from './shipped.ts';

export interface EnabledRegime {
  readonly regime: Regime;
  /** As what the team is bound by it: `manufacturer`. */
  readonly as: readonly string[];
  /** Whom the team files with, as the settings say; null where they don't. */
  readonly csirt: string | null;
  readonly authority: string | null;
  /** In whose name it is filed. */
  readonly entity: string | null;
}

const enabled = rememberedOf(({ regimes }: Settings): readonly EnabledRegime[] =>
  Object.entries(regimes).flatMap(([name, choice]) => {
    const regime = regimeFor(name, choice);
    if (regime === undefined) return [];
    const [first = []] = Object.values(regime.versions).map(({ as }) => as);
    const { as = first, csirt = null, authority = null, entity = null } = choice;
    return [{ regime, as, csirt, authority, entity }];
  }),
);

function regimeFor(name: string, { rules }: Settings['regimes'][string]): Regime | undefined {
  if (isShipped(name)) return shippedRegime(name);
  return rules === undefined ? undefined : { ...rules, name };
}

/** Every regime that is on, in the order of the settings; empty when none is. */
export function regimesOf({ settings }: Pick<House, 'settings'>): readonly EnabledRegime[] {
  return enabled(settings);
}

export type RegimeVersion = Regime['versions'][string];

/** The versions for what the team is, in force at a time (their days are days of UTC). */
export function versionsAt({ regime, as }: EnabledRegime, time: string): readonly RegimeVersion[] {
  const day = time.slice(0, 10);
  return versionsFor({ regime, as }).filter(
    ({ effective_from: from, effective_to: to }) =>
      from !== undefined && from <= day && (to === undefined || day <= to),
  );
}

/** The versions for what the team is, whenever they count. */
export function versionsFor({ regime, as }: Pick<EnabledRegime, 'regime' | 'as'>): readonly RegimeVersion[] {
  return Object.values(regime.versions).filter((version) => version.as.some((one) => as.includes(one)));
}

/** One field of the form that is filled for a stage. */
export interface DossierField {
  readonly label: string;
  /** How many characters fit; null where there is no limit. */
  readonly max: number | null;
  readonly need: Need;
  /** What of the case fills it; undefined where only people know. */
  readonly knows?: KnownAnswer;
}

/** What most who receive a notification ask for; where the rules name no fields of a form. */
const plainFields: readonly DossierField[] = (
  [
    ['what happened', 'general'],
    ['product', 'product'],
    ['versions concerned', 'versions'],
    ['aware since (UTC)', 'awareness'],
    ['CVE ID', 'cve'],
    ['severity', 'severity'],
    ['impact', 'impact'],
    ['data concerned', 'leak'],
    ['measures taken', 'measures'],
    ['what those concerned can do', 'user-measures'],
  ] as const
).map(([label, knows]) => ({ label, max: null, need: 'if-available', knows }));

/** The fields of a stage's form, in the form's order; plain ones where the version knows none. */
export function fieldsOf(
  { dossier }: Pick<RegimeVersion, 'dossier'>,
  stage: string,
  event: DutyEvent,
): readonly DossierField[] {
  const fields = (dossier?.fields ?? []).flatMap(
    ({ label, max = null, events, need, knows }): readonly DossierField[] => {
      const needed = need[stage];
      if (needed === undefined || events?.includes(event) === false) return [];
      return [{ label, max, need: needed, ...(knows !== undefined && { knows }) }];
    },
  );
  return fields.length === 0 ? plainFields : fields;
}
