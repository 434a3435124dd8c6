// Takes away what covers the requirements, one thing after the other, and runs the tests that are said to prove them: at least one of
// each requirement must fail. A test that passes without the thing proves nothing about it.
import { resolve } from 'node:path';
import { createVitest } from 'vitest/node';
import type { TestModule, Vitest } from 'vitest/node';

import { thingsOf } from './requirements.ts';
import type { Requirement, Thing } from './requirements.ts';
import { idsIn } from './tags.ts';
import type { Tagged } from './tags.ts';
import { holders } from './without.ts';

/** One thing to take away, and the requirements that it covers. */
interface Break {
  readonly thing: Thing;
  readonly ids: readonly string[];
}

interface Options {
  readonly tags: readonly Tagged[];
  /** Names of things or requirements to look at; empty for all. */
  readonly only: readonly string[];
}

/** Every requirement whose tests go on passing without what covers it, in one sentence each. */
export async function breakEverything(
  requirements: readonly Requirement[],
  options: Options,
): Promise<string[]> {
  const breaks = breaksOf(requirements, options);
  const bench = await openBench();
  // Tests that fail anyway would seem to see everything.
  const problems = (await failedIn(bench, { ids: breaks.flatMap(({ ids }) => ids), tags: options.tags })).map((id) => `${id}: a test of it fails although nothing is gone`); // prettier-ignore
  for (const [at, one] of breaks.entries()) {
    const started = performance.now();
    const unmoved = await unmovedBy(bench, one, options.tags);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const said = unmoved.length === 0 ? 'seen' : `NOT seen by ${unmoved.join(', ')}`;
    console.log(`${at + 1}/${breaks.length} without ${one.thing.name} (${one.thing.kind}; ${one.ids.join(', ')}): ${said}, ${seconds} s`); // prettier-ignore
    problems.push(...unmoved.map((id) => `${id}: no test of it fails without ${one.thing.name} (${one.thing.kind})`)); // prettier-ignore
  }
  await bench.vitest.close();
  return problems;
}

function breaksOf(requirements: readonly Requirement[], { tags, only }: Options): Break[] {
  const breaks = new Map<string, { thing: Thing; ids: string[] }>();
  const proven = new Set(tags.flatMap(({ ids }) => ids));
  for (const one of requirements.filter(({ id }) => proven.has(id)))
    for (const thing of thingsOf(one)) {
      const key = `${thing.kind} ${thing.name}`;
      const known = breaks.get(key) ?? { thing, ids: [] };
      breaks.set(key, { thing, ids: [...known.ids, one.id] });
    }
  return [...breaks.values()].filter(
    ({ thing, ids }) => only.length === 0 || only.some((name) => name === thing.name || ids.includes(name)),
  );
}

/** A test runner whose sources are given out without the thing that it was told. */
interface Bench {
  readonly vitest: Vitest;
  without: Thing | undefined;
}

async function openBench(): Promise<Bench> {
  const bench: { vitest?: Vitest; without: Thing | undefined } = { without: undefined };
  const plugin = {
    name: 'without',
    enforce: 'pre' as const,
    transform: (source: string, id: string): string | undefined => {
      const holder = Object.keys(holders).find((path) => id.endsWith(path));
      return holder === undefined || bench.without === undefined ? undefined : holders[holder]?.(source, bench.without); // prettier-ignore
    },
  };
  const options = {
    config: false as const, watch: false, pool: 'threads' as const, maxWorkers: 2, reporters: [{}], include: ['test/**/*.test.ts'],
    env: { PROPERTY_RUNS: '5' }, testTimeout: 60_000, hookTimeout: 60_000, bail: 0, passWithNoTests: true,
  }; // prettier-ignore
  const vitest = await createVitest('test', options, { plugins: [plugin] });
  return Object.assign(bench, { vitest });
}

/** The requirements of which no test failed. Files are run one by one until each requirement saw it. */
async function unmovedBy(bench: Bench, { thing, ids }: Break, tags: readonly Tagged[]): Promise<string[]> {
  bench.without = thing;
  for (const path of Object.keys(holders)) bench.vitest.invalidateFile(resolve(path));
  let left = [...ids];
  for (const file of filesOf(ids, tags)) {
    const own = tags.filter((tag) => tag.file === file && tag.ids.some((id) => left.includes(id)));
    if (own.length === 0) continue;
    const moved = new Set(await failedIn(bench, { ids: left, tags: own }));
    left = left.filter((id) => !moved.has(id));
  }
  return left;
}

/** The files in which these requirements are proven: those that prove most of them first. */
function filesOf(ids: readonly string[], tags: readonly Tagged[]): string[] {
  const proofs = new Map<string, Set<string>>();
  for (const { file, ids: own } of tags)
    for (const id of own.filter((one) => ids.includes(one))) proofs.set(file, (proofs.get(file) ?? new Set()).add(id)); // prettier-ignore
  return [...proofs.keys()].toSorted((a, b) => (proofs.get(b)?.size ?? 0) - (proofs.get(a)?.size ?? 0));
}

interface Wanted {
  readonly ids: readonly string[];
  readonly tags: readonly Tagged[];
}

/** Runs the tests of some requirements. Those of which one failed. */
async function failedIn({ vitest }: Bench, { ids, tags }: Wanted): Promise<string[]> {
  const files = new Set(tags.filter((tag) => tag.ids.some((id) => ids.includes(id))).map(({ file }) => file));
  const pattern = new RegExp(String.raw`\[(?:R\d+, )*(?:${ids.join('|')})(?:, R\d+)*\]`);
  const project = vitest.getRootProject();
  const specifications = [...files].map((file) => project.createSpecification(resolve(file), { testNamePattern: pattern })); // prettier-ignore
  const { testModules } = await vitest.runTestSpecifications(specifications);
  return [...new Set(testModules.flatMap((module) => failuresOf(module, tags)))].filter((id) =>
    ids.includes(id),
  );
}

/** The requirements that some failed test of a file proves. A file that can’t be loaded any more fails with all its tests. */
function failuresOf(module: TestModule, tags: readonly Tagged[]): string[] {
  const tests = [...module.children.allTests()];
  if (tests.length === 0 && !module.ok())
    return tags.filter(({ file }) => resolve(file) === module.moduleId).flatMap(({ ids }) => ids);
  return tests.filter((test) => test.result().state === 'failed').flatMap((test) => idsIn(test.fullName));
}
