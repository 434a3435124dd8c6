// A case's issue in the house's shape.
import type { Issue } from '../core/world.ts';
import { accountOf, actorOf } from './account.ts';
import type { Data } from './route.ts';
import { wholeSeconds } from './seen-comment.ts';

type Given = Data<'GET /repos/{owner}/{repo}/issues/{issue_number}'>;

export function seenIssue(given: Given): Issue {
  return {
    number: given.number,
    title: given.title,
    body: given.body ?? '',
    state: given.state === 'closed' ? 'closed' : 'open',
    reason: given.state_reason ?? null,
    author: accountOf(given.user),
    labels: given.labels.map((label) => (typeof label === 'string' ? label : (label.name ?? ''))),
    assignees: (given.assignees ?? []).map(actorOf),
    created_at: wholeSeconds(given.created_at),
  };
}
