// What GitHub lets people do to issues and comments by who wrote them: the engine would let anybody who reads do everything.
import { atLeast } from '../platform/repositories.ts';
import type { AccessLevel } from '../platform/repositories.ts';
import type { Platform } from '../platform/platform.ts';
import { objectOf } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { refusal } from './call.ts';
import type { Answer, Call } from './call.ts';

const guarded = new Set(['issues/update', 'issues/update-comment', 'issues/delete-comment']);
const forTriage = new Set(['labels', 'assignees', 'assignee', 'milestone', 'type']);
const stateOnly = new Set([...forTriage, 'state', 'state_reason']);

const levelOf = ({ repositories }: Platform, { repository, actor }: Call): AccessLevel =>
  repository && actor.kind === 'person' ? repositories.levelOf(repository, actor.login) : 'admin';

async function authorOf(platform: Platform, { repository, params }: Call): Promise<unknown> {
  const base = `/repos/${repository?.fullName ?? ''}/issues`;
  const comment = params['comment_id'];
  const url =
    comment === undefined ? `${base}/${params['issue_number'] ?? ''}` : `${base}/comments/${comment}`;
  return objectOf(objectOf(await platform.look(url))['user'])['login'];
}

/** GitHub's refusal to a person who changes what somebody else wrote; writers may, and triagers may open and close. */
export async function refuseStranger(platform: Platform, call: Call): Promise<Answer | undefined> {
  const { operationId = '', actor, fields } = call;
  const level = levelOf(platform, call);
  if (!guarded.has(operationId) || actor.kind !== 'person' || atLeast(level, 'write')) return undefined;
  const triaging =
    operationId === 'issues/update' && Object.keys(fields).every((name) => stateOnly.has(name));
  if (triaging && atLeast(level, 'triage')) return undefined;
  const own = (await authorOf(platform, call)) === actor.login;
  return own ? undefined : refusal(403, 'Must have admin rights to Repository.');
}

/** GitHub drops labels, assignees and milestones in silence when the writer of an issue may not triage. */
export function withoutTriage(platform: Platform, call: Call): JsonObject {
  const { operationId, fields } = call;
  const writes = operationId === 'issues/create' || operationId === 'issues/update';
  if (!writes || atLeast(levelOf(platform, call), 'triage')) return fields;
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !forTriage.has(name)));
}
