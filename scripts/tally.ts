// Prints the summed tally of several runs: `tsx scripts/tally.ts test-results/fast.json …`. Used by .ci/run.
import { readTallies, tallyLine } from './test-tally.ts';

const total = readTallies(process.argv.slice(2));
console.log(tallyLine(total));
process.exitCode = total.failed > 0 ? 1 : 0;
