// Every pull request is an issue too; the engine doesn't show it as one.
import { numberOf, objectOf } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Platform } from '../platform/platform.ts';
import type { Repository } from '../platform/repositories.ts';

const same =
  'id node_id number title labels user state locked assignee assignees milestone active_lock_reason closed_at created_at updated_at author_association body';

const noReactions = Object.fromEntries(
  ['+1', '-1', 'laugh', 'hooray', 'confused', 'heart', 'rocket', 'eyes'].map((name) => [name, 0]),
);

function asIssue(pull: JsonObject, api: string): JsonObject {
  const url = `${api}/issues/${numberOf(pull['number'])}`;
  const { diff_url, html_url, patch_url, merged_at } = pull;
  return {
    ...Object.fromEntries(same.split(' ').map((name) => [name, pull[name] ?? null])),
    url,
    html_url,
    repository_url: api,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    comments: numberOf(pull['comments']),
    performed_via_github_app: null,
    pull_request: { url: pull['url'], html_url, diff_url, patch_url, merged_at: merged_at ?? null },
    reactions: { url: `${url}/reactions`, total_count: 0, ...noReactions },
  };
}

/** The issue of that number, also when it is a pull request; undefined when there is neither. */
export async function issueOf(
  platform: Platform,
  { fullName }: Repository,
  number: string,
): Promise<JsonObject | undefined> {
  const issue = await platform.look(`/repos/${fullName}/issues/${number}`);
  if (issue !== undefined) return objectOf(issue);
  const pull = await platform.look(`/repos/${fullName}/pulls/${number}`);
  return pull === undefined ? undefined : asIssue(objectOf(pull), `${platform.urls.api}/repos/${fullName}`);
}
