// Scores CVSS vectors and rates the scores. A score is told only for a vector that was read strictly; two libraries must agree on
// the base score of 3.x. Never hands a vector in text form to the second library: it answers 0 for 3.1 and 4.0 without a word.
import calculator from 'ae-cvss-calculator';
import second from 'cvss';
import type { severities } from '../case/fact.ts';
import { read } from '../mistake.ts';
import { remembered } from '../remembered.ts';
import type { Reading } from '../mistake.ts';
import { cvssMetrics } from './cvss-metrics.ts';
import type { CvssVersion } from './cvss-metrics.ts';
import { readCvss } from './cvss-vector.ts';
import type { CvssVector } from './cvss-vector.ts';

/** The qualitative rating of a score; also the severity of a case and of an advisory. */
export type Severity = (typeof severities)[number];

/** A scored vector. `base` is the score of the base metrics alone, `overall` the one of all metrics given; 0.0 to 10.0. */
export interface CvssScore {
  readonly version: CvssVersion;
  readonly vector: string;
  readonly base: number;
  readonly overall: number;
}

/** What scoring comes to. `disagrees`: two independent libraries differ on the base score, so neither may be published. */
export type CvssVerdict =
  | { readonly kind: 'scored'; readonly score: CvssScore }
  | { readonly kind: 'disagrees'; readonly vector: string; readonly first: number; readonly second: number };

/** Somebody who can score the base metrics of CVSS 3.x, given by name and value. */
export type SecondOpinion = (metrics: Readonly<Record<string, string>>) => number;

const secondOpinion: SecondOpinion = (metrics) => second.getBaseScore(metrics);

/** Reads a vector and scores it. */
export const scoreCvss = remembered(200, (text): Reading<CvssVerdict> => {
  const vector = readCvss(text);
  return vector.ok ? read(verdictOn(vector.value)) : vector;
});

/** Scores a vector that was read. Another second opinion can be given to see what happens when libraries differ. */
export function verdictOn(given: CvssVector, opinion: SecondOpinion = secondOpinion): CvssVerdict {
  const score = scoreOf(given);
  if (given.version === '4.0') return { kind: 'scored', score };
  const other = opinion(baseMetrics(given));
  return other === score.base
    ? { kind: 'scored', score }
    : { kind: 'disagrees', vector: given.vector, first: score.base, second: other };
}

/**
 * The qualitative rating of a score from 0.0 to 10.0: none 0.0, low to 3.9, medium to 6.9, high to 8.9, critical from 9.0.
 * Source: CVSS 3.1 specification section 5, CVSS 4.0 specification section 6, Mirantis PSIRT overview.
 */
export function severityOf(score: number): Severity {
  if (score < 0.1) return 'none';
  if (score < 4) return 'low';
  if (score < 7) return 'medium';
  return score < 9 ? 'high' : 'critical';
}

function scoreOf({ version, vector }: CvssVector): CvssScore {
  if (version === '4.0') {
    // `base` of this library already counts the threat metric; the base metrics alone are in a field of their own.
    const { baseMetricsOnly, overall } = new calculator.Cvss4P0(vector).calculateScores();
    return { version, vector, base: Number(baseMetricsOnly), overall };
  }
  const scorer = version === '3.0' ? new calculator.Cvss3P0(vector) : new calculator.Cvss3P1(vector);
  const { base, overall } = scorer.calculateScores();
  return { version, vector, base: Number(base), overall };
}

function baseMetrics({ version, metrics }: CvssVector): Readonly<Record<string, string>> {
  const base = cvssMetrics[version].filter((metric) => metric.mandatory);
  return Object.fromEntries([...metrics].filter(([name]) => base.some((metric) => metric.name === name)));
}
