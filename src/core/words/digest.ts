// The digest as a comment, and the one issue in which all of them stand.
import type { Digest } from '../digest/digests.ts';
import { spoken } from '../time.ts';
import { markerOf } from './marker.ts';
import { codeSpan, inline } from './safe.ts';

export const dailyTitle = 'Today';

/** What the issue says above all digests. */
export const dailyText =
  'Once a day, at 07:00 UTC, whoever has something coming up is told here: one comment a person, with the clocks of their cases that warn. Nothing has to be answered here; the cases themselves show what comes next.';

/** The whole comment. Whoever it is for was mentioned when it was created. */
export function digestText({ who, since, lines }: Digest, slot: string, time: string): string {
  const rows = lines.map(({ number, family, clock, due }) => `| case ${number} | ${inline(family)} | ${codeSpan(clock)} | ${due <= time ? '⚠️ overdue: ' : ''}${spoken(due)} |`); // prettier-ignore
  return [
    markerOf(slot),
    `${codeSpan(who.slice(1))}, coming up as of ${spoken(time)}${since === undefined ? '' : `, new since ${spoken(since)}`}:`,
    ['| Case | Product | Clock | Due |', '|---|---|---|---|', ...rows].join('\n'),
  ].join('\n\n');
}
