import { describe, expect, test } from 'vitest';
import { baseVector, readCvss } from '../../../src/core/advisory/cvss-vector.ts';
import { scoreCvss, severityOf, verdictOn } from '../../../src/core/advisory/cvss.ts';
import type { CvssScore } from '../../../src/core/advisory/cvss.ts';
import { rowsOf } from './vectors/rows.ts';

const good31 = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
const good40 = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N';

function scored(vector: string): CvssScore {
  const outcome = scoreCvss(vector);
  if (!outcome.ok || outcome.value.kind !== 'scored') throw new Error(`not scored: ${vector}`);
  return outcome.value.score;
}

function expectations(vector: string): readonly string[] {
  const outcome = readCvss(vector);
  return outcome.ok ? [] : outcome.mistakes.map(({ expected }) => expected);
}

describe('scores of reference calculators', () => {
  test.each(['v30.tsv', 'v31.tsv'])('base scores of %s', (file) => {
    const wrong = rowsOf(file).filter(
      (row) => scored(row.get('vector') ?? '').base !== Number(row.get('base')),
    );
    expect(wrong).toEqual([]);
  });

  test('overall scores of 3.1, wherever environmental metrics are given', () => {
    const rows = rowsOf('v31.tsv').filter((row) => /\/(M[A-Z]+|[CIA]R):[^X]/.test(row.get('vector') ?? ''));
    expect(rows.length).toBeGreaterThan(50);
    const wrong = rows.filter(
      (row) => scored(row.get('vector') ?? '').overall !== Number(row.get('environmental')),
    );
    expect(wrong).toEqual([]);
  });

  test.each([
    ['v40.tsv', 'score'],
    ['v40-rounding-boundary.tsv', 'score_with_epsilon_current_RedHat'],
  ])('scores of %s', (file, column) => {
    const wrong = rowsOf(file).filter(
      (row) => scored(row.get('vector') ?? '').overall !== Number(row.get(column)),
    );
    expect(wrong).toEqual([]);
  });

  test('the base score of 4.0 leaves the threat metric out', () => {
    expect(scored(`${good40}/E:P`)).toMatchObject({ base: 9.3, overall: 8.9 });
  });
});

describe('strictness', () => {
  test.each(rowsOf('invalid.tsv').map((row) => [row.get('why') ?? '', row.get('vector') ?? '']))(
    '%s',
    (_why, vector) => {
      expect(scoreCvss(vector).ok).toBe(false);
    },
  );

  test.each([
    ['', ['a vector that begins with CVSS:3.0/, CVSS:3.1/ or CVSS:4.0/']],
    [`${good31}/`, ['no empty part: one slash between metrics and none at the end']],
    [`${good31}/AV:P`, ['AV only once']],
    [good31.replace('AC:L', 'AC:M'), ['AC to be one of L, H', 'AC to be given, one of L, H']],
    [good31.replace('AC:L', 'AC:L:H'), ['AC to be one of L, H', 'AC to be given, one of L, H']],
    [good31.replace('/S:U', ''), ['S to be given, one of U, C']],
    [`${good40}/CR:H/E:A`, ['E before CR: the order of metrics is fixed in CVSS 4.0']],
    [`${good40}/U:red`, ['U to be one of X, Clear, Green, Amber, Red']],
  ])('%s: every mistake names its metric', (vector, expected) => {
    expect(expectations(vector)).toEqual(expected);
  });

  test('an unknown metric is answered with the known ones and an example', () => {
    expect(readCvss(`${good31}/ZZ:Q`)).toEqual({
      ok: false,
      mistakes: [
        {
          got: 'ZZ:Q',
          expected: expect.stringMatching(/^a metric of CVSS 3\.1: AV, AC, .*MA$/),
          example: good31,
        },
      ],
    });
  });

  test('3.x takes its metrics in any order, 4.0 takes its optional ones in order', () => {
    expect(expectations('CVSS:3.1/A:H/I:H/C:H/S:U/UI:N/PR:N/AC:L/AV:N/E:P')).toEqual([]);
    expect(expectations(`${good40}/E:A/MSI:S/S:P/U:Amber`)).toEqual([]);
  });
});

test('the base vector is what GitHub takes: base metrics alone, in order', () => {
  const read = readCvss('CVSS:3.1/A:H/I:H/C:H/S:U/UI:N/PR:N/AC:L/AV:N/E:P');
  if (!read.ok) throw new Error('must be read');
  expect(baseVector(read.value)).toBe(good31);
});

describe('second opinion', () => {
  const read = readCvss(`${good31}/E:P/MAV:L`);
  if (!read.ok) throw new Error('must be read');

  test('is asked with the base metrics alone', () => {
    const asked: unknown[] = [];
    verdictOn(read.value, (metrics) => asked.push(metrics));
    expect(asked).toEqual([{ AV: 'N', AC: 'L', PR: 'N', UI: 'N', S: 'U', C: 'H', I: 'H', A: 'H' }]);
  });

  test('when it differs, no score is told', () => {
    expect(verdictOn(read.value, () => 9.7)).toEqual({
      kind: 'disagrees',
      vector: `${good31}/E:P/MAV:L`,
      first: 9.8,
      second: 9.7,
    });
  });
});

test.each([
  [0, 'none'],
  [0.1, 'low'],
  [3.9, 'low'],
  [4, 'medium'],
  [6.9, 'medium'],
  [7, 'high'],
  [8.9, 'high'],
  [9, 'critical'],
  [10, 'critical'],
])('a score of %d is rated %s', (score, severity) => {
  expect(severityOf(score)).toBe(severity);
});
