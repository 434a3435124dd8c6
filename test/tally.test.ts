// The last line of every test command: it counts what the runner wrote, and a run that broke is never green.
import { expect, test } from 'vitest';

import { readTallies, readTally, tallyLine, tallyOf } from '../scripts/test-tally.ts';

test('a file that could not be loaded counts as one failure', () => {
  const tally = tallyOf({
    numPassedTests: 3,
    numFailedTests: 1,
    testResults: [
      { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'passed' }] },
      { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] },
      { status: 'failed', assertionResults: [] },
    ],
  });

  expect(tallyLine(tally)).toBe('3 passed, 2 failed');
});

test('a run that left no result counts as one failure', () => {
  expect(tallyLine(readTally('test-results/no-such-run.json'))).toBe('0 passed, 1 failed');
});

test('several runs are summed', () => {
  const missing = ['test-results/no-such-run.json', 'test-results/nor-this.json'];

  expect(tallyLine(readTallies(missing))).toBe('0 passed, 2 failed');
});
