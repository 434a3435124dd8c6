// After a call about issues succeeded: the events GitHub would record and the webhooks it would send.
import { loginOf } from '../platform/actors.ts';
import type { Platform } from '../platform/platform.ts';
import type { Repository } from '../platform/repositories.ts';
import { numberOf, objectOf } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Answer, Call } from '../gateway/call.ts';
import type { Comments } from '../services/comments.ts';
import type { IssueEvents } from '../services/issue-events.ts';
import { issueChanges } from './issue-changes.ts';
import { issueOf } from './issue-of-pull.ts';

/** Calls that change an issue; the issue is looked at before and after. */
const changing = new Set(
  ('issues/update issues/add-labels issues/set-labels issues/remove-label issues/remove-all-labels issues/add-assignees ' +
    'issues/remove-assignees issues/lock issues/unlock').split(' '),
); // prettier-ignore

const commentActions: Readonly<Record<string, string>> = {
  'issues/create-comment': 'created',
  'issues/update-comment': 'edited',
  'issues/delete-comment': 'deleted',
};

const issueNumber = (issueUrl: unknown): string => String(issueUrl).split('/').at(-1) ?? '';

/** What must be seen before the call acts. */
export async function before(
  platform: Platform,
  { operationId = '', repository, params }: Call,
): Promise<unknown> {
  const base = `/repos/${repository?.fullName ?? ''}/issues`;
  if (changing.has(operationId)) return platform.look(`${base}/${params['issue_number'] ?? ''}`);
  const edits = operationId === 'issues/update-comment' || operationId === 'issues/delete-comment';
  return edits ? platform.look(`${base}/comments/${params['comment_id'] ?? ''}`) : undefined;
}

interface Scene {
  readonly platform: Platform;
  readonly events: IssueEvents;
  readonly comments: Comments;
  readonly repository: Repository;
  readonly sender: string;
}

function tell({ platform, repository, sender }: Scene, event: string, fields: JsonObject): void {
  const { action, ...rest } = fields;
  platform.emit({ event, action: String(action), repository, sender, fields: rest });
}

/** The engine doesn't keep that an issue was closed as a duplicate; the event tells it all the same. */
function withReason(issue: JsonObject, { fields }: Call): JsonObject {
  const isDuplicate = issue['state'] === 'closed' && fields['state_reason'] === 'duplicate';
  return isDuplicate ? { ...issue, state_reason: 'duplicate' } : issue;
}

async function changed(scene: Scene, call: Call, old: unknown): Promise<void> {
  const { platform, repository, events, sender } = scene;
  const number = call.params['issue_number'] ?? '';
  const now = objectOf(await platform.look(`/repos/${repository.fullName}/issues/${number}`));
  const issue = withReason(now, call);
  for (const change of issueChanges(old, issue)) {
    events.record({ repository, issue, actor: sender, change });
    tell(scene, 'issues', { action: change.action, issue, ...change.fields });
  }
}

interface CommentChange {
  readonly action: string;
  readonly comment: JsonObject;
  /** As it was before the call. */
  readonly old: JsonObject;
}

async function commented(scene: Scene, { action, comment, old }: CommentChange): Promise<void> {
  const { platform, repository } = scene;
  if (action === 'deleted') scene.comments.forget(repository, numberOf(comment['id']));
  else scene.comments.keep(repository, comment);
  const number = issueNumber(comment['issue_url']);
  const issue = await issueOf(platform, repository, number);
  if (issue === undefined) return;
  const changes = action === 'edited' ? { changes: { body: { from: old['body'] } } } : {};
  tell(scene, 'issue_comment', { action, issue, comment, ...changes });
}

/** Newer API versions say only here which commit merged a pull request. */
async function merged(
  { platform, events, repository, sender }: Scene,
  call: Call,
  sha: unknown,
): Promise<void> {
  const issue = await issueOf(platform, repository, call.params['pull_number'] ?? '');
  const change = { action: 'merged', fields: { commit_id: sha } };
  if (issue) events.record({ repository, issue, actor: sender, change });
}

/** Records events and tells the Apps; `old` is what `before` saw. */
export async function issueAftermath(
  scene: Omit<Scene, 'repository' | 'sender'>,
  call: Call,
  result: { readonly answer: Answer; readonly old: unknown },
): Promise<void> {
  const { operationId = '', repository } = call;
  const sender = loginOf(call.actor);
  if (!repository || sender === undefined) return;
  const here: Scene = { ...scene, repository, sender };
  if (operationId === 'issues/create') {
    const issue = objectOf(result.answer.body);
    tell(here, 'issues', { action: 'opened', issue });
    for (const change of issueChanges({ ...issue, labels: [], assignees: [] }, issue)) {
      scene.events.record({ repository, issue, actor: sender, change });
      tell(here, 'issues', { action: change.action, issue, ...change.fields });
    }
  }
  if (operationId === 'pulls/merge') await merged(here, call, objectOf(result.answer.body)['sha']);
  if (changing.has(operationId)) await changed(here, call, result.old);
  const action = commentActions[operationId];
  if (action !== undefined) {
    const comment = objectOf(action === 'deleted' ? result.old : result.answer.body);
    await commented(here, { action, comment, old: objectOf(result.old) });
  }
}
