// The issues of the case repository as this process knows them: all open ones at first, then what was touched since. Of their texts
// nothing is kept.
import type { Actor } from '../../core/case/actor.ts';
import { sweptIssue } from '../../core/sweep/sight.ts';
import type { SweptIssue } from '../../core/sweep/sight.ts';
import { later, hour } from '../../core/time.ts';
import { allPages, pagesUntilKnown } from '../pages.ts';
import type { GitHub } from '../port.ts';
import type { RepositoryName } from '../repository-name.ts';
import type { Data } from '../route.ts';
import { wholeSeconds } from '../seen-comment.ts';
import { seenIssue } from '../seen-issue.ts';

const route = 'GET /repos/{owner}/{repo}/issues';
type Given = Data<typeof route>[number];

export interface KnownIssues {
  /** All that are known. @param since the time from which on changes may be news; undefined: none is, before all were listed */
  readonly refresh: (since: string | undefined) => Promise<readonly SweptIssue[]>;
}

export interface ListPlace {
  readonly github: GitHub;
  readonly repository: RepositoryName;
  readonly bot: Actor;
}

/** Opens the memory over one repository; pull requests are no issues. */
export function knowIssues({ github, repository, bot }: ListPlace): KnownIssues {
  const known = new Map<number, SweptIssue>();
  let isListed = false;
  const isKnown = (given: Given): boolean =>
    given.pull_request !== undefined ||
    known.get(given.number)?.updated_at === wholeSeconds(given.updated_at);
  const open = { ...repository, state: 'open' as const, sort: 'created' as const, direction: 'asc' as const };
  const touched = {
    ...repository,
    state: 'all' as const,
    sort: 'updated' as const,
    direction: 'desc' as const,
  };
  return {
    refresh: async (since) => {
      const listed = isListed ? [] : await allPages(github, [route, open]);
      const changed =
        since === undefined
          ? []
          : await pagesUntilKnown(github, [route, { ...touched, since: later(since, -hour) }], isKnown);
      isListed = true;
      for (const given of [...listed, ...changed]) {
        if (given.pull_request !== undefined) continue;
        const updated_at = wholeSeconds(given.updated_at);
        known.set(given.number, sweptIssue({ ...seenIssue(given), updated_at }, bot));
      }
      return [...known.values()];
    },
  };
}
