// Pinned issues, and pinned comments: one comment an issue, shown under its text. A new pin takes the place of the old one.
import { loginOf } from '../platform/actors.ts';
import type { Platform } from '../platform/platform.ts';
import type { Repository } from '../platform/repositories.ts';
import { notFound } from '../gateway/call.ts';
import type { Service } from '../gateway/call.ts';
import { objectOf, textOf } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { simpleUser } from '../webhooks/payload.ts';
import type { Comments } from './comments.ts';
import { createIssuePins } from './issue-pins.ts';
import type { IssuePins } from './issue-pins.ts';

export interface Pins {
  readonly issues: IssuePins;
  /** GitHub's `pin` field of a comment. */
  readonly pinOf: (repository: Repository, comment: JsonObject) => JsonObject | null;
  readonly service: (comments: Comments) => Service;
}

interface Pin {
  readonly comment: number;
  readonly issueUrl: string;
  readonly pin: JsonObject;
}

export function createPins(platform: Platform): Pins {
  const pinned = new Map<string, Pin>();
  const pinOf: Pins['pinOf'] = (_, comment) => {
    const known = pinned.get(textOf(comment['issue_url']));
    return known && known.comment === comment['id'] ? known.pin : null;
  };
  return {
    issues: createIssuePins(platform),
    pinOf,
    service: (comments) => ({
      'issues/pin-comment': async ({ repository, params, actor }) => {
        const comment = repository ? comments.find(repository, Number(params['comment_id'])) : undefined;
        if (!repository || !comment) return notFound();
        const sender = loginOf(actor) ?? '';
        const issueUrl = textOf(comment['issue_url']);
        const pin = { pinned_at: platform.clock.stamp(), pinned_by: await simpleUser(platform, sender) };
        pinned.set(issueUrl, { comment: Number(comment['id']), issueUrl, pin });
        const body = objectOf(comments.find(repository, Number(comment['id'])));
        const issue = await platform.look(issueUrl.slice(platform.urls.api.length));
        platform.emit({
          event: 'issue_comment',
          action: 'pinned',
          repository,
          sender,
          fields: { issue, comment: body },
        });
        return { status: 200, body };
      },
      'issues/unpin-comment': ({ repository, params }) => {
        const comment = repository ? comments.find(repository, Number(params['comment_id'])) : undefined;
        if (!comment) return notFound();
        const issueUrl = textOf(comment['issue_url']);
        if (pinned.get(issueUrl)?.comment === comment['id']) pinned.delete(issueUrl);
        return { status: 204 };
      },
    }),
  };
}
