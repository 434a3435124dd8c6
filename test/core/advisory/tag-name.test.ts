// Which version a tag names, however a project writes it.
import { describe, expect, test } from 'vitest';
import { endsIn, isTagOf, namesRelease } from '../../../src/core/advisory/tag-name.ts';

test.each([
  ['v2.4.1', '2.4.1', 'v2.4.*'],
  ['v2.4.1', 'v2.4.1', 'v2.4.*'],
  ['v2.4.1', '2.4.1', 'v*'],
  ['v2.4.1', '2.4.1', 'v*.*.*'],
  ['2.4.1', '2.4.1', '*'],
  ['v2.4.1', '2.4.1', 'v2.4.1'],
  ['r2.4.1', '2.4.1', 'r2*'],
  ['curl-8_4_0', '8.4.0', 'curl-8_*'],
  ['log4j-2.17.1', '2.17.1', 'log4j-2.*'],
  ['widget@2.4.1', '2.4.1', 'widget@*'],
  ['sub/v1.2.3', '1.2.3', 'sub/v1.*'],
  ['v1.x-1.2.3', '1.2.3', 'v1.x-*'],
  ['release/2.4.1-RC.1', '2.4.1-rc.1', 'release/*'],
  ['release/v2.4.1', '2.4.1', 'release/*'],
  ['v1.0-beta3', '1.0-beta3', 'v1.0-beta*'],
  ['v2.4.1-final', '2.4.1', 'v2.4.*-final'],
  ['v2.4.1-rc.1', '2.4.1-rc.1', 'v2.4.*-rc.1'],
  // Go writes this behind versions of modules that have no go.mod; their tags don't have it.
  ['v10.11.14', '10.11.14+incompatible', 'v10.11.*'],
])('%s is the release of %s under %s', (tag, version, pattern) => {
  expect(isTagOf(tag, version, pattern)).toBe(true);
});

test.each([
  ['v2.4.1', '2.4.1', 'v2.3.*'],
  ['v2.4.10', '2.4.1', 'v2.4.*'],
  ['v2.4.1-rc.1', '2.4.1', 'v2.4.*'],
  ['v10.11.14-rc.1', '10.11.14+incompatible', 'v10.11.*'],
  // Whatever stands before the version must stand in the pattern.
  ['v2.4.x/nightly-2.4.1', '2.4.1', 'v2.4.*'],
  ['v2.4.0-2.4.1', '2.4.1', 'v2.4.*'],
  ['v2.4.2.4.1', '2.4.1', 'v2.4.*'],
  ['v2.4.1', '4.1', 'v2.4.*'],
  ['nightly-2.4.1', '2.4.1', '*'],
  ['v2.4.1-final-final', '2.4.1', 'v2.4.*-final'],
  ['a-c', 'c', 'a*b*c'],
  ['aba', 'a', 'ab*ba'],
  ['v2.4.1', '', 'v*'],
])('%s is not the release of %s under %s', (tag, version, pattern) => {
  expect(isTagOf(tag, version, pattern)).toBe(false);
});

test('a pattern with many stars is tried in no time', () => {
  const [tag, pattern] = ['a'.repeat(5000), `${'a*'.repeat(100)}b`];
  const start = performance.now();
  expect(isTagOf(tag, '2.4.1', pattern)).toBe(false);
  expect(performance.now() - start).toBeLessThan(500);
});

test.each([
  ['curl-7_69_0', '7.69.0', 'curl-8_*', true],
  ['v7.69.0', '7.69.0', 'v8.*', true],
  ['tool-7_69_0', '7.69.0', 'curl-8_*', false],
])('%s may be an older release %s of the line with tags %s: %s', (tag, version, pattern, expected) => {
  expect(namesRelease(tag, version, pattern)).toBe(expected);
});

describe('The end of a tag', () => {
  test.each([
    ['v2.4.1', '2.4.1', true],
    ['curl-8_4_0', '8.4.0', true],
    ['nightly', 'Nightly', true],
    ['v12.4.1', '2.4.1', false],
    ['v1.2.4.1', '2.4.1', false],
    ['v2.4.1-rc.1', '2.4.1', false],
    ['v2.4.1', '', false],
  ])('%s names %s: %s', (tag, version, expected) => {
    expect(endsIn(tag, version)).toBe(expected);
  });
});
