// Writes the bot's own comments. They are created as one fixed sentence and filled by edit: GitHub mails what is created.
import { fixedSentence } from '../../core/decision.ts';
import { markerOf } from '../../core/words/marker.ts';
import { GitHubFailure, isDefinite } from '../failure.ts';
import type { Performer, Stage } from './stage.ts';

const create = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
const edit = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';
const remove = 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}';
const pin = 'PUT /repos/{owner}/{repo}/issues/comments/{comment_id}/pin';
const reaction = 'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions';

/** A comment that stands unfilled counts as not known to be done: it is found by its marker and finished later. */
export const createComment: Performer<'comment.create'> = async (
  stage,
  { slot, body, calls = [], issue = stage.number },
) => {
  const { data } = await stage.clients.cases.request(create, {
    ...stage.repository,
    issue_number: issue,
    // A mention that only came by the edit would mail the whole text.
    body: [markerOf(slot), [fixedSentence, ...calls].join(' ')].join('\n'),
  });
  const comment = Number(data.id);
  try {
    await fill(stage, comment, body);
  } catch (error) {
    if (error instanceof GitHubFailure) throw new GitHubFailure('unknown', error.status, error.route);
    throw error;
  }
  return { comment: String(comment) };
};

export const fillComment: Performer<'comment.fill'> = async (stage, { comment, body }) => {
  await fill(stage, comment, body);
  return { comment: String(comment) };
};

async function fill({ clients, repository }: Stage, comment: number, body: string): Promise<void> {
  await clients.cases.request(edit, { ...repository, comment_id: comment, body });
}

/** Pinning is a courtesy: where GitHub doesn't offer it, nothing is missing. */
export const pinComment: Performer<'comment.pin'> = async ({ clients, repository }, { comment }) => {
  try {
    await clients.cases.request(pin, { ...repository, comment_id: comment });
    return { pinned: 'yes' };
  } catch (error) {
    if (error instanceof GitHubFailure && isDefinite(error)) return { pinned: 'no' };
    throw error;
  }
};

/** What is gone already is as it should be. */
export const deleteComment: Performer<'comment.delete'> = async ({ clients, repository }, { comment }) => {
  try {
    await clients.cases.request(remove, { ...repository, comment_id: comment });
  } catch (error) {
    if (!(error instanceof GitHubFailure && error.kind === 'missing')) throw error;
  }
  return { comment: String(comment) };
};

/** GitHub answers the same when the reaction is there already. */
export const react: Performer<'react'> = async ({ clients, repository }, effect) => {
  await clients.cases.request(reaction, {
    ...repository,
    comment_id: effect.comment,
    content: effect.reaction,
  });
  return {};
};
