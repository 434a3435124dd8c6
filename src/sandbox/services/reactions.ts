// Reactions to issues and comments: the same one twice is one, answered 201 at first and 200 afterwards, as GitHub does.
import { loginOf } from '../platform/actors.ts';
import type { Platform } from '../platform/platform.ts';
import type { Repository } from '../platform/repositories.ts';
import { notFound, refusal } from '../gateway/call.ts';
import type { Answer, Call, Handler, Service } from '../gateway/call.ts';
import { paged } from '../gateway/pages.ts';
import { textOf } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { simpleUser } from '../webhooks/payload.ts';

interface Kept {
  readonly id: number;
  readonly subject: string;
  readonly by: string;
  readonly content: string;
  readonly at: string;
}

export interface Reactions {
  /** Counts by content for a comment, as GitHub's `reactions` field. */
  readonly rollup: (repository: Repository, comment: JsonObject) => JsonObject;
  readonly service: Service;
}

const contents = ['+1', '-1', 'laugh', 'hooray', 'confused', 'heart', 'rocket', 'eyes'];

async function shape(platform: Platform, { id, by, content, at }: Kept): Promise<JsonObject> {
  const node_id = Buffer.from(`08:Reaction${id}`).toString('base64');
  return { id, node_id, user: await simpleUser(platform, by), content, created_at: at };
}

const subjectOf = ({ repository, params }: Call): string => {
  const comment = params['comment_id'];
  return `${repository?.id ?? 0} ${comment === undefined ? `issue ${params['issue_number'] ?? ''}` : `comment ${comment}`}`;
};

/** Whether the issue or comment is there. */
async function exists(platform: Platform, { repository, params }: Call): Promise<boolean> {
  const base = `/repos/${repository?.fullName ?? ''}/issues`;
  const comment = params['comment_id'];
  const url =
    comment === undefined ? `${base}/${params['issue_number'] ?? ''}` : `${base}/comments/${comment}`;
  return (await platform.look(url)) !== undefined;
}

/** GitHub's `reactions` field: how many of each kind. */
function rollup(comment: JsonObject, mine: readonly Kept[]): JsonObject {
  const counts = contents.map((content): [string, number] => [
    content,
    mine.filter((one) => one.content === content).length,
  ]);
  return {
    url: `${textOf(comment['url'])}/reactions`,
    total_count: mine.length,
    ...Object.fromEntries(counts),
  };
}

interface Answers {
  readonly create: Handler;
  readonly list: Handler;
  readonly remove: Handler;
}

/** `all` is kept by id. */
function answers(platform: Platform, all: Map<number, Kept>): Answers {
  let number = 1;
  const create = async (call: Call): Promise<Answer> => {
    const [subject, by, content] = [
      subjectOf(call),
      loginOf(call.actor) ?? '',
      textOf(call.fields['content']),
    ];
    if (!(await exists(platform, call))) return notFound();
    if (!contents.includes(content)) return refusal(422, 'Validation Failed');
    const known = [...all.values()].find(
      (one) => one.subject === subject && one.by === by && one.content === content,
    );
    if (known) return { status: 200, body: await shape(platform, known) };
    const made: Kept = { id: number++, subject, by, content, at: platform.clock.stamp() };
    all.set(made.id, made);
    return { status: 201, body: await shape(platform, made) };
  };

  const list = async (call: Call): Promise<Answer> => {
    const asked = call.query.get('content');
    const subject = subjectOf(call);
    const fits = [...all.values()].filter(
      (one) => one.subject === subject && (asked === null || one.content === asked),
    );
    return paged(platform, call, await Promise.all(fits.map((one) => shape(platform, one))));
  };

  const remove: Handler = (call) => {
    const id = Number(call.params['reaction_id']);
    if (all.get(id)?.subject !== subjectOf(call)) return notFound();
    all.delete(id);
    return { status: 204 };
  };
  return { create, list, remove };
}

export function createReactions(platform: Platform): Reactions {
  const all = new Map<number, Kept>();
  const { create, list, remove } = answers(platform, all);
  return {
    rollup: (repository, comment) => {
      const subject = `${repository.id} comment ${String(comment['id'])}`;
      return rollup(
        comment,
        [...all.values()].filter((one) => one.subject === subject),
      );
    },
    service: {
      'reactions/create-for-issue': create,
      'reactions/create-for-issue-comment': create,
      'reactions/list-for-issue': list,
      'reactions/list-for-issue-comment': list,
      'reactions/delete-for-issue': remove,
      'reactions/delete-for-issue-comment': remove,
    },
  };
}
