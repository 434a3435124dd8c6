// Issues, comments, reactions, labels and pins of the case repository.
import * as act from './issue-acts.ts';
import { issueOf, number, paged, refuse, repositoryOf, text, texts } from './route.ts';
import type { Call, Routes } from './route.ts';
import { commentShape, issueShape } from './shapes.ts';
import { stamp } from './world.ts';
import type { Comment, Issue, User } from './world.ts';

interface Found {
  readonly comment: Comment;
  readonly issue: Issue;
  readonly url: string;
}

const urlOf = (call: Call, issue: Issue): string =>
  `https://api.github.com/repos/${repositoryOf(call).full_name}/issues/${issue.number}`;

function commentOf(call: Call): Found {
  for (const issue of repositoryOf(call).issues) {
    const comment = issue.comments.find(({ id }) => id === number(call, 'comment_id'));
    if (comment !== undefined) return { comment, issue, url: urlOf(call, issue) };
  }
  return refuse(404);
}

function userOf({ world }: Call, login: string): User {
  return world.users.get(login.toLowerCase()) ?? refuse(422);
}

function changeIssue(call: Call): void {
  const issue = issueOf(call);
  const { params } = call;
  if (typeof params['title'] === 'string') act.rename(call, issue, params['title']);
  if (typeof params['body'] === 'string') issue.body = params['body'];
  act.touch(call.world, issue);
  const state = params['state'];
  if (state === 'open' || state === 'closed')
    act.setState(call, issue, { state, reason: text(call, 'state_reason') || null });
}

interface Timed {
  readonly created_at: string;
  readonly updated_at: string;
}

/** By the wished time; lists here are made oldest first. */
function sorted<T extends Timed>(call: Call, items: readonly T[]): readonly T[] {
  const by = text(call, 'sort') === 'updated' ? 'updated_at' : 'created_at';
  const rising = items.toSorted((a, b) => (a[by] < b[by] ? -1 : a[by] > b[by] ? 1 : 0));
  return text(call, 'direction') === 'asc' ? rising : rising.toReversed();
}

export const issueRoutes: Routes = {
  'GET /repos/{owner}/{repo}/issues': (call) => {
    const repository = repositoryOf(call);
    const [state, creator] = [text(call, 'state') || 'open', text(call, 'creator')];
    const fits = (issue: Issue): boolean =>
      (state === 'all' || issue.state === state) &&
      (creator === '' || issue.user.login === creator) &&
      issue.updated_at >= text(call, 'since');
    return paged(call, sorted(call, repository.issues.filter(fits)).map((issue) => issueShape(repository, issue))); // prettier-ignore
  },
  'GET /repos/{owner}/{repo}/issues/comments': (call) => {
    const listed = repositoryOf(call).issues.flatMap((issue) =>
      issue.comments.map((one) => commentShape(one, urlOf(call, issue))),
    );
    const fresh = listed.filter(({ updated_at }) => updated_at >= text(call, 'since'));
    return paged(call, sorted(call, fresh));
  },
  'POST /repos/{owner}/{repo}/issues': (call) => {
    const repository = repositoryOf(call);
    const issue = act.openIssue(call, repository, { title: text(call, 'title'), body: text(call, 'body') });
    const html_url = `https://github.com/${repository.full_name}/issues/${issue.number}`;
    return { status: 201, data: { ...issueShape(repository, issue), html_url } };
  },
  'GET /repos/{owner}/{repo}/issues/{issue_number}': (call) => ({
    data: issueShape(repositoryOf(call), issueOf(call)),
  }),
  'PATCH /repos/{owner}/{repo}/issues/{issue_number}': (call) => {
    changeIssue(call);
    return { data: issueShape(repositoryOf(call), issueOf(call)) };
  },
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': (call) => {
    const issue = issueOf(call);
    const since = text(call, 'since');
    const url = urlOf(call, issue);
    const fresh = issue.comments.filter(({ updated_at }) => updated_at >= since);
    return paged(call, fresh.map((one) => commentShape(one, url))); // prettier-ignore
  },
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': (call) => {
    const issue = issueOf(call);
    const made = act.comment(call, issue, text(call, 'body'));
    return { status: 201, data: commentShape(made, urlOf(call, issue)) };
  },
  'GET /repos/{owner}/{repo}/issues/comments/{comment_id}': (call) => {
    const { comment, url } = commentOf(call);
    return { data: commentShape(comment, url) };
  },
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': (call) => {
    const { comment, issue, url } = commentOf(call);
    comment.body = text(call, 'body');
    comment.updated_at = stamp(call.world);
    comment.edited = true;
    act.touch(call.world, issue);
    return { data: commentShape(comment, url) };
  },
  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}': (call) => {
    const { comment, issue } = commentOf(call);
    issue.comments.splice(issue.comments.indexOf(comment), 1);
    act.touch(call.world, issue);
    return { status: 204 };
  },
  'POST /graphql': ({ world, params }) => {
    const { id } = params['variables'] as { id: string };
    if (String(params['query']).startsWith('mutation')) return { data: { data: { pinIssue: { issue: { isPinned: true } } } } }; // prettier-ignore
    const all = [...world.repositories.values()].flatMap(({ issues }) => issues.flatMap(({ comments }) => comments)); // prettier-ignore
    const found = all.find((comment) => `IC_${comment.id}` === id);
    const edit = { includesCreatedEdit: found?.edited === true, lastEditedAt: found?.edited === true ? found.updated_at : null }; // prettier-ignore
    return { data: { data: { node: found === undefined ? null : edit } } };
  },
  'PUT /repos/{owner}/{repo}/issues/comments/{comment_id}/pin': (call) => {
    const { comment, issue } = commentOf(call);
    for (const other of issue.comments) other.pinned = other === comment;
    return { status: 204 };
  },
  'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions': (call) => {
    const { reactions } = commentOf(call).comment;
    const content = text(call, 'content');
    const logins = reactions.get(content) ?? new Set();
    reactions.set(content, logins.add(call.actor.login));
    return { status: 201, data: {} };
  },
  'GET /repos/{owner}/{repo}/issues/{issue_number}/events': (call) =>
    paged(call, issueOf(call).events.map((event) => ({ ...event }))), // prettier-ignore
  'POST /repos/{owner}/{repo}/issues/{issue_number}/labels': (call) => {
    for (const name of texts(call, 'labels')) act.addLabel(call, issueOf(call), name);
    return { data: [] };
  },
  'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}': (call) =>
    act.removeLabel(call, issueOf(call), text(call, 'name')) ? { data: [] } : refuse(404),
  'POST /repos/{owner}/{repo}/issues/{issue_number}/assignees': (call) => {
    for (const login of texts(call, 'assignees')) act.assign(call, issueOf(call), userOf(call, login));
    return { status: 201, data: {} };
  },
  'DELETE /repos/{owner}/{repo}/issues/{issue_number}/assignees': (call) => {
    for (const login of texts(call, 'assignees')) act.unassign(call, issueOf(call), userOf(call, login));
    return { data: {} };
  },
  'GET /repos/{owner}/{repo}/labels': (call) =>
    paged(call, [...repositoryOf(call).labels].map((name) => ({ name }))), // prettier-ignore
  'POST /repos/{owner}/{repo}/labels': (call) => {
    const { labels } = repositoryOf(call);
    if (labels.has(text(call, 'name'))) refuse(422);
    labels.add(text(call, 'name'));
    return { status: 201, data: {} };
  },
};
