// The Action's real bundle on the tag that releases one case: a process of its own, from its start to its end, in a GitHub in a box.
import { execFileSync } from 'node:child_process';
import { makeBundle } from '../test/action/job.ts';
import { approve, ask, startProduct } from '../test/action/product.ts';
import type { Product } from '../test/action/product.ts';
import { median, times } from './row.ts';
import type { Row, Section } from './row.ts';

const versions = ['2.4.1', '2.4.2', '2.4.3'];
/** A run for one case may take this long (milliseconds). */
const most = 2_000;

export async function releases(): Promise<Section> {
  const product = await startProduct();
  const bundle = await makeBundle();
  const [publishing, again, nothing]: [number[], number[], number[]] = [[], [], []];
  const ran = async (version: string): Promise<number> => {
    const from = performance.now();
    const { outputs } = await bundle.run(product.withKey(`v${version}`));
    if (!outputs.includes('GHSA-')) throw new Error('nothing was published');
    return performance.now() - from;
  };
  for (const version of versions) {
    await prepared(product, version);
    publishing.push(await ran(version));
    await product.house.rest();
    again.push(await ran(version));
    nothing.push(emptyProcess());
  }
  bundle.remove();
  await product.close();
  const row = (what: string, values: readonly number[]): Row => ({
    what,
    ours: `${(median(values) / 1000).toFixed(2)} s`,
    against: `at most ${most / 1000} s; an empty process of Node ${(median(nothing) / 1000).toFixed(2)} s`,
    ratio: times(median(values) / most),
  });
  return {
    title: 'The Action on the tag that releases one case',
    how: `The median of ${versions.length} releases by the publisher App’s key: the process from its start to its end. The case’s App works beside it.`,
    rows: [row('publishes one case', publishing), row('run again, finds it done', again)],
  };
}

/** Signed, fixed and tagged. */
async function prepared(product: Product, version: string): Promise<void> {
  const one = await product.openCase(version);
  await ask(one);
  await approve(one);
  await product.mergeFix();
  await product.tag(`v${version}`);
}

function emptyProcess(): number {
  const from = performance.now();
  execFileSync(process.execPath, ['--eval', '0']);
  return performance.now() - from;
}
