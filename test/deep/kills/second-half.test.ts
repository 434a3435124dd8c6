// The life of a reported case, killed once after each of its requests: the half that first-half.test.ts leaves out.
import { expect, test } from 'vitest';
import { closedCase } from './closed-case.ts';
import { killAfterEach } from './matrix.ts';
import { reportedStory } from './stories.ts';

const timeout = 1_180_000;

test(
  'whichever request App and Action die after, the case ends as if they had not',
  { timeout },
  async () => {
    const { end, wrongs, isComplete, deaths } = await killAfterEach('second half', reportedStory);

    expect(end).toMatchObject(closedCase);
    expect(wrongs).toEqual([]);
    expect(isComplete).toBe(true);
    expect(deaths.length).toBeGreaterThan(120);
  },
);
