// What the dashboard's parts are made of: tables whose rows begin with a case, and headings.
import { within } from '../words/reply/fitting.ts';
import { inline } from '../words/safe.ts';
import type { Standing } from './standing.ts';

/** Room for one table that is not the last. */
const roomOfPart = 8_000;

/** The first cells of a row: the case, its product's family, its severity. */
export function whichCase({ number, drill, family, severity }: Standing): readonly string[] {
  return [`case ${number}`, `${drill ? 'DRILL · ' : ''}${inline(family)}`, severity];
}

/** A part under its heading; undefined where it would be empty. */
export function section(heading: string, text: string): string | undefined {
  return text === '' ? undefined : `## ${heading}\n\n${text}`;
}

/** A table, its last rows left out where there is no room for them, which is said below; empty without rows. */
export function tableOf(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  room = roomOfPart,
): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const lines = rows.map(line);
  const top = [line(head), line(head.map(() => '---'))];
  const shown = within(lines, room - top.join('\n').length - 40);
  const left = lines.length - shown.length;
  return [...top, ...shown].join('\n') + (left === 0 ? '' : `\n\n… and ${left} more`);
}
