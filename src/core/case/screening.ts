// The questions that a regime asks before anybody decides, in their order, with what was answered. Answers decide nothing.
import { versionsAt, versionsFor } from '../plan/regimes/enabled.ts';
import type { EnabledRegime, RegimeVersion } from '../plan/regimes/enabled.ts';
import { dutyEvents } from '../plan/regimes/schema.ts';
import { raisedBy } from './awareness.ts';
import { allOf } from './case.ts';
import { dutiesOf } from './duties.ts';
import type { FactEntry } from './entry.ts';
import type { View } from './view.ts';

export interface Question {
  /** Its place among all questions of the regime, from 1: the number to answer it by. */
  readonly number: number;
  readonly name: string;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
  readonly answer: FactEntry<'screened'> | undefined;
}

/** The questions that concern what was raised; all of them while nothing was. */
export function questionsOf(view: View, on: EnabledRegime): readonly Question[] {
  const { name: regime } = on.regime;
  const raised = dutyEvents.filter((event) => raisedBy(view, event) !== undefined);
  const asked = new Map(versionsOf(view, on).flatMap(({ screening }) => Object.entries(screening)));
  return [...asked].flatMap(([name, { text, yes, no, events }], index) => {
    if (raised.length > 0 && events?.some((event) => raised.includes(event)) === false) return [];
    return [
      { number: index + 1, name, text, yes, no, answer: latestAnswer(view, { regime, question: name }) },
    ];
  });
}

/** The last answer to a question. */
export function latestAnswer(
  { it }: Pick<View, 'it'>,
  { regime, question }: { readonly regime: string; readonly question: string },
): FactEntry<'screened'> | undefined {
  return allOf(it, 'screened').findLast((fact) => fact.regime === regime && fact.question === question);
}

/** The versions that count for the case; while nothing does, those of today. */
function versionsOf(view: View, on: EnabledRegime): readonly RegimeVersion[] {
  const own = dutiesOf(view).flatMap(({ regime, version }) => (regime === on.regime.name ? [version] : []));
  if (own.length > 0) return [...new Set(own)];
  const now = versionsAt(on, view.now);
  return now.length > 0 ? now : versionsFor(on);
}
