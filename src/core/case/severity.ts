// How bad it is: the rating that people said, the vectors behind it, the weaknesses. Exploitation is not severity.
import { scoreCvss, severityOf as ratingOf } from '../advisory/cvss.ts';
import type { Severity } from '../advisory/cvss.ts';
import { latest, allOf } from './case.ts';
import type { View } from './view.ts';

export interface CaseSeverity {
  readonly level: Severity | undefined;
  /** The latest vector of each CVSS version, the latest said first. */
  readonly vectors: readonly string[];
  readonly cwes: readonly string[];
}

/** The later of `severity` and `cvss` decides the level; a severity said with a reason stands over the score. */
export function severityOf({ it }: View): CaseSeverity {
  const said = latest(it, 'severity');
  const vectors = latestVectors(allOf(it, 'cvss').map(({ vector }) => vector));
  const scored = latest(it, 'cvss');
  const stands =
    said !== undefined && (said.because !== null || scored === undefined || said.seq > scored.seq);
  const rated = vectors[0] === undefined ? undefined : levelOfVector(vectors[0]);
  return { level: stands ? said.level : (rated ?? said?.level), vectors, cwes: latest(it, 'cwe')?.ids ?? [] };
}

/** The rating of one vector, or undefined when it can't be read. */
export function levelOfVector(vector: string): Severity | undefined {
  const read = scoreCvss(vector);
  return read.ok && read.value.kind === 'scored' ? ratingOf(read.value.score.base) : undefined;
}

function latestVectors(said: readonly string[]): readonly string[] {
  const byVersion = new Map<string, string>();
  for (const vector of said) {
    const version = vector.slice(0, vector.indexOf('/'));
    byVersion.delete(version);
    byVersion.set(version, vector);
  }
  return [...byVersion.values()].reverse();
}
