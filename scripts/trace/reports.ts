// Reads how the tagged tests went from the runner's own reports. It runs nothing and guesses nothing: a test without a result did not pass.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import { z } from 'zod';

import { idsIn } from './tags.ts';
import type { Tagged } from './tags.ts';

const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/** How one test went. */
export interface Result {
  readonly file: string;
  readonly fullName: string;
  readonly status: string;
}

/** Every result of these reports; of a file that stands in several, those of the newest. */
export function resultsIn(paths: readonly string[]): Result[] {
  const files = new Map<string, readonly Result[]>();
  const age = (path: string): number => statSync(path).mtimeMs;
  for (const path of paths.filter((one) => existsSync(one)).toSorted((a, b) => age(a) - age(b))) {
    const { testResults } = report.parse(JSON.parse(readFileSync(path, 'utf8')));
    for (const { name, assertionResults } of testResults) {
      const file = relative('.', name);
      files.set(file, assertionResults.map(({ fullName, status }) => ({ file, fullName, status }))); // prettier-ignore
    }
  }
  return [...files.values()].flat();
}

/** What the results lack to prove what the tags say; empty when all of it is proven. */
export function unprovenBy(results: readonly Result[], tags: readonly Tagged[]): string[] {
  const claimed = new Set(tags.flatMap(({ file, ids }) => ids.map((id) => `${file} [${id}]`)));
  const proven = new Set<string>();
  const failed: string[] = [];
  for (const { file, fullName, status } of results) {
    const keys = idsIn(fullName).map((id) => `${file} [${id}]`);
    if (status === 'passed') for (const key of keys) proven.add(key);
    else if (keys.length > 0) failed.push(`${file}: “${fullName}” is ${status}`);
  }
  const silent = [...claimed].filter((key) => !proven.has(key));
  return [...failed, ...silent.map((key) => `${key}: no report says that a test of it passed`)];
}
