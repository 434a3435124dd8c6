// Looks at what people did to the issue by hand: labels, assignments, closing, reopening, renaming. Read from the end.
import type { IssueEvent } from '../../core/look.ts';
import { accountOf, actorOf } from '../account.ts';
import { linked } from '../pages.ts';
import type { Data } from '../route.ts';
import { wholeSeconds } from '../seen-comment.ts';
import type { Looker } from './sight.ts';

const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/events';
type Given = Data<typeof route>[number];

const kinds = ['labeled', 'unlabeled', 'assigned', 'unassigned', 'closed', 'reopened', 'renamed'] as const;

/** Events at or after `since`, oldest first. GitHub gives the oldest page first and can't filter by time. */
export const lookAtEvents: Looker<'events'> = async ({ clients, repository, number }, { since }) => {
  const page = (wanted: number) =>
    clients.cases.request(route, { ...repository, issue_number: number, per_page: 100, page: wanted });
  const first = await page(1);
  const last = Number(linked(first.headers['link'], 'last')?.['page'] ?? 1);
  const read: Given[][] = [];
  for (let at = last; at >= 1; at -= 1) {
    const items = at === 1 ? first.data : (await page(at)).data;
    read.unshift(items);
    if ((items[0]?.created_at ?? '') < since) break;
  }
  return read.flat().flatMap((event) => (event.created_at < since ? [] : seenEvent(event)));
};

/** An event in the house's shape; none where it is of a kind that nobody reads. */
export function seenEvent(given: Given): readonly IssueEvent[] {
  const kind = kinds.find((name) => name === given.event);
  if (kind === undefined) return [];
  const assignee = 'assignee' in given ? given.assignee : undefined;
  return [
    {
      id: given.id,
      event: kind,
      actor: accountOf(given.actor),
      created_at: wholeSeconds(given.created_at),
      label: 'label' in given ? (given.label?.name ?? null) : null,
      assignee: assignee === undefined || assignee === null ? null : actorOf(assignee),
      reason: 'state_reason' in given && typeof given.state_reason === 'string' ? given.state_reason : null,
    },
  ];
}
