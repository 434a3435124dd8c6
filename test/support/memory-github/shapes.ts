// How things look in answers, as far as the product reads them. Every answer is made anew: nobody can change the world through one.
import type { Commit } from './git.ts';
import type { Advisory, Comment, Issue, Release, Repository } from './world.ts';

export type Shape = Readonly<Record<string, unknown>>;

export function repositoryShape({ id, full_name, private: isPrivate }: Repository): Shape {
  return { id, full_name, private: isPrivate, default_branch: 'main' };
}

export function issueShape({ full_name }: Repository, issue: Issue): Shape {
  const { number, title, body, state, state_reason, user, labels, assignees, created_at, updated_at } = issue;
  const names = labels.map((name) => ({ name }));
  const repository_url = `https://api.github.com/repos/${full_name}`;
  return { number, title, body, state, state_reason, user, labels: names, assignees: [...assignees], created_at, updated_at, repository_url }; // prettier-ignore
}

export function commentShape(comment: Comment, issue_url: string) {
  const { id, user, body, created_at, updated_at, pinned, reactions } = comment;
  const counts = Object.fromEntries([...reactions].map(([content, logins]) => [content, logins.size]));
  const node_id = `IC_${id}`;
  return {
    id,
    node_id,
    user,
    body,
    created_at,
    updated_at,
    issue_url,
    pin: pinned ? {} : null,
    reactions: counts,
  };
}

export function commitShape({ full_name }: Repository, commit: Commit): Shape {
  const { sha, message, author, verified, date, parents } = commit;
  const committer = verified ? { login: 'web-flow', id: 19_864_447 } : author;
  return {
    sha,
    html_url: `https://github.com/${full_name}/commit/${sha}`,
    author,
    committer,
    parents: parents.map((parent) => ({ sha: parent })),
    commit: { message, committer: { date }, verification: { verified } },
  };
}

export function advisoryShape({ full_name }: Repository, advisory: Advisory): Shape {
  const { ghsa, state, created_at, updated_at, published_at, author, fork, fields } = advisory;
  const vector = typeof fields['cvss_vector_string'] === 'string' ? fields['cvss_vector_string'] : null;
  const isFourth = vector?.startsWith('CVSS:4') === true;
  const score = (own: boolean): Shape => ({ vector_string: own ? vector : null, score: null });
  const users = Array.isArray(fields['collaborating_users']) ? fields['collaborating_users'] : [];
  return {
    ...fields,
    ghsa_id: ghsa,
    html_url: `https://github.com/${full_name}/security/advisories/${ghsa}`,
    state,
    created_at,
    updated_at,
    published_at,
    author,
    cve_id: fields['cve_id'] ?? null,
    cvss_severities: { cvss_v3: score(!isFourth), cvss_v4: score(isFourth) },
    collaborating_users: users.map((login) => ({ login: String(login) })),
    private_fork: fork === null ? null : { full_name: fork, html_url: `https://github.com/${fork}` },
  };
}

export function releaseShape({ full_name }: Repository, { id, tag, body, draft }: Release): Shape {
  const html_url = `https://github.com/${full_name}/releases/tag/${tag}`;
  return { id, tag_name: tag, html_url, body, draft };
}
