// Counts a test run from what the runner itself wrote. It must never guess: a file that could not be loaded counts
// as one failed test, and so does a run that left no result.
import { readFileSync } from 'node:fs';

/** How a run went; `failed` includes files that broke before their first test. */
export type Tally = { passed: number; failed: number };

type FileResult = { status: string; assertionResults: { status: string }[] };
type RunResult = { numPassedTests: number; numFailedTests: number; testResults: FileResult[] };

/**
 * Reads the tally from Vitest's JSON report.
 *
 * @param path the file that `--reporter=json --outputFile.json=…` wrote; missing or broken counts as one failure
 */
export function readTally(path: string): Tally {
  try {
    return tallyOf(JSON.parse(readFileSync(path, 'utf8')) as RunResult);
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/** The tallies of several runs, summed. */
export function readTallies(paths: readonly string[]): Tally {
  return paths
    .map((path) => readTally(path))
    .reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }));
}

/** The tally of one run. A file counts as broken when it failed although none of its tests did. */
export function tallyOf(run: RunResult): Tally {
  const broken = run.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: run.numPassedTests, failed: run.numFailedTests + broken.length };
}

/** The line that every test command prints last. */
export function tallyLine(tally: Tally): string {
  return `${tally.passed} passed, ${tally.failed} failed`;
}
