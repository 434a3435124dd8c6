// Reads CVSS vectors strictly, because every scoring library accepts wrong ones. Never guesses a version and never mends a vector.
import { misread, mistake, readUnless } from '../mistake.ts';
import type { Mistake, Reading } from '../mistake.ts';
import { cvssExamples, cvssMetrics } from './cvss-metrics.ts';
import type { CvssMetric, CvssVersion } from './cvss-metrics.ts';

/** A vector that keeps all rules of its version's specification. `vector` is the text as it was given. */
export interface CvssVector {
  readonly version: CvssVersion;
  readonly vector: string;
  readonly metrics: ReadonlyMap<string, string>;
}

/**
 * Reads one CVSS 3.0, 3.1 or 4.0 vector: known metrics and values only, each once, all mandatory ones there, no trailing slash;
 * 4.0 in the specification's order, 3.x in any. All mistakes are told at once, each naming its metric.
 * Source: CVSS 3.1 specification section 6, CVSS 4.0 specification section 7.
 */
export function readCvss(text: string): Reading<CvssVector> {
  const [head, ...pairs] = text.split('/');
  const version = versionOf(head);
  if (version === undefined) {
    const expected = 'a vector that begins with CVSS:3.0/, CVSS:3.1/ or CVSS:4.0/';
    return misread(expected, text, cvssExamples['3.1']);
  }
  const example = cvssExamples[version];
  const metrics = new Map<string, string>();
  const mistakes: Mistake[] = [];
  for (const pair of pairs) {
    const expected = wrongPair(pair, version, metrics);
    if (expected !== undefined) mistakes.push(mistake(expected, pair, example));
  }
  return readUnless([...mistakes, ...missing(version, metrics)], { version, vector: text, metrics });
}

/** The vector with its base metrics alone, in the specification's order: what GitHub's form and its API take. */
export function baseVector({ version, metrics }: CvssVector): string {
  const base = cvssMetrics[version].filter((metric) => metric.mandatory);
  return [`CVSS:${version}`, ...base.map(({ name }) => `${name}:${metrics.get(name)}`)].join('/');
}

function versionOf(head: string | undefined): CvssVersion | undefined {
  return (['3.0', '3.1', '4.0'] as const).find((version) => head === `CVSS:${version}`);
}

/** Takes one `name:value` into `metrics`, or says what was expected instead. */
function wrongPair(pair: string, version: CvssVersion, metrics: Map<string, string>): string | undefined {
  const known = cvssMetrics[version];
  if (pair === '') return 'no empty part: one slash between metrics and none at the end';
  const [name = '', value = ''] = pair.split(/:(.*)/s);
  const metric = known.find((candidate) => candidate.name === name);
  if (metric === undefined) return `a metric of CVSS ${version}: ${known.map((one) => one.name).join(', ')}`;
  if (!metric.values.includes(value)) return `${name} to be one of ${metric.values.join(', ')}`;
  if (metrics.has(name)) return `${name} only once`;
  const early = version === '4.0' ? cameTooLate(metric, metrics) : undefined;
  metrics.set(name, value);
  return early === undefined
    ? undefined
    : `${name} before ${early}: the order of metrics is fixed in CVSS 4.0`;
}

/** The first metric already read that belongs behind this one. */
function cameTooLate(metric: CvssMetric, metrics: ReadonlyMap<string, string>): string | undefined {
  const order = cvssMetrics['4.0'];
  return order.slice(order.indexOf(metric)).find(({ name }) => metrics.has(name))?.name;
}

function missing(version: CvssVersion, metrics: ReadonlyMap<string, string>): readonly Mistake[] {
  return cvssMetrics[version]
    .filter(({ name, mandatory }) => mandatory && !metrics.has(name))
    .map(({ name, values }) =>
      mistake(`${name} to be given, one of ${values.join(', ')}`, '', cvssExamples[version]),
    );
}
