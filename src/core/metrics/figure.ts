// What a metric can come out as, of any group of cases: a time, a number, a share, or how often each of some words.
import { countsOf, shareOf, spreadOf } from './stats.ts';
import type { Share, Spread } from './stats.ts';
import type { CaseFigures } from './case-figures.ts';
import type { Span } from './spans.ts';

export type Figure =
  /** Seconds; `worked`: without what stood still. */
  | { readonly kind: 'time'; readonly all: Spread | null; readonly worked: Spread | null }
  | { readonly kind: 'number'; readonly all: Spread | null }
  | { readonly kind: 'share'; readonly share: Share }
  | { readonly kind: 'counts'; readonly counts: readonly (readonly [word: string, count: number])[] };

export type Cases = readonly CaseFigures[];

export interface Metric {
  readonly name: string;
  readonly group: Group;
  readonly title: string;
  /** What it counts, in a sentence without a full stop. */
  readonly what: string;
  /** Why there is no figure where there is none. */
  readonly without: string;
  readonly of: (cases: Cases) => Figure;
}

/** The parts of the page, in its order. */
export const groups = {
  times: 'Times',
  promises: 'Clocks',
  embargo: 'Embargoes',
  reporters: 'Care for reporters',
  reports: 'Reports',
  fixes: 'Fixes',
  care: 'How the plan was kept',
  major: 'Major Incidents',
  duties: 'Legal duties',
  ordering: 'The order of disclosure',
  work: 'Work',
} as const;
export type Group = keyof typeof groups;

type Pick<T> = (each: CaseFigures) => T | null | undefined;

/** A time of each case, with the time that stood still and without. */
export const timeOf =
  (pick: Pick<Span>) =>
  (cases: Cases): Figure => {
    const spans = cases.flatMap((each) => pick(each) ?? []);
    return { kind: 'time', all: spreadOf(spans.map(({ all }) => all)), worked: spreadOf(spans.map(({ worked }) => worked)) }; // prettier-ignore
  };

/** Seconds of each case that no standstill touches. */
export const secondsOf =
  (pick: (each: CaseFigures) => readonly number[]) =>
  (cases: Cases): Figure => {
    return { kind: 'time', all: spreadOf(cases.flatMap(pick)), worked: null };
  };

export const numberOf =
  (pick: Pick<number>) =>
  (cases: Cases): Figure => {
    return { kind: 'number', all: spreadOf(cases.flatMap((each) => pick(each) ?? [])) };
  };

/** How many of the cases that can answer say yes; null: it can't. */
export const partOf =
  (pick: Pick<boolean>) =>
  (cases: Cases): Figure => {
    let [met, all] = [0, 0];
    for (const each of cases) {
      const answer = pick(each) ?? null;
      met += Number(answer === true);
      all += Number(answer !== null);
    }
    return { kind: 'share', share: shareOf(met, all) };
  };

/** Parts of each case summed up: so many of so many. */
export const sumOf =
  (pick: (each: CaseFigures) => readonly [met: number, of: number]) =>
  (cases: Cases): Figure => {
    const sum = (at: 0 | 1): number => cases.reduce((before, each) => before + pick(each)[at], 0);
    return { kind: 'share', share: shareOf(sum(0), sum(1)) };
  };

export const wordsOf =
  (pick: (each: CaseFigures) => readonly string[]) =>
  (cases: Cases): Figure => {
    return { kind: 'counts', counts: countsOf(cases.flatMap(pick)) };
  };

/** From how many cases, or parts of cases, a figure comes. */
export function countIn(figure: Figure): number {
  if (figure.kind === 'share') return figure.share.of;
  if (figure.kind === 'counts') return figure.counts.reduce((sum, [, count]) => sum + count, 0);
  return figure.all?.n ?? 0;
}
