import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ecosystemRow, ecosystems, isEcosystem, packageUrl } from '../../../src/core/advisory/ecosystem.ts';
import type { Ecosystem } from '../../../src/core/advisory/ecosystem.ts';
import { compareVersions, semanticVersion } from '../../../src/core/advisory/version-order.ts';

/** Each list is in ascending order; versions in one string, split by ` = `, are the same release. */
const orders: readonly (readonly [Ecosystem, readonly string[]])[] = [
  ['npm', ['1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-beta', '1.0.0-rc.2', '1 = 1.0 = v1.0.0 = 1.0.0+build', '1.0.1', '1.2.9', '1.2.10', '2']],
  ['go', ['0.0.0-20220101000000-abcdefabcdef', '0.2.40', '1.17.12', '1.18.0-0', '1.18.4', '2.0.0+incompatible']],
  ['npm', ['1.2.3.4', '1.2.3.5']],
  ['pip', ['0.9', '1.0.dev1', '1.0a1 = 1.0.0alpha1', '1.0b2', '1.0rc0 = 1.0rc', '1.0rc1', '1.0 = 1 = 1.0.0 = 1.0+local', '1.0.post1 = 1.0.0.post1', '1.0.1', '1.10', '1!0.1']],
  ['maven', ['2.0-alpha-1', '2.0-beta', '2.0-M1', '2.0-RC1', '2.0-SNAPSHOT', '2.0 = 2.0.Final = 2.0-GA', '2.0-sp1', '2.0-android', '2.0-jre', '2.0.1', '11.10.13']],
  ['rubygems', ['3.0.0.beta1', '3.0.0.rails', '3.0.0', '3.0.21', '4.0.5']],
  ['nuget', ['1.0.0.9', '1.0.0.10', '1.0.1']],
  ['other', ['?', '2025.9.1', '2025.12.1', '99999999999999999998', '99999999999999999999']],
]; // prettier-ignore

describe.each(orders)('versions of %s', (ecosystem, ascending) => {
  const groups = ascending.map((text) => text.split(' = '));

  test('stand in this order', () => {
    const wrong = groups.flatMap((older, place) =>
      groups
        .slice(place + 1)
        .flatMap((newer) =>
          older.flatMap((a) =>
            newer
              .filter((b) => compareVersions(ecosystem, a, b) >= 0 || compareVersions(ecosystem, b, a) <= 0)
              .map((b) => `${a} ${b}`),
          ),
        ),
    );
    expect(wrong).toEqual([]);
  });

  test('are the same where they are spelled in several ways', () => {
    const wrong = groups.flatMap((same) =>
      same.filter((one) => compareVersions(ecosystem, one, same[0] ?? '') !== 0),
    );
    expect(wrong).toEqual([]);
  });
});

test('the order is a total one in every ecosystem', () => {
  const version = fc.stringMatching(/^[0-9]{1,2}(\.[0-9]{1,2}){0,3}(-?(rc|a|final|jre|post|dev)\.?[0-9]?)?$/);
  fc.assert(
    fc.property(
      fc.constantFrom<Ecosystem>('pip', 'maven'),
      fc.tuple(version, version, version),
      (ecosystem, [a, b, c]) => {
        const sign = (x: string, y: string): number => Math.sign(compareVersions(ecosystem, x, y));
        expect(sign(a, b)).toBe(0 - sign(b, a));
        expect(sign(a, b) > 0 || sign(b, c) > 0 || sign(a, c) <= 0).toBe(true);
      },
    ),
    { numRuns: 1000 },
  );
});

test.each([
  ['1', '1.0.0'],
  ['v1.2', '1.2.0'],
  ['01.02.3-rc.1+x', '1.2.3-rc.1+x'],
  ['1.2.3.4', undefined],
  ['1.2.3-', undefined],
  ['latest', undefined],
])('%s as a semantic version is %s', (text, version) => {
  expect(semanticVersion(text)).toBe(version);
});

describe('ecosystems', () => {
  test('are the thirteen of GitHub’s interface', () => {
    expect(Object.keys(ecosystems)).toHaveLength(13);
    expect([isEcosystem('npm'), isEcosystem('toString')]).toEqual([true, false]);
    expect(ecosystemRow('other')).toEqual({ scheme: 'general' });
  });

  test.each<[Ecosystem, string, string | undefined]>([
    ['npm', '@acme/gateway', 'pkg:npm/%40acme/gateway'],
    ['npm', 'gateway', 'pkg:npm/gateway'],
    ['go', 'github.com/acme/cli', 'pkg:golang/github.com/acme/cli'],
    ['maven', 'org.acme:core', 'pkg:maven/org.acme/core'],
    ['pip', 'Acme_Tool', 'pkg:pypi/acme-tool'],
    ['other', 'gateway', undefined],
    ['npm', '', undefined],
  ])('%s %s has the package URL %s', (ecosystem, name, url) => {
    expect(packageUrl(ecosystem, name)).toBe(url);
  });
});
