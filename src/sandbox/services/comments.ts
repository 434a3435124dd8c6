// Issue comments as they stand, kept by the gateway: the engine can't list a repository's comments nor filter by time.
import { numberOf, textOf } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Platform } from '../platform/platform.ts';
import type { Repository } from '../platform/repositories.ts';
import { notFound } from '../gateway/call.ts';
import type { Answer, Call, Service } from '../gateway/call.ts';
import { paged } from '../gateway/pages.ts';

export interface Comments {
  /** Remembers a comment as last seen. */
  readonly keep: (repository: Repository, comment: JsonObject) => void;
  readonly forget: (repository: Repository, id: number) => void;
  readonly find: (repository: Repository, id: number) => JsonObject | undefined;
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

/** `decorate` adds what other services know, such as reactions and pins. */
export function createComments(
  platform: Platform,
  decorate: (repository: Repository, comment: JsonObject) => JsonObject,
): Comments {
  const kept = new Map<number, Map<number, JsonObject>>();
  const of = (repository: Repository): Map<number, JsonObject> => {
    const known = kept.get(repository.id) ?? new Map<number, JsonObject>();
    kept.set(repository.id, known);
    return known;
  };
  const all = (repository: Repository): JsonObject[] =>
    [...of(repository).values()].map((comment) => decorate(repository, comment));
  const list = (call: Call, fits: (comment: JsonObject) => boolean): Answer =>
    call.repository ? paged(platform, call, wanted(all(call.repository).filter(fits), call)) : notFound();
  return {
    keep: (repository, comment) => void of(repository).set(numberOf(comment['id']), comment),
    forget: (repository, id) => void of(repository).delete(id),
    find: (repository, id) => {
      const comment = of(repository).get(id);
      return comment && decorate(repository, comment);
    },
    service: {
      'issues/list-comments-for-repo': (call) => list(call, () => true),
      'issues/list-comments': async (call) => {
        const { repository, params } = call;
        const number = params['issue_number'] ?? '';
        const base = `/repos/${repository?.fullName ?? ''}`;
        const there =
          (await platform.look(`${base}/issues/${number}`)) ??
          (await platform.look(`${base}/pulls/${number}`));
        return there === undefined ? notFound() : list(call, (comment) => numberOfIssue(comment) === number);
      },
      'issues/get-comment': ({ repository, params }) => {
        const comment = repository ? of(repository).get(Number(params['comment_id'])) : undefined;
        return repository && comment ? { status: 200, body: decorate(repository, comment) } : notFound();
      },
    },
  };
}
