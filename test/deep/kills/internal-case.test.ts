// The life of a case that came from the team itself and is published by the bot's server: killed once after each of its writes in the
// scenes that are not those of the reported case.
import { expect, test } from 'vitest';
import { closedCase } from './closed-case.ts';
import { killAfterEach } from './matrix.ts';
import { internalStory } from './stories.ts';

const timeout = 1_180_000;
/** How it comes in, and how it is published. */
const own = new Set(['open', 'component', 'action']);

test('whichever write App and Action die after, the case ends as if they had not', { timeout }, async () => {
  const { end, wrongs, isComplete, deaths } = await killAfterEach('writes', internalStory, own);

  expect(end).toMatchObject(closedCase);
  expect(wrongs).toEqual([]);
  expect(isComplete).toBe(true);
  expect(deaths.length).toBeGreaterThan(30);
});
