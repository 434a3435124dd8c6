// The comments of the last day or so over the whole case repository, as this process knows them. Their words are read once and dropped.
import { sweptComment } from '../../core/sweep/sight.ts';
import type { SweptComment } from '../../core/sweep/sight.ts';
import { pagesUntilKnown } from '../pages.ts';
import type { Data } from '../route.ts';
import { seenComment, wholeSeconds } from '../seen-comment.ts';
import type { ListPlace } from './issues.ts';

const route = 'GET /repos/{owner}/{repo}/issues/comments';
type Given = Data<typeof route>[number];

export interface KnownComments {
  /** All that were written or edited since a time. */
  readonly refresh: (since: string) => Promise<readonly SweptComment[]>;
}

/** Opens the memory over one repository. */
export function knowComments({ github, repository }: ListPlace): KnownComments {
  const known = new Map<number, SweptComment>();
  const isKnown = (given: Given): boolean =>
    known.get(Number(given.id))?.updated_at === wholeSeconds(given.updated_at);
  const latest = { ...repository, sort: 'updated' as const, direction: 'desc' as const };
  return {
    refresh: async (since) => {
      for (const given of await pagesUntilKnown(github, [route, { ...latest, since }], isKnown)) {
        const issue = Number(given.issue_url.slice(given.issue_url.lastIndexOf('/') + 1));
        known.set(Number(given.id), sweptComment(seenComment(given), issue));
      }
      for (const [id, { updated_at: at }] of known) if (at < since) known.delete(id);
      return [...known.values()];
    },
  };
}
