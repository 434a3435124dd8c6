// The dossier of a duty: what the receiving side's form asks, in its order, with what people wrote, else what the case knows. Whoever
// files reads it first and types it in; a dossier is no filing.
import { fieldsOf } from '../plan/regimes/enabled.ts';
import type { DossierField } from '../plan/regimes/enabled.ts';
import type { KnownAnswer } from '../plan/regimes/schema.ts';
import { allOf } from './case.ts';
import type { Duty } from './duties.ts';
import type { View } from './view.ts';

export interface DossierRow extends DossierField {
  /** Empty where nobody and nothing says it. */
  readonly value: string;
  /** Whether people wrote it for this form. */
  readonly written: boolean;
  /** Characters beyond what the form takes. */
  readonly over: number;
}

/** What people wrote for a field last; undefined where they did not. */
export function writtenFor({ it }: Pick<View, 'it'>, regime: string, field: string): string | undefined {
  return allOf(it, 'dossier').findLast((fact) => fact.regime === regime && fact.field === field)?.text;
}

/** Every row of a duty's dossier. @param known what the case says to what fields may ask */
export function dossierOf(
  view: View,
  duty: Duty,
  known: (about: KnownAnswer) => string,
): readonly DossierRow[] {
  return fieldsOf(duty.version, duty.stage, duty.event).map((field) => {
    const written = writtenFor(view, duty.regime, field.label);
    const value = written ?? (field.knows === undefined ? '' : known(field.knows));
    return {
      ...field,
      value,
      written: written !== undefined,
      over: Math.max(0, value.length - (field.max ?? Infinity)),
    };
  });
}

/** Whether a row keeps the form from being sent: it is too long, or must be there and is not. */
export function isUnfit({ need, value, over }: DossierRow): boolean {
  return over > 0 || (value === '' && (need === 'required' || need === 'carried'));
}
