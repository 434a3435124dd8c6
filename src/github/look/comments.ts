// Looks at comments of the case's issue by number or marker, and at the conversation on an advisory.
import type { LookOf } from '../../core/look.ts';
import { readMarker } from '../../core/words/marker.ts';
import type { Comment } from '../../core/world.ts';
import { orNull } from '../answered.ts';
import { GitHubFailure } from '../failure.ts';
import { allPages } from '../pages.ts';
import { nameParts } from '../repository-name.ts';
import { seenComment } from '../seen-comment.ts';
import type { Looker, Sight } from './sight.ts';

const one = 'GET /repos/{owner}/{repo}/issues/comments/{comment_id}';
const all = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
const thread = 'GET /repos/{owner}/{repo}/security-advisories/{ghsa_id}/comments';

/** A comment of this case's issue; one of another issue counts as none. */
export const lookAtComment: Looker<'comment'> = async ({ clients, repository, number }, { id }) => {
  const answer = await orNull(clients.cases.request(one, { ...repository, comment_id: id }));
  if (answer === null || !answer.data.issue_url.endsWith(`/issues/${number}`)) return null;
  return seenComment(answer.data);
};

/** The newest comment by our own account that begins with the marker, in the whole issue. */
export const lookAtMarked = async (
  { clients, repository, number, bot }: Pick<Sight, 'clients' | 'repository' | 'number' | 'bot'>,
  { marker }: LookOf<'marked'>,
): Promise<Comment | null> => {
  const wanted = readMarker(marker)?.slot;
  const comments = await allPages(clients.cases, [all, { ...repository, issue_number: number }]);
  const found = comments.findLast(
    ({ user, body }) =>
      user?.id === bot.id && wanted !== undefined && readMarker(body ?? '')?.slot === wanted,
  );
  return found === undefined ? null : seenComment(found);
};

/** The advisory's conversation, or null where GitHub doesn't offer it: the route is a preview. */
export const lookAtThread: Looker<'thread'> = async ({ clients }, { repository, ghsa }) => {
  const place = { ...nameParts(repository), ghsa_id: ghsa };
  try {
    return (await allPages(clients.product(repository), [thread, place])).map(seenComment);
  } catch (error) {
    if (error instanceof GitHubFailure && ['missing', 'forbidden'].includes(error.kind)) return null;
    throw error;
  }
};
