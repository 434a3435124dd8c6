// The events of issues (`labeled`, `closed`, …) as GitHub lists them, kept by the gateway because it sees every change.
import { objectOf } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Platform } from '../platform/platform.ts';
import type { Repository } from '../platform/repositories.ts';
import { notFound } from '../gateway/call.ts';
import type { Answer, Call, Service } from '../gateway/call.ts';
import { pageOf } from '../gateway/pages.ts';
import { simpleUser } from '../webhooks/payload.ts';
import type { IssueChange } from '../webhooks/issue-changes.ts';
import { issueOf } from '../webhooks/issue-of-pull.ts';

export interface Recorded {
  readonly repository: Repository;
  readonly issue: JsonObject;
  /** Login. */
  readonly actor: string;
  readonly change: IssueChange;
}

interface Kept extends Recorded {
  readonly id: number;
  readonly at: string;
}

export interface IssueEvents {
  readonly record: (recorded: Recorded) => void;
  readonly service: Service;
}

/** GitHub has no event for an edited text, except a new title. */
function eventFields({ change, issue }: Recorded): JsonObject | undefined {
  const { action, fields } = change;
  if (action === 'edited') {
    const from = objectOf(objectOf(fields['changes'])['title'])['from'];
    return from === undefined ? undefined : { event: 'renamed', rename: { from, to: issue['title'] } };
  }
  if (action === 'locked') return { event: action, lock_reason: issue['active_lock_reason'] ?? null };
  if (action === 'closed') return { event: action, state_reason: issue['state_reason'] ?? null };
  const label = objectOf(fields['label']);
  if ('label' in fields) return { event: action, label: { name: label['name'], color: label['color'] } };
  return { event: action, ...fields };
}

async function formatted(platform: Platform, kept: Kept): Promise<JsonObject> {
  const actor = await simpleUser(platform, kept.actor);
  const fields = objectOf(eventFields(kept));
  const assigner = 'assignee' in fields ? { assigner: actor } : {};
  return {
    id: kept.id,
    node_id: Buffer.from(`10:IssueEvent${kept.id}`).toString('base64'),
    url: `${platform.urls.api}/repos/${kept.repository.fullName}/issues/events/${kept.id}`,
    actor,
    commit_id: null,
    commit_url: null,
    created_at: kept.at,
    ...fields,
    ...assigner,
    performed_via_github_app: null,
  };
}

export function createIssueEvents(platform: Platform): IssueEvents {
  const all: Kept[] = [];
  const of = ({ repository }: Call): Kept[] => all.filter((event) => event.repository.id === repository?.id);
  const withIssue = async (event: Kept): Promise<JsonObject> => ({
    ...(await formatted(platform, event)),
    issue: (await issueOf(platform, event.repository, String(event.issue['number']))) ?? event.issue,
  });
  const page = async (
    call: Call,
    events: readonly Kept[],
    form: (event: Kept) => Promise<JsonObject>,
  ): Promise<Answer> => {
    const { items, headers } = pageOf(platform, call, events);
    return { status: 200, headers, body: await Promise.all(items.map(form)) };
  };
  const ofIssue = (call: Call): Kept[] =>
    of(call).filter(({ issue }) => String(issue['number']) === call.params['issue_number']);
  const oneIssue = (call: Call): Promise<Answer> =>
    page(call, ofIssue(call), (event) => formatted(platform, event));
  return {
    record: (recorded) => {
      if (eventFields(recorded) === undefined) return;
      all.push({ ...recorded, id: 5_000_000_000 + all.length, at: platform.clock.stamp() });
    },
    service: {
      'issues/list-events-for-repo': (call) => page(call, of(call).toReversed(), withIssue),
      'issues/list-events': oneIssue,
      'issues/get-event': async (call) => {
        const event = of(call).find(({ id }) => String(id) === call.params['event_id']);
        return event ? { status: 200, body: await withIssue(event) } : notFound();
      },
    },
  };
}
