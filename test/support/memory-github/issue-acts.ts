// What can happen to an issue, by a request or by a person's hand: the change and the event that tells of it.
import { mail, newComment } from './route.ts';
import { nextId, stamp } from './world.ts';
import type { Comment, Issue, IssueEvent, Repository, User, World } from './world.ts';

export interface By {
  readonly world: World;
  readonly actor: User;
}

/** Notes that an issue, or something in it, was changed now. */
export function touch(world: World, issue: Issue): void {
  issue.updated_at = stamp(world);
}

type Telling = Omit<IssueEvent, 'id' | 'actor' | 'created_at'>;

function tell({ world, actor }: By, issue: Issue, telling: Telling): void {
  touch(world, issue);
  issue.events.push({ id: nextId(world), actor, created_at: stamp(world), ...telling });
}

export function openIssue(by: By, repository: Repository, said: { title: string; body: string }): Issue {
  const issue: Issue = {
    number: repository.issues.length + 1,
    user: by.actor,
    created_at: stamp(by.world),
    updated_at: stamp(by.world),
    ...said,
    state: 'open',
    state_reason: null,
    labels: [],
    assignees: [],
    comments: [],
    events: [],
  };
  repository.issues.push(issue);
  mail(by, `issue ${issue.number}`, `${said.title}\n${said.body}`);
  return issue;
}

export function comment(by: By, issue: Issue, body: string): Comment {
  const made = newComment(by.world, by.actor, body);
  issue.comments.push(made);
  touch(by.world, issue);
  mail(by, `issue ${issue.number} comment ${made.id}`, body);
  return made;
}

export function addLabel(by: By, issue: Issue, name: string): void {
  if (issue.labels.includes(name)) return;
  issue.labels.push(name);
  tell(by, issue, { event: 'labeled', label: { name } });
}

export function removeLabel(by: By, issue: Issue, name: string): boolean {
  if (!issue.labels.includes(name)) return false;
  issue.labels = issue.labels.filter((label) => label !== name);
  tell(by, issue, { event: 'unlabeled', label: { name } });
  return true;
}

export function assign(by: By, issue: Issue, user: User): void {
  if (issue.assignees.some(({ id }) => id === user.id)) return;
  issue.assignees.push(user);
  tell(by, issue, { event: 'assigned', assignee: user });
}

export function unassign(by: By, issue: Issue, user: User): void {
  issue.assignees = issue.assignees.filter(({ id }) => id !== user.id);
  tell(by, issue, { event: 'unassigned', assignee: user });
}

export function setState(
  by: By,
  issue: Issue,
  wanted: { state: Issue['state']; reason: string | null },
): void {
  if (issue.state === wanted.state) return;
  issue.state = wanted.state;
  issue.state_reason = wanted.reason;
  tell(by, issue, { event: wanted.state === 'closed' ? 'closed' : 'reopened', state_reason: wanted.reason });
}

export function rename(by: By, issue: Issue, title: string): void {
  if (issue.title === title) return;
  issue.title = title;
  tell(by, issue, { event: 'renamed' });
}
