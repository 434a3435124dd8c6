// Which version a tag names, however a project writes it.
import { expect, test } from 'vitest';
import { isTagOf } from '../../../src/core/advisory/tag-name.ts';

test.each([
  ['v2.4.1', '2.4.1', 'v2.4.*'],
  ['curl-8_4_0', '8.4.0', undefined],
  ['release/2.4.1-RC.1', '2.4.1-rc.1', 'release/*'],
  // Go writes this behind versions of modules that have no go.mod; their tags don't have it.
  ['v10.11.14', '10.11.14+incompatible', 'v10.11.*'],
  ['nightly', 'Nightly', undefined],
])('%s is the release of %s', (tag, version, pattern) => {
  expect(isTagOf(tag, version, pattern)).toBe(true);
});

test.each([
  ['v2.4.1', '2.4.1', 'v2.3.*'],
  ['v2.4.10', '2.4.1', 'v2.4.*'],
  ['v2.4.1-rc.1', '2.4.1', 'v2.4.*'],
  ['v10.11.14-rc.1', '10.11.14+incompatible', 'v10.11.*'],
])('%s is not the release of %s', (tag, version, pattern) => {
  expect(isTagOf(tag, version, pattern)).toBe(false);
});
