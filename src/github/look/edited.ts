// Looks whether a comment was ever edited. REST tells times in whole seconds, so an edit in the second of the comment's birth can't be
// seen there, and whoever may write to the repository may edit the comments of others. GraphQL says it without times.
import { orNull } from '../answered.ts';
import type { Clients } from '../client.ts';
import { GitHubFailure } from '../failure.ts';
import type { RepositoryName } from '../repository-name.ts';
import type { Looker } from './sight.ts';

const comment = 'GET /repos/{owner}/{repo}/issues/comments/{comment_id}';
const graphql = 'POST /graphql';

/** Source: https://docs.github.com/en/graphql/reference/objects#issuecomment */
export const editedQuery =
  'query ($id: ID!) { node(id: $id) { ... on IssueComment { includesCreatedEdit lastEditedAt } } }';

interface Place {
  readonly clients: Pick<Clients, 'cases'>;
  readonly repository: RepositoryName;
}

/** Whether a comment was edited, or is gone. @throws GitHubFailure when GitHub doesn't say: then nobody has signed anything yet */
export async function isEdited({ clients, repository }: Place, id: number): Promise<boolean> {
  const found = await orNull(clients.cases.request(comment, { ...repository, comment_id: id }));
  if (found === null) return true;
  const variables = { id: found.data.node_id };
  const { data: answer } = await clients.cases.request(graphql, { query: editedQuery, variables });
  const node = answer.data?.node;
  // GraphQL answers 200 also when it refuses.
  if (node?.includesCreatedEdit === undefined) throw new GitHubFailure('unavailable', 0, graphql);
  return node.includesCreatedEdit || node.lastEditedAt !== null;
}

export const lookAtEdited: Looker<'edited'> = (sight, { id }) => isEdited(sight, id);
