// One advisory as each version that can be public, and its documents for tools.
import type { Advisory } from '../../../src/core/advisory/advisory.ts';
import { fillForm } from '../../../src/core/advisory/form-fill.ts';
import { openForm } from '../../../src/core/advisory/form.ts';
import { publisherFormats } from '../../../src/core/formats/index.ts';
import { example, exampleValues } from '../../core/advisory/example.ts';
import { site } from './site.ts';

const filled = fillForm(openForm(example), exampleValues);
if (filled.kind === 'violated') throw new Error('the example must fill');
const published = filled.advisory;

/** A document by the name of its format. */
export function textOf(id: string, advisory: Advisory): string {
  const rendering = publisherFormats(site)
    .find((format) => format.id === id)
    ?.render(advisory);
  if (rendering?.kind !== 'rendered') throw new Error(`${id} must be rendered`);
  return rendering.text;
}

/** Each with its name. */
export const versions: readonly (readonly [string, Advisory])[] = [
  ['the first', published],
  ['an early one', { ...published, version: { number: 1, kind: 'early', note: 'There is no fix yet.' }, products: example.products }],
  [
    'a revised one',
    {
      ...published,
      version: { number: 2, kind: 'revised', note: 'Fixed in gateway 2.3.9.' },
      history: [{ number: 1, kind: 'final', at: '2026-12-15T16:00:00Z' }],
      times: { ...published.times, modified: '2026-12-20T16:00:00Z' },
    },
  ],
  [
    'a withdrawn one',
    {
      ...published,
      version: { number: 2, kind: 'withdrawn', note: 'Not a vulnerability.' },
      history: [{ number: 1, kind: 'final', at: '2026-12-15T16:00:00Z' }],
      times: { ...published.times, modified: '2026-12-20T16:00:00Z', withdrawn: '2026-12-20T16:00:00Z' },
    },
  ],
]; // prettier-ignore
