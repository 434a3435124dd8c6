// Documents for tools: every kind of advisory becomes one, and what is said of a product stands where the standard wants it.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { publisherFormats } from '../../../src/core/formats/index.ts';
import { publisherOf } from '../../../src/core/formats/publisher.ts';
import { textOf, versions } from '../../contract/formats/published.ts';
import { advisories } from '../advisory/arbitrary.ts';

const site = { repository: 'acme/security', branch: 'main', directory: 'advisories' };

test('the owner of the site publishes where the settings name nobody, and GitHub’s address serves', () => {
  expect(publisherOf(site)).toEqual({
    name: 'acme',
    namespace: 'https://github.com/acme',
    base: 'https://raw.githubusercontent.com/acme/security/main/advisories',
    isOwnHost: false,
  });
});

test('each product ID that is spoken of is in the tree, and none is both affected and fixed', () => {
  const [csaf] = publisherFormats(site);
  fc.assert(
    fc.property(advisories, (advisory) => {
      const rendering = csaf?.render(advisory);
      const text = rendering?.kind === 'rendered' ? rendering.text : '';
      const ids = (part: string): readonly string[] => [...part.matchAll(/CSAFPID-\d+/gu)].map(([id]) => id);
      const tree = [...text.matchAll(/"product_id": "(CSAFPID-\d+)"/gu)].map(([, id]) => String(id));
      expect(new Set(tree).size).toBe(tree.length);
      expect([...new Set(ids(text))].toSorted()).toEqual(tree.toSorted());
      const of = (status: string): readonly string[] => ids(new RegExp(`"${status}": \\[[^\\]]*\\]`, 'u').exec(text)?.[0] ?? ''); // prettier-ignore
      const fixed = of('fixed');
      expect(of('known_affected').filter((id) => fixed.includes(id))).toEqual([]);
    }),
    { numRuns: 200, seed: 1 },
  );
});

test.each(
  versions.flatMap(([name, advisory]) => ['csaf', 'openvex'].map((id) => [id, name, advisory] as const)),
)('the %s document of %s', async (id, name, advisory) => {
  await expect(textOf(id, advisory)).toMatchFileSnapshot(`fixtures/${name.replaceAll(' ', '-')}.${id}.json`);
});

test('OpenVEX of any advisory says something of each product that it names', () => {
  const [, openvex] = publisherFormats(site);
  fc.assert(
    fc.property(advisories, (advisory) => {
      const rendering = openvex?.render(advisory);
      const text = rendering?.kind === 'rendered' ? rendering.text : '{}';
      const { statements } = JSON.parse(text) as { statements: { status: string; products?: unknown[] }[] };
      for (const { status, products = [] } of statements)
        expect(products.length > 0).toBe(status !== 'under_investigation');
    }),
    { numRuns: 200, seed: 1 },
  );
});
