// Reads a repository's history for the proof of a tag: what a tag points to, what lies between two commits, what a commit changes.
import { orNull } from './answered.ts';
import { GitHubFailure } from './failure.ts';
import { linked } from './pages.ts';
import type { ChangedFile } from './patch.ts';
import type { GitHub } from './port.ts';
import type { RepositoryName } from './repository-name.ts';

export interface History {
  readonly github: GitHub;
  readonly place: RepositoryName;
}

export interface Told {
  readonly sha: string;
  readonly message: string;
}

/** The commit that a tag points to, annotated or not; null when there is no such tag. */
export async function taggedCommit({ github, place }: History, tag: string): Promise<string | null> {
  const route = 'GET /repos/{owner}/{repo}/git/ref/{ref}';
  const answer = await orNull(github.request(route, { ...place, ref: `tags/${tag}` }));
  let object = answer?.data.object;
  // A tag may point to a tag; nobody nests them deeply.
  for (let depth = 0; object?.type === 'tag' && depth < 5; depth += 1) {
    const params = { ...place, tag_sha: object.sha };
    object = (await github.request('GET /repos/{owner}/{repo}/git/tags/{tag_sha}', params)).data.object;
  }
  return object?.type === 'commit' ? object.sha : null;
}

/** Whether `from` is an ancestor of `to` (or the same), and the commits after it, oldest first; null: no common history. */
export async function between(
  { github, place }: History,
  from: string,
  to: string,
): Promise<{ readonly ancestor: boolean; readonly later: readonly Told[] } | null> {
  const later: Told[] = [];
  const route = 'GET /repos/{owner}/{repo}/compare/{basehead}';
  for (let page = 1; ; page += 1) {
    const params = { ...place, basehead: `${from}...${to}`, per_page: 100, page };
    const answer = await unknownAsNull(github.request(route, params));
    if (answer === null) return null;
    const { commits, behind_by, total_commits } = answer.data;
    later.push(...commits.map(({ sha, commit }) => ({ sha, message: commit.message })));
    if (commits.length === 0 || later.length >= total_commits) return { ancestor: behind_by === 0, later };
  }
}

/** Message and changed files of a commit; null when the repository has none of this name. */
export async function commitOf({ github, place }: History, sha: string) {
  const files: ChangedFile[] = [];
  let message = '';
  let page = 1;
  while (page > 0) {
    const params = { ...place, ref: sha, per_page: 100, page };
    const answer = await unknownAsNull(github.request('GET /repos/{owner}/{repo}/commits/{ref}', params));
    if (answer === null) return null;
    message = answer.data.commit.message;
    files.push(...(answer.data.files ?? []));
    page = Number(linked(answer.headers['link'], 'next')?.['page'] ?? 0);
  }
  return { sha, message, files };
}

/** The whole name of a commit; null when the repository has none of this name. */
export async function wholeName({ github, place }: History, sha: string): Promise<string | null> {
  const params = { ...place, ref: sha, per_page: 1 };
  const answer = await unknownAsNull(github.request('GET /repos/{owner}/{repo}/commits/{ref}', params));
  return answer?.data.sha ?? null;
}

/** The newest hundred commits at `sha` that touch a path, newest first. */
export async function commitsTouching(
  { github, place }: History,
  sha: string,
  path: string,
): Promise<readonly Told[]> {
  const params = { ...place, sha, path, per_page: 100 };
  const { data } = await github.request('GET /repos/{owner}/{repo}/commits', params);
  return data.map((each) => ({ sha: each.sha, message: each.commit.message }));
}

// GitHub answers 404 or 422 to names of commits that it doesn't know.
async function unknownAsNull<T>(asking: Promise<T>): Promise<T | null> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof GitHubFailure && ['missing', 'invalid'].includes(error.kind)) return null;
    throw error;
  }
}
