// CSAF documents before the official validator: every mandatory test of the standard holds for whatever an advisory says, and of the
// optional ones all but those that GitHub's own versions can't keep.
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { fillForm } from '../../src/core/advisory/form-fill.ts';
import { openForm } from '../../src/core/advisory/form.ts';
import { csafOf } from '../../src/core/formats/csaf.ts';
import { publisherOf } from '../../src/core/formats/publisher.ts';
import type { Advisory } from '../../src/core/advisory/advisory.ts';
import { advisories } from '../core/advisory/arbitrary.ts';
import { example, exampleValues } from '../core/advisory/example.ts';

let check: (advisory: Advisory) => Promise<readonly string[]>;
let warnings: (advisory: Advisory) => Promise<readonly string[]>;

beforeAll(async () => {
  // It takes seconds to load.
  const [{ default: validate }, basic, optional] = await Promise.all([
    import('@secvisogram/csaf-validator-lib/validate.js'),
    import('@secvisogram/csaf-validator-lib/basic.js'),
    import('@secvisogram/csaf-validator-lib/optionalTests.js'),
  ]);
  const csaf = csafOf(publisherOf({ repository: 'acme/security', branch: 'main', directory: 'advisories' }));
  const documentOf = (advisory: Advisory): unknown => {
    const rendering = csaf.render(advisory);
    return rendering.kind === 'rendered' ? JSON.parse(rendering.text) : undefined;
  };
  check = async (advisory) => (await validate(Object.values(basic), documentOf(advisory))).tests.flatMap(({ name, errors }) => errors.map(({ message, instancePath }) => `${name} ${instancePath}: ${message}`)); // prettier-ignore
  warnings = async (advisory) => (await validate(Object.values(optional), documentOf(advisory))).tests.flatMap(({ name, warnings: told }) => (told.length > 0 ? [name] : [])); // prettier-ignore
}, 120_000);

const filled = fillForm(openForm(example), exampleValues);
const published = (): Advisory => {
  if (filled.kind !== 'filled') throw new Error('the example must fill');
  return filled.advisory;
};

/** With a history as versions come about: one after the other, each later than the one before. */
function asReal(advisory: Advisory, before: number): Advisory {
  const history = [{ number: 1, kind: 'early', at: '2010-01-01T00:00:00Z' }, { number: 2, kind: 'final', at: '2010-01-02T00:00:00Z' }] as const; // prettier-ignore
  return {
    ...advisory,
    version: { ...advisory.version, number: before + 1 },
    history: history.slice(0, before),
  };
}

test('a published advisory is valid, and a document that is none is not', async () => {
  expect(await check(published())).toEqual([]);
  expect(await warnings(published())).toEqual([]);
  const twice = { ...published(), version: { number: 0, kind: 'final' } } as const;
  expect(await check(twice)).not.toEqual([]);
});

test('whatever an advisory says', async () => {
  await fc.assert(
    fc.asyncProperty(advisories, fc.nat(2), async (advisory, before) => {
      expect(await check(asReal(advisory, before))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
