// Whatever the team knows, a run of the Action tells the public the same bytes until an advisory is out: by every event, both ways in, dry or
// not, with no case, one that nobody signed, one that is on hold, and one whose tag was refused.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeBundle } from '../action/job.ts';
import type { Bundle, Ran } from '../action/job.ts';
import { approve, ask, canary, repository, startProduct } from '../action/product.ts';
import type { Case, Product } from '../action/product.ts';

const tag = 'v2.4.1';
let bundle: Bundle;
let product: Product;
let one: Case;
let first: readonly Ran[];

beforeAll(async () => {
  bundle = await makeBundle();
  product = await startProduct();
});
afterAll(async () => {
  bundle.remove();
  await product.close();
});

/** Everything that a workflow can say about how it runs. */
const manners = [
  { GITHUB_EVENT_NAME: 'push' },
  { GITHUB_EVENT_NAME: 'release' },
  { GITHUB_EVENT_NAME: 'workflow_dispatch' },
  { GITHUB_EVENT_NAME: 'push', 'INPUT_DRY-RUN': 'true' },
  { GITHUB_EVENT_NAME: 'push', INPUT_WAIT: '1' },
];
/** By hand on a branch, with the key alone: the server proves nothing but the tag that the job runs on. */
const byHand = { GITHUB_EVENT_NAME: 'workflow_dispatch', GITHUB_REF: 'refs/heads/main' };

async function all(): Promise<readonly Ran[]> {
  const environments: Record<string, string>[] = [{ ...product.withKey(tag), ...byHand }, { ...product.withKey(tag), ...byHand, INPUT_TAG: tag }];
  for (const manner of manners) environments.push({ ...product.withKey(tag), ...manner }, { ...(await product.withServer(tag)), ...manner });
  const ran: Ran[] = [];
  for (const environment of environments) ran.push(await bundle.run(environment));
  await product.house.rest();
  return ran;
} // prettier-ignore

const states = async (): Promise<readonly string[]> =>
  (await product.as('owner').advisories(repository)).map(({ state }) => state);

describe('until an advisory is out', () => {
  test('without any case', async () => {
    await product.tag(tag);
    first = await all();
    await product.untag(tag);
    expect(new Set(first.map(({ code, outputs }) => `${code} ${outputs}`))).toEqual(
      new Set(['0 advisories=[]\n']),
    );
  });

  test('with a case that nobody signed', async () => {
    one = await product.openCase('2.4.1');
    await ask(one);
    await product.tag(tag);
    expect(await all()).toEqual(first);
  });

  test('signed, with a tag that does not hold the fix', async () => {
    await approve(one);
    await product.mergeFix();
    expect(await all()).toEqual(first);
    expect(await one.card()).toContain('v2.4.1 does not contain');
  });

  test('signed and proven, on hold', async () => {
    await one.say('owner', '/psirt hold legal asks');
    await product.untag(tag);
    await product.tag(tag);
    expect(await all()).toEqual(first);
    expect(await one.card()).toContain('| ✅ v2.4.1 |');
  });

  test('nothing was published, and nothing of a case was told', async () => {
    expect(await states()).toEqual(['draft']);
    expect(JSON.stringify(first)).not.toContain(canary);
  });
});

test('a release that is made public publishes; run again, in any manner that looks, it tells the same', async () => {
  await one.say('owner', '/psirt unhold');
  const ran = await bundle.run({ ...product.withKey(tag), GITHUB_EVENT_NAME: 'release' });
  expect(ran.log).toMatch(/Published: GHSA-\S+ /u);
  expect(await states()).toEqual(['published']);
  await product.house.rest();
  for (const manner of manners.slice(0, 3))
    expect(await bundle.run({ ...product.withKey(tag), ...manner })).toEqual(ran);
  const asked = await bundle.run({ ...(await product.withServer(tag)), GITHUB_EVENT_NAME: 'release' });
  expect([asked.code, asked.outputs, asked.summary]).toEqual([ran.code, ran.outputs, ran.summary]);
  const dry = await bundle.run({ ...product.withKey(tag), 'INPUT_DRY-RUN': 'true' });
  expect(dry.outputs).toBe('advisories=[]\n');
});
