// What changed between two looks at one issue, in GitHub's words. Pure.
import { objectOf, objectsOf, textOf } from '../json.ts';
import type { JsonObject } from '../json.ts';

export interface IssueChange {
  /** GitHub's event and webhook action: `labeled`, `closed`, `edited`, … */
  readonly action: string;
  /** Extra webhook fields. */
  readonly fields: JsonObject;
}

const minus = (left: readonly JsonObject[], right: readonly JsonObject[], by: string): JsonObject[] =>
  left.filter((item) => !right.some((other) => other[by] === item[by]));

function listChanges(before: JsonObject, after: JsonObject): IssueChange[] {
  const labels = [objectsOf(before['labels']), objectsOf(after['labels'])] as const;
  const people = [objectsOf(before['assignees']), objectsOf(after['assignees'])] as const;
  return [
    ...minus(labels[0], labels[1], 'name').map((label) => ({ action: 'unlabeled', fields: { label } })),
    ...minus(labels[1], labels[0], 'name').map((label) => ({ action: 'labeled', fields: { label } })),
    ...minus(people[0], people[1], 'login').map((assignee) => ({
      action: 'unassigned',
      fields: { assignee },
    })),
    ...minus(people[1], people[0], 'login').map((assignee) => ({ action: 'assigned', fields: { assignee } })),
  ];
}

function edits(before: JsonObject, after: JsonObject): IssueChange[] {
  const changed = ['title', 'body'].filter((name) => before[name] !== after[name]);
  if (changed.length === 0) return [];
  const changes = Object.fromEntries(changed.map((name) => [name, { from: textOf(before[name]) }]));
  return [{ action: 'edited', fields: { changes } }];
}

/** In the order GitHub tells them: lists, state, lock, text. */
export function issueChanges(before: unknown, after: unknown): IssueChange[] {
  const [old, now] = [objectOf(before), objectOf(after)];
  const state = now['state'] === 'closed' ? 'closed' : 'reopened';
  const lock = now['locked'] === true ? 'locked' : 'unlocked';
  return [
    ...listChanges(old, now),
    ...(old['state'] === now['state'] ? [] : [{ action: state, fields: {} }]),
    ...(old['locked'] === now['locked'] ? [] : [{ action: lock, fields: {} }]),
    ...edits(old, now),
  ];
}
