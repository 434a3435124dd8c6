// Observes no more of a case than its issue and its card: all that is looked at while the house's log can't be trusted.
import type { Actor } from '../core/case/actor.ts';
import { markerOf } from '../core/words/marker.ts';
import type { Comment, Issue } from '../core/world.ts';
import type { Clients } from './client.ts';
import { issueAt } from './issue-at.ts';
import { lookAtMarked } from './look/comments.ts';
import type { RepositoryName } from './repository-name.ts';

interface Place {
  readonly clients: Clients;
  /** The case repository. */
  readonly repository: RepositoryName;
  readonly bot: Actor;
}

/** Undefined where the repository is not private, or has no such issue. @throws GitHubFailure */
export async function seenStanding(
  place: Place,
  number: number,
): Promise<{ readonly issue: Issue; readonly card: Comment | null } | undefined> {
  const { clients, repository } = place;
  const { data } = await clients.cases.request('GET /repos/{owner}/{repo}', { ...repository });
  if (!data.private) return undefined;
  const seen = await issueAt(place, number);
  if (seen === undefined) return undefined;
  const card = await lookAtMarked({ ...place, number }, { look: 'marked', marker: markerOf('card') });
  return { issue: seen.issue, card };
}
