// Scores of CVSS vectors as GitHub shows them on an advisory. Knows base metrics only, like GitHub's form.
import calculator from 'ae-cvss-calculator';
import type { JsonObject } from '../../json.ts';

const v3 = /^CVSS:3\.[01]\/AV:[NALP]\/AC:[LH]\/PR:[NLH]\/UI:[NR]\/S:[UC]\/C:[HLN]\/I:[HLN]\/A:[HLN]$/;
const v4 =
  /^CVSS:4\.0\/AV:[NALP]\/AC:[LH]\/AT:[NP]\/PR:[NLH]\/UI:[NPA]\/VC:[HLN]\/VI:[HLN]\/VA:[HLN]\/SC:[HLN]\/SI:[HLN]\/SA:[HLN]$/;

export const isVector = (vector: string): boolean => v3.test(vector) || v4.test(vector);

function score(vector: string): number {
  if (v4.test(vector)) return new calculator.Cvss4P0(vector).calculateScores().overall;
  const old = vector.startsWith('CVSS:3.0');
  return (old ? new calculator.Cvss3P0(vector) : new calculator.Cvss3P1(vector)).calculateScores().overall;
}

/** GitHub's word for a score; `none` counts as low. */
export function severityOf(vector: string): 'critical' | 'high' | 'medium' | 'low' {
  const value = score(vector);
  if (value >= 9) return 'critical';
  if (value >= 7) return 'high';
  return value >= 4 ? 'medium' : 'low';
}

const severity = (vector: string | null): JsonObject => ({
  vector_string: vector,
  score: vector === null ? null : score(vector),
});

/** The fields `cvss` and `cvss_severities`; GitHub takes one vector and files it by its version. */
export function cvssFields(vector: string | null): JsonObject {
  const [three, four] = [vector !== null && v3.test(vector), vector !== null && v4.test(vector)];
  return {
    cvss: severity(three ? vector : null),
    cvss_severities: { cvss_v3: severity(three ? vector : null), cvss_v4: severity(four ? vector : null) },
  };
}
