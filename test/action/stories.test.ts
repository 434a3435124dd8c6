// The Action's real bundle in the box, both ways in: it publishes what is signed and proven. That it tells nothing before is proven by
// test/deep/same-bytes.test.ts.
import { statSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeBundle } from './job.ts';
import type { Bundle, Ran } from './job.ts';
import { approve, ask, repository, startProduct } from './product.ts';
import type { Product } from './product.ts';

let bundle: Bundle;
beforeAll(async () => {
  bundle = await makeBundle();
});
afterAll(() => bundle.remove());

test('the bundle is small enough to be fetched by every run', () => {
  expect(statSync(bundle.path).size).toBeLessThan(3_000_000);
});

const advisories = ({ outputs }: Ran): unknown => JSON.parse(outputs.replace('advisories=', ''));

describe('a tag with the fix', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  const state = async (): Promise<readonly string[]> =>
    (await product.as('owner').advisories(repository)).map((advisory) => advisory.state);

  test('a dry run writes nothing; the run publishes; the next one finds it done', async () => {
    const one = await product.openCase('2.4.1');
    await ask(one);
    await approve(one);
    await product.mergeFix();
    await product.tag('v2.4.1');
    const { box } = product.house;
    const before = box.exchanges.length;
    for (const environment of [product.withKey('v2.4.1'), await product.withServer('v2.4.1')]) {
      const dry = await bundle.run({ ...environment, 'INPUT_DRY-RUN': 'true' });
      expect(dry.log).toContain('Dry run: identity, settings and connection are in order.');
      expect([dry.code, dry.outputs]).toEqual([0, 'advisories=[]\n']);
    }
    await product.house.rest();
    const wrote = box.exchanges.slice(before).filter(({ method }) => method !== 'GET');
    // Tokens and GraphQL’s questions are asked for by POST, too.
    expect(wrote.filter(({ url }) => !/\/(?:access_tokens|graphql)$/.test(url))).toEqual([]);
    expect(await state()).toEqual(['draft']);

    const began = Date.now();
    const ran = await bundle.run(product.withKey('v2.4.1'));
    expect(Date.now() - began).toBeLessThan(10_000);
    expect(ran.code).toBe(0);
    expect(advisories(ran)).toMatchObject([
      { ghsa_id: expect.stringMatching(/^GHSA-/), summary: expect.any(String) },
    ]);
    // The key is masked before anything else is said.
    expect(ran.log.startsWith('::add-mask::')).toBe(true);
    expect(ran.log).toMatch(/Published: GHSA-\S+ .*https:\/\/\S+/);
    expect(await state()).toEqual(['published']);

    await product.house.rest();
    const again = await bundle.run(product.withKey('v2.4.1'));
    expect(again).toEqual(ran);
  });

  test('the server publishes for a proven tag, while the run waits', async () => {
    const one = await product.openCase('2.4.2');
    await ask(one);
    await approve(one);
    await product.mergeFix();
    await product.tag('v2.4.2');
    const ran = await bundle.run({ ...(await product.withServer('v2.4.2')), INPUT_WAIT: '20' });
    expect(ran.code).toBe(0);
    expect(advisories(ran)).toHaveLength(1);
    expect(await state()).toEqual(['published', 'published']);
    const ours = product.house.box.violations().filter(({ by }) => by !== product.house.box.app.botLogin);
    expect(ours).toEqual([]);
  });
});
