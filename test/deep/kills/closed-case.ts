// How a story must end, whichever it is.
import { expect } from 'vitest';

/** Matches the state of a case that was fixed, published once and closed. */
export const closedCase = {
  issues: 1,
  issue: { state: 'closed', labels: expect.arrayContaining(['status/closed', 'outcome/fixed']) },
  advisories: [{ state: 'published', hasFork: false }],
  asked: { cves: 1, forks: 1 },
};
