// The one gate, `npm run check`: runs every step even when one fails, says how each went, and prints the tests' tally
// last. Adding a step is adding a line to the table.
import { spawnSync } from 'node:child_process';

import { readTallies, tallyLine } from './test-tally.ts';

const steps = [
  ['types', 'does every file compile'],
  ['lint', 'house rules (.oxlintrc.json)'],
  ['format:check', 'Prettier; `npm run format` repairs'],
  ['knip', 'nothing unused, also seen from the product alone'],
  ['docs:check', 'generated parts are up to date; `npm run docs` repairs'],
  ['test:around', 'the fast tests of everything around the core'],
  ['coverage', 'the tests of the core, and whether they reach all of it'],
  ['trace', 'every requirement is covered, and proven by tests that passed above'],
] as const;

const results = steps.map(([script, meaning]) => {
  console.log(`\n── ${script}: ${meaning}`);
  const started = performance.now();
  const { status } = spawnSync('npm', ['run', '--silent', script], { stdio: 'inherit' });
  return { script, passed: status === 0, seconds: ((performance.now() - started) / 1000).toFixed(1) };
});

console.log('');
for (const { script, passed, seconds } of results) {
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${script} (${seconds} s)`);
}
console.log(tallyLine(readTallies(['test-results/fast.json', 'test-results/fast-core.json'])));
process.exitCode = results.every((result) => result.passed) ? 0 : 1;
