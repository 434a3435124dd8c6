import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Ecosystem } from '../../../src/core/advisory/ecosystem.ts';
import { osvEvents } from '../../../src/core/advisory/osv-events.ts';
import { rangesOfEvents } from './ranges-of-events.ts';
import type { OsvEvent } from '../../../src/core/advisory/osv-events.ts';
import { endedBy, isAffected, normalised } from '../../../src/core/advisory/range-order.ts';
import { readRanges } from '../../../src/core/advisory/range-reading.ts';
import { rangesText } from '../../../src/core/advisory/version-range.ts';
import type { VersionRange } from '../../../src/core/advisory/version-range.ts';
import { mistakeText } from '../../../src/core/mistake.ts';
import { ranges as anyRanges } from './arbitrary.ts';

function rangesOf(text: string, ecosystem: Ecosystem = 'npm'): readonly VersionRange[] {
  const outcome = readRanges(text, ecosystem);
  if (!outcome.ok) throw new Error(outcome.mistakes.map(mistakeText).join('\n'));
  return outcome.value;
}

describe('reading', () => {
  test.each<[string, string, Ecosystem?]>([
    ['>= 1.0.0, < 1.0.1', '>= 1.0.0, < 1.0.1'],
    ['">=1.2 <1.4"', '>= 1.2, < 1.4'],
    ['>=2.3.0 <2.3.9', '>= 2.3.0, < 2.3.9'],
    ['<1.4>=1.2', '>= 1.2, < 1.4'],
    ["'<= 1.10.2'", '<= 1.10.2'],
    ['> 2.1.0, < 3.0.0', '> 2.1.0, < 3.0.0'],
    ['= 1.2.3', '= 1.2.3'],
    ['== v1.2.3', '= 1.2.3'],
    ['1.2.3', '= 1.2.3'],
    ['1.2.5, 1.2.3', '= 1.2.3 || = 1.2.5'],
    ['*', '>= 0'],
    ['ALL', '>= 0'],
    ['>= 0', '>= 0'],
    ['>= 0, < 2', '< 2'],
    ['>=1.4.0 <=1.11.3 || >=1.12.3 <=2.2.4', '>= 1.4.0, <= 1.11.3 || >= 1.12.3, <= 2.2.4'],
    ['20.x || ^22.1', '>= 20.0.0, < 21.0.0-0 || >= 22.1.0, < 23.0.0-0'],
    ['1.2.0 - 1.4.3', '>= 1.2.0, <= 1.4.3'],
    ['~1.2', '>= 1.2.0, < 1.3.0-0'],
    ['x', '>= 0'],
    ['>= 2, < 3 || < 1', '< 1 || >= 2, < 3'],
    ['>= 1, < 3 || >= 2, < 4 || >= 4, < 5', '>= 1, < 5'],
    ['>= 1, < 5 || >= 2, < 3', '>= 1, < 5'],
    ['>= 1 || >= 2, < 3', '>= 1'],
    ['< 2 || > 2, < 3', '< 2 || > 2, < 3'],
    ['<= 2 || > 2, < 3', '< 3'],
    ['< 2 || = 2', '<= 2'],
    ['> 1, < 2 || >= 1, < 2', '>= 1, < 2'],
    ['* || < 1', '>= 0'],
    ['> 11.6, < 11.10.13', '> 11.6, < 11.10.13', 'maven'],
    ['>= 1!2.0.post1, < 1!2.1~rc1', '>= 1!2.0.post1, < 1!2.1~rc1', 'pip'],
    ['all', '>= 0', 'other'],
  ])('%s means %s', (text, normal, ecosystem = 'npm') => {
    expect(rangesText(rangesOf(text, ecosystem))).toBe(normal);
  });

  test.each<[string, string, Ecosystem?]>([
    ['', 'a range of versions of npm'],
    ['1.2 ||', 'a range of versions of npm'],
    ['>= 1.2, <', 'a version of npm'],
    ['>= 1.2.3.4', 'a version of npm'],
    ['before 2', 'a version of npm'],
    ['!= 1.2', 'a version of npm'],
    ['^latest', 'a range of versions of npm'],
    ['>= 1, >= 2', 'at most one lower and one upper bound; write || between ranges'],
    ['< 1, < 2', 'at most one lower and one upper bound; write || between ranges'],
    ['>= 1, 1.5', 'at most one lower and one upper bound; write || between ranges'],
    ['~1.2, < 1.2.5', 'at most one lower and one upper bound; write || between ranges'],
    ['>= 2, < 1', 'a range that some version can lie in'],
    ['>= 2, < 2', 'a range that some version can lie in'],
    ['~> 1.2', 'a range of versions of rubygems', 'rubygems'],
    ['1.x', 'a range of versions of pip', 'pip'],
    ['every', 'a version of other', 'other'],
  ])('%s is answered with: expected %s', (text, expected, ecosystem = 'npm') => {
    const outcome = readRanges(text, ecosystem);
    expect(outcome).toMatchObject({
      ok: false,
      mistakes: [{ expected, example: expect.stringContaining('1.4.3') }],
    });
  });

  test('all mistakes are told, in words that can be mended from', () => {
    const outcome = readRanges('>= 2, < 1 || soon', 'npm');
    if (outcome.ok) throw new Error('must be misread');
    expect(outcome.mistakes.map(mistakeText)).toEqual([
      'expected a range that some version can lie in; got >= 2, < 1; for example >= 1.2.0, < 1.4.3',
      'expected a version of npm; got soon; for example >= 1.2.0, < 1.4.3',
    ]);
  });
});

describe('membership', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['>= 1.0.0, < 1.0.1', ['1.0.0', '1.0.1-rc.1'], ['0.9.9', '1.0.0-rc.1', '1.0.1']],
    ['> 1.0.0, <= 1.2', ['1.0.1-0', '1.2.0'], ['1.0.0', '1.2.1']],
    ['*', ['0.0.0-0', '99.0.0'], []],
    ['= 1.2.3 || >= 2', ['1.2.3', '2.0.0', '3.0.0'], ['1.2.4', '1.9.9']],
  ])('of %s', (text, inside, outside) => {
    const ranges = rangesOf(text);
    expect(inside.filter((version) => !isAffected(ranges, 'npm', version))).toEqual([]);
    expect(outside.filter((version) => isAffected(ranges, 'npm', version))).toEqual([]);
  });
});

describe('the fixed version', () => {
  test.each([
    ['<= 1.10.2', '1.10.3', '< 1.10.3'],
    ['>= 1', '1.5.0', '>= 1, < 1.5.0'],
    ['*', '2.0.0', '< 2.0.0'],
    ['>=1.4.0 <=1.11.3 || >=1.12.3 <=2.2.4', '3.0.0', '>= 1.4.0, <= 1.11.3 || >= 1.12.3, < 3.0.0'],
    ['< 2.3.9', '2.4.0', '< 2.3.9'],
    ['<= 2.3.9', '2.3.9', '<= 2.3.9'],
    ['>= 3', '2.4.0', '>= 3'],
    ['<= 2.3.9', undefined, '<= 2.3.9'],
  ])('%s with the fix %s ends as %s', (text, fixed, ended) => {
    expect(rangesText(endedBy(rangesOf(text), fixed, 'npm'))).toBe(ended);
  });

  test('ends nothing where nothing is affected', () => {
    expect(endedBy([], '1.0.0', 'npm')).toEqual([]);
  });
});

describe('OSV events', () => {
  // Ranges and events as in github.com/ossf/osv-schema, tools/ghsa/testdata.
  test.each<[string, readonly OsvEvent[], Ecosystem?]>([
    ['< 1.10.3', [{ introduced: '0' }, { fixed: '1.10.3' }]],
    ['<= 1.10.2', [{ introduced: '0' }, { last_affected: '1.10.2' }]],
    ['= 1.2.3', [{ introduced: '1.2.3' }, { last_affected: '1.2.3' }]],
    ['>= 4.0.1', [{ introduced: '4.0.1' }]],
    ['> 2.1.0, < 3.0.0', [{ introduced: '2.1.1-0' }, { fixed: '3.0.0' }]],
    ['> 2.1.0-rc.1', [{ introduced: '2.1.0-rc.1.0' }]],
    ['> 2.1.0+meta', [{ introduced: '2.1.1-0' }]],
    ['>= 2, < 3.1', [{ introduced: '2.0.0' }, { fixed: '3.1.0' }]],
    ['>= 1.0.0+incompatible, <= 2', [{ introduced: '1.0.0+incompatible' }, { last_affected: '2.0.0' }]],
  ])('of %s', (text, events) => {
    expect(rangesOf(text).map((range) => osvEvents(range, 'npm'))).toEqual([{ events, isExact: true }]);
  });

  test('other versions than semantic ones stay as they are', () => {
    expect(rangesOf('>= 2, <= 3.1').map((range) => osvEvents(range, 'pip').events)).toEqual([
      [{ introduced: '2' }, { last_affected: '3.1' }],
    ]);
  });

  test('an exclusive start is widened where versions have no successor', () => {
    expect(rangesOf('> 11.6', 'maven').map((range) => osvEvents(range, 'maven'))).toEqual([
      { events: [{ introduced: '11.6' }], isExact: false },
    ]);
  });

  test.each<[readonly OsvEvent[], string]>([
    [[{ introduced: '0' }, { fixed: '1.17.12' }, { introduced: '1.18.0-0' }, { fixed: '1.18.4' }], '< 1.17.12 || >= 1.18.0-0, < 1.18.4'],
    [[{ introduced: '0' }, { introduced: '4.0.1' }, { fixed: '4.0.5' }, { fixed: '3.0.21' }], '< 3.0.21 || >= 4.0.1, < 4.0.5'],
    [[{ fixed: '1.5.0' }, { introduced: '1.5.0' }], '>= 1.5.0'],
    [[{ introduced: '1.5.0' }, { last_affected: '1.5.0' }], '= 1.5.0'],
  ])('%j are %s', (events, text) => {
    expect(rangesText(rangesOfEvents(events, 'go'))).toBe(text);
  });
}); // prettier-ignore

describe('laws of any ranges', () => {
  const versions = fc.nat(61).map((major) => `${major}.0.0`);

  test('GitHub’s form is read back as the same ranges', () => {
    fc.assert(
      fc.property(anyRanges, (ranges) => {
        expect(rangesOf(rangesText(ranges))).toEqual(normalised(ranges, 'npm'));
      }),
    );
  });

  test('normalising changes no membership and is done once', () => {
    fc.assert(
      fc.property(fc.array(anyRanges, { minLength: 1, maxLength: 3 }), versions, (lists, version) => {
        const ranges = lists.flat();
        const normal = normalised(ranges, 'npm');
        expect(isAffected(normal, 'npm', version)).toBe(isAffected(ranges, 'npm', version));
        expect(normalised(normal, 'npm')).toEqual(normal);
      }),
    );
  });

  test('OSV events say what the ranges say, and come back as the same set', () => {
    fc.assert(
      fc.property(anyRanges, versions, (ranges, version) => {
        const events = normalised(ranges, 'npm').flatMap((range) => osvEvents(range, 'npm').events);
        expect(isAffected(rangesOfEvents(events, 'npm'), 'npm', version)).toBe(
          isAffected(ranges, 'npm', version),
        );
      }),
    );
  });
});
