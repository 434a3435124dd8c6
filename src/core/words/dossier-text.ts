// A dossier as people read and copy it: each field of the form as a block, with its length beside what the form takes.
import type { View } from '../case/view.ts';
import { unfit } from '../duty/dossier.ts';
import type { DossierRow } from '../duty/dossier.ts';
import type { Duty } from '../duty/duties.ts';
import { spoken } from '../time.ts';
import { dutyDue, noAdvice } from './duty-words.ts';
import { inline, quoted } from './safe.ts';

const needs = { required: 'required', optional: 'optional', carried: 'carried from the stage before', 'if-available': 'if available' } as const; // prettier-ignore
const sources = { written: '', settings: 'as always answered', case: 'from the case, read it first', nobody: '' } as const; // prettier-ignore

/** The line that writes a field. */
export const fieldLine = ({ regime, stage, event }: Duty, field: string): string => `/psirt duty ${regime.regime.name} ${stage.id} ${event} set ${field} <text>`; // prettier-ignore

/** The whole text. Markdown. */
export function dossierText(view: View, duty: Duty, rows: readonly DossierRow[]): string {
  const { regime, stage, version } = duty;
  const missing = unfit(rows);
  const shows = duty.portalShows === undefined ? '' : ` The portal may show ${spoken(duty.portalShows)}; it counts from another time than the law.`;
  const state = duty.filing === undefined ? 'prepared, not filed' : `filed ${spoken(duty.filing.fact.filed_at)}`;
  return [
    `**${inline(regime.regime.title)}: ${inline(stage.title)}, case ${view.it.number}. ${state}.** ${noAdvice}`,
    `Due: ${dutyDue(duty, view.now)} (${inline(stage.article)}).${shows}`,
    regime.regime.portal === undefined ? '' : `Where: ${inline(regime.regime.portal, 300)}.`,
    version.captured === undefined ? '' : `The fields are those of ${version.captured}; the form may have changed since.`,
    missing.length === 0 ? 'Everything that it must have is there.' : `**Missing or too long:** ${missing.map(({ field }) => inline(field.label)).join(', ')}.`,
    ...rows.map((row, index) => rowText(duty, row, index + 1)),
  ].filter((part) => part !== '').join('\n\n');
} // prettier-ignore

function rowText(duty: Duty, { field, need, value, from, over }: DossierRow, number: number): string {
  const { id, label, max } = field;
  const length = max === undefined ? '' : `${value.length} of ${max} characters`;
  const notes = [needs[need], length, sources[from]].filter((note) => note !== '');
  const head = `${number}. **${inline(label)}** · ${notes.join(' · ')}`;
  if (value === '') return `${head}: ⟨missing: ${fieldLine(duty, id)}⟩`;
  const long = over === 0 ? '' : ` **${over} too many**, so shorten it: \`${fieldLine(duty, id)}\``;
  return `${head}${long}\n\n${quoted(value)}`;
}
