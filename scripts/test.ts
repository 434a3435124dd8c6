// Door to the tests: `tsx scripts/test.ts PROJECT[,PROJECT] [vitest arguments]`, with the projects of vitest.config.ts.
// Prints `N passed, N failed` last, as counted by the runner, and keeps the runner's exit code.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';

import { readTally, tallyLine } from './test-tally.ts';

const [projects = 'fast,fast-core', ...rest] = process.argv.slice(2);
const report = `test-results/${projects}.json`;

mkdirSync('test-results', { recursive: true });
rmSync(report, { force: true });
const run = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...projects.split(',').map((project) => `--project=${project}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...rest,
  ],
  { stdio: 'inherit' },
);
const tally = readTally(report);
// The runner can fail with every test green: a coverage threshold, an error outside any test.
const exitCode = run.status === 0 && tally.failed > 0 ? 1 : (run.status ?? 1);
if (exitCode !== 0 && tally.failed === 0) {
  console.log('The run failed although no test did: see the coverage thresholds or errors above.');
}
console.log(tallyLine(tally));
process.exitCode = exitCode;
