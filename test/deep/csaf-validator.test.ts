// Every mandatory test of the CSAF standard, as others wrote them down, over our documents. Loading them takes long, so they stand here alone.
import * as basic from '@secvisogram/csaf-validator-lib/basic.js';
import validateStrict from '@secvisogram/csaf-validator-lib/validateStrict.js';
import { expect, test } from 'vitest';
import type { Advisory } from '../../src/core/advisory/advisory.ts';
import { fillForm } from '../../src/core/advisory/form-fill.ts';
import { openForm } from '../../src/core/advisory/form.ts';
import { besideOf } from '../../src/core/formats/index.ts';
import { cli, example, exampleValues } from '../core/advisory/example.ts';

const filled = fillForm(openForm(example), exampleValues);
if (filled.kind !== 'filled') throw new Error('the example must fill');
const published = filled.advisory;
const [csaf] = besideOf({ repository: 'acme/security', branch: 'main', directory: 'advisories' });
const history = [
  { number: 1, kind: 'early', at: '2026-12-01T16:00:00Z' },
  { number: 2, kind: 'final', at: '2026-12-15T16:00:00Z' },
] as const;
const times = { ...published.times, published: '2026-12-01T16:00:00Z', modified: '2026-12-20T16:00:00Z' };
const revised: Advisory = {
  ...published,
  version: { number: 3, kind: 'revised', note: 'More.' },
  history,
  times,
};

function documentOf(advisory: Advisory): { document: object } {
  const rendering = csaf?.render(advisory);
  if (rendering?.kind !== 'rendered') throw new Error('it must be rendered');
  return JSON.parse(rendering.text) as { document: object };
}

async function wrongIn(document: object): Promise<readonly object[]> {
  const { tests } = await validateStrict(Object.values(basic), document);
  return tests.filter(({ isValid }) => !isValid).map(({ name, errors }) => ({ name, errors }));
}

test.each<[string, Advisory]>([
  ['final', published],
  ['early', { ...published, version: { number: 1, kind: 'early' } }],
  ['revised', revised],
  ['withdrawn', { ...revised, version: { number: 3, kind: 'withdrawn', note: 'No vulnerability.' } }],
  ['of a product that is not affected', { ...published, products: [cli] }],
])('an advisory that is %s passes every mandatory test [R29]', async (_, advisory) => {
  expect(await wrongIn(documentOf(advisory))).toEqual([]);
});

test('a document without its category does not', async () => {
  const { document, ...others } = documentOf(published);
  expect(await wrongIn({ ...others, document: { ...document, category: undefined } })).not.toEqual([]);
});
