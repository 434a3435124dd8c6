// The dossier of a duty: what the authority's form asks, in its order, with what is known and how long it is. A person types it in and
// files; a dossier is no filing.
import type { Field, FieldNeed } from './schema.ts';
import { wordedField } from './duties.ts';
import type { Duty } from './duties.ts';
import { knownAnswer } from './known-answers.ts';
import type { Asked } from './known-answers.ts';

export interface DossierRow {
  readonly field: Field;
  readonly need: FieldNeed;
  readonly value: string;
  /** What people wrote, what we always answer, or what the case says. */
  readonly from: 'written' | 'settings' | 'case' | 'nobody';
  /** Characters beyond what the form takes. */
  readonly over: number;
}

/** The fields of a stage, in the order of the form. */
export function fieldsOf({ version, stage, event }: Pick<Duty, 'version' | 'stage' | 'event'>): readonly Field[] {
  return version.fields.filter(({ need, events }) => need[stage.id] !== undefined && (events === undefined || events.includes(event)));
} // prettier-ignore

/** Every row. What people wrote for one stage stands in the next ones, too. */
export function dossierOf(duty: Duty, asked: Asked): readonly DossierRow[] {
  return fieldsOf(duty).map((field) => {
    const written = wordedField(asked.view, duty.regime.regime, field.id);
    const always = duty.regime.answers[field.id];
    const value = written ?? always ?? knownAnswer(field.id, asked);
    const from = written !== undefined ? 'written' : always !== undefined ? 'settings' : value === '' ? 'nobody' : 'case'; // prettier-ignore
    return { field, need: field.need[duty.stage.id] ?? 'optional', value, from, over: Math.max(0, value.length - (field.max ?? Infinity)) }; // prettier-ignore
  });
}

/** What must be there and is not, or does not fit. */
export function unfit(rows: readonly DossierRow[]): readonly DossierRow[] {
  return rows.filter(({ need, value, over }) => over > 0 || (value === '' && (need === 'required' || need === 'carried'))); // prettier-ignore
}
