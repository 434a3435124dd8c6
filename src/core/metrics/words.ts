// How figures are written: times in their two largest units, shares with what they are of, and a mark on what is too few to compare.
import { spanOf } from '../time.ts';
import type { Figure } from './figure.ts';
import type { Share, Spread } from './stats.ts';

/** Stands behind a figure of fewer than three. */
export const fewMark = '†';

/** `2 d 3 h`, below zero with a sign. */
export function timeWords(seconds: number): string {
  return `${seconds < 0 ? '−' : ''}${spanOf(Math.round(seconds))}`;
}

/** At most two digits after the point, none where they are zeros. */
export function numberWords(value: number): string {
  return String(Number(value.toFixed(2)));
}

/** `93 % (14 of 15)` */
export function shareWords({ met, of, few }: Share): string {
  return `${Math.round((100 * met) / of)} % (${met} of ${of})${few ? ` ${fewMark}` : ''}`;
}

export type Cells = readonly [median: string, p90: string, max: string, n: string, mean: string];

/** The five cells of a spread; dashes where there is none. */
export function spreadCells(spread: Spread | null, words: (value: number) => string): Cells {
  if (spread === null) return ['-', '-', '-', '0', '-'];
  const { median, p90, max, n, mean, few } = spread;
  return [words(median), words(p90), words(max), `${n}${few ? ` ${fewMark}` : ''}`, words(mean)];
}

/** A figure in one cell: its middle and its tail, its share, or its most frequent words. */
export function shortWords(figure: Figure | undefined): string {
  if (figure === undefined) return '-';
  if (figure.kind === 'share') return shareWords(figure.share);
  if (figure.kind === 'counts') return countWords(figure.counts, 12);
  const [median, p90, , n] = spreadCells(figure.all, figure.kind === 'time' ? timeWords : numberWords);
  return `${median} / ${p90} (${n})`;
}

export function countWords(
  counts: readonly (readonly [word: string, count: number])[],
  most: number,
): string {
  const shown = counts.slice(0, most).map(([word, count]) => `${word} ${count}`);
  const rest = counts.length - shown.length;
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join(', ');
}
