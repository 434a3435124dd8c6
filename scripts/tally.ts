// Prints the summed tally of several runs: `tsx scripts/tally.ts test-results/fast.json …`. Used by .ci/run.
import { readTally, tallyLine } from './test-tally.ts';

const tallies = process.argv.slice(2).map((path) => readTally(path));
const total = tallies.reduce(
  (sum, tally) => ({ passed: sum.passed + tally.passed, failed: sum.failed + tally.failed }),
  { passed: 0, failed: 0 },
);
console.log(tallyLine(total));
process.exitCode = total.failed > 0 ? 1 : 0;
