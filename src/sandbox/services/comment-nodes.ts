// Comments by their GraphQL ids: where each is, and when its text was changed last. REST tells only whole seconds of that.
import { textOf } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Repository } from '../platform/repositories.ts';

/** Where a comment is, and when its text was changed last. */
export interface CommentNode {
  readonly repository: Repository;
  readonly editedAt: string | undefined;
}

interface Kept {
  readonly comment: JsonObject;
  readonly before: JsonObject | undefined;
}

/** Opens the book of nodes. */
export function createNodes() {
  const nodes = new Map<string, CommentNode>();
  return {
    keep: (repository: Repository, { comment, before }: Kept): void => {
      const id = textOf(comment['node_id']);
      const isChanged = before !== undefined && before['body'] !== comment['body'];
      const editedAt = isChanged ? textOf(comment['updated_at']) : nodes.get(id)?.editedAt;
      nodes.set(id, { repository, editedAt });
    },
    find: (id: string): CommentNode | undefined => nodes.get(id),
  };
}
