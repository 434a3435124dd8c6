// Issue comments as they stand, kept by the gateway: the engine can't list a repository's comments nor filter by time.
import { numberOf, textOf } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Platform } from '../platform/platform.ts';
import type { Repository } from '../platform/repositories.ts';
import { notFound } from '../gateway/call.ts';
import type { Answer, Call, Service } from '../gateway/call.ts';
import { paged } from '../gateway/pages.ts';
import { createNodes } from './comment-nodes.ts';
import type { CommentNode } from './comment-nodes.ts';

export interface Comments {
  /** Remembers a comment as last seen. */
  readonly keep: (repository: Repository, comment: JsonObject) => void;
  readonly forget: (repository: Repository, id: number) => void;
  readonly find: (repository: Repository, id: number) => JsonObject | undefined;
  /** A comment by its GraphQL id. */
  readonly node: (id: string) => CommentNode | undefined;
  readonly service: Service;
}

const numberOfIssue = (comment: JsonObject): string => textOf(comment['issue_url']).split('/').at(-1) ?? '';

function wanted(comments: readonly JsonObject[], { query }: Call): JsonObject[] {
  const since = query.get('since');
  const by = query.get('sort') === 'updated' ? 'updated_at' : 'created_at';
  const sign = query.get('direction') === 'desc' ? -1 : 1;
  const recent = comments.filter(
    (comment) => since === null || Date.parse(textOf(comment['updated_at'])) >= Date.parse(since),
  );
  const order = (a: JsonObject, b: JsonObject): number =>
    textOf(a[by]).localeCompare(textOf(b[by])) || numberOf(a['id']) - numberOf(b['id']);
  return recent.sort((a, b) => sign * order(a, b));
}

/** The comments of each repository by their id. */
function book(): (repository: Repository) => Map<number, JsonObject> {
  const kept = new Map<number, Map<number, JsonObject>>();
  return ({ id }) => {
    const known = kept.get(id) ?? new Map<number, JsonObject>();
    kept.set(id, known);
    return known;
  };
}

async function isThere(platform: Platform, base: string, number: string): Promise<boolean> {
  const issue = await platform.look(`${base}/issues/${number}`);
  return (issue ?? (await platform.look(`${base}/pulls/${number}`))) !== undefined;
}

/** `decorate` adds what other services know, such as reactions and pins. */
export function createComments(
  platform: Platform,
  decorate: (repository: Repository, comment: JsonObject) => JsonObject,
): Comments {
  const of = book();
  const all = (repository: Repository): JsonObject[] =>
    [...of(repository).values()].map((comment) => decorate(repository, comment));
  const list = (call: Call, fits: (comment: JsonObject) => boolean): Answer =>
    call.repository ? paged(platform, call, wanted(all(call.repository).filter(fits), call)) : notFound();
  const find = (repository: Repository, id: number): JsonObject | undefined => {
    const comment = of(repository).get(id);
    return comment && decorate(repository, comment);
  };
  const nodes = createNodes();
  return {
    keep: (repository, comment) => {
      const id = numberOf(comment['id']);
      nodes.keep(repository, { comment, before: of(repository).get(id) });
      of(repository).set(id, comment);
    },
    node: nodes.find,
    forget: (repository, id) => void of(repository).delete(id),
    find,
    service: {
      'issues/list-comments-for-repo': (call) => list(call, () => true),
      'issues/list-comments': async (call) => {
        const { repository, params } = call;
        const number = params['issue_number'] ?? '';
        const base = `/repos/${repository?.fullName ?? ''}`;
        if (!(await isThere(platform, base, number))) return notFound();
        return list(call, (comment) => numberOfIssue(comment) === number);
      },
      'issues/get-comment': ({ repository, params }) => {
        const comment = repository && find(repository, Number(params['comment_id']));
        return comment ? { status: 200, body: comment } : notFound();
      },
    },
  };
}
