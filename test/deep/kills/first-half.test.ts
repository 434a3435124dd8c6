// The life of a reported case, killed once after each of its requests: half of them. The other half plays beside it, on the other core.
import { expect, test } from 'vitest';
import { closedCase } from './closed-case.ts';
import { killAfterEach } from './matrix.ts';
import { reportedStory } from './stories.ts';

const timeout = 1_180_000;

test(
  'whichever request App and Action die after, the case ends as if they had not',
  { timeout },
  async () => {
    const { end, wrongs, isComplete, deaths } = await killAfterEach('first half', reportedStory);

    expect(end).toMatchObject(closedCase);
    expect(wrongs).toEqual([]);
    expect(isComplete).toBe(true);
    expect(deaths.length).toBeGreaterThan(120);
  },
);
