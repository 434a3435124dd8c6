// Comments on advisories: a public preview that may be absent. Everything here is an assumption after GitHub's announcement.
import { loginOf } from '../../platform/actors.ts';
import { notFound, refusal } from '../../gateway/call.ts';
import type { Answer, Call, Handler, Service } from '../../gateway/call.ts';
import { paged } from '../../gateway/pages.ts';
import { textOf } from '../../json.ts';
import type { JsonObject } from '../../json.ts';
import { simpleUser } from '../../webhooks/payload.ts';
import { roleOf } from './roles.ts';
import { onAdvisory } from './service.ts';
import type { AdvisoryTools } from './service.ts';
import type { Advisory } from './store.ts';

interface Comment {
  readonly id: number;
  readonly ghsa: string;
  readonly by: string;
  readonly createdAt: string;
  updatedAt: string;
  body: string;
}

async function shape(
  { platform }: AdvisoryTools,
  comment: Comment,
  { repository, ghsa }: Advisory,
): Promise<JsonObject> {
  const { id, body, by, createdAt, updatedAt } = comment;
  return {
    id,
    body,
    user: await simpleUser(platform, by),
    created_at: createdAt,
    updated_at: updatedAt,
    url: `${platform.urls.api}/repos/${repository.fullName}/security-advisories/${ghsa}/comments/${id}`,
    html_url: `${platform.urls.web}/${repository.fullName}/security/advisories/${ghsa}#advisory-comment-${id}`,
  };
}

function newComment({ platform }: AdvisoryTools, call: Call, { ghsa }: Advisory): Omit<Comment, 'id'> {
  const at = platform.clock.stamp();
  const [by, body] = [loginOf(call.actor) ?? '', textOf(call.fields['body'])];
  return { ghsa, by, createdAt: at, updatedAt: at, body };
}

/** `on` false makes all of it 404, as where GitHub hasn't switched it on. */
export function discussionService(tools: AdvisoryTools, on: () => boolean): Service {
  const all: Comment[] = [];
  const { platform } = tools;
  const guarded = (act: (call: Call, advisory: Advisory) => Promise<Answer>): Handler =>
    onAdvisory(tools, async (_, call, advisory) => {
      if (!on()) return notFound();
      const reader = (await roleOf(platform, call.actor, advisory)) === 'reader';
      return reader && call.actor.kind !== 'installation' ? notFound() : act(call, advisory);
    });
  const find = (call: Call, { ghsa }: Advisory): Comment | undefined =>
    all.find((comment) => comment.ghsa === ghsa && comment.id === Number(call.params['comment_id']));
  return {
    'preview/list-advisory-comments': guarded(async (call, advisory) => {
      const since = call.query.get('since') ?? '';
      const chosen = all.filter(({ ghsa, updatedAt }) => ghsa === advisory.ghsa && updatedAt >= since);
      const shown = await Promise.all(chosen.map((comment) => shape(tools, comment, advisory)));
      return paged(platform, call, shown);
    }),
    'preview/get-advisory-comment': guarded(async (call, advisory) => {
      const comment = find(call, advisory);
      return comment ? { status: 200, body: await shape(tools, comment, advisory) } : notFound();
    }),
    'preview/create-advisory-comment': guarded(async (call, advisory) => {
      const comment = { id: 7001 + all.length, ...newComment(tools, call, advisory) };
      all.push(comment);
      return { status: 201, body: await shape(tools, comment, advisory) };
    }),
    'preview/update-advisory-comment': guarded(async (call, advisory) => {
      const comment = find(call, advisory);
      if (!comment) return notFound();
      if (comment.by !== loginOf(call.actor)) return refusal(403, 'Forbidden');
      Object.assign(comment, { body: textOf(call.fields['body']), updatedAt: platform.clock.stamp() });
      return { status: 200, body: await shape(tools, comment, advisory) };
    }),
  };
}
