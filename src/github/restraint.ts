// When GitHub says that it was asked too much, everybody who shares the limit waits as long as it says. What waits longer than a minute
// isn't sent at all; the sweep comes back. It spaces nothing by itself: that is Octokit's throttle.
import { GitHubFailure } from './failure.ts';
import type { RateLimited } from './failure.ts';

export interface Restraint {
  /** Ends when GitHub may be asked again. @throws GitHubFailure `rate-limited` where that takes too long */
  readonly pass: (route: string) => Promise<void>;
  /** GitHub refused. @returns whether waiting and asking once more is worth it */
  readonly refused: (failure: RateLimited) => boolean;
}

export interface RestraintOptions {
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly sleep?: (milliseconds: number) => Promise<void>;
}

/** The longest that anything waits (milliseconds): what was intended must be done before its intent expires. */
const patience = 60_000;

/** Opens the restraint of all who share one limit. */
export function openRestraint({ now = Date.now, sleep = slept }: RestraintOptions = {}): Restraint {
  let until = 0;
  return {
    pass: async (route) => {
      for (let wait = until - now(); wait > 0; wait = until - now()) {
        if (wait > patience) throw new GitHubFailure('rate-limited', 429, route);
        await sleep(wait);
      }
    },
    refused: ({ seconds }) => {
      until = Math.max(until, now() + seconds * 1000);
      return until - now() <= patience;
    },
  };
}

function slept(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
