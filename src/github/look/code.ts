// Looks at what is public of a product's code: tags, releases, commits of a branch, pull requests.
import { actorOf } from '../account.ts';
import { orNull } from '../answered.ts';
import { wholeName } from '../history.ts';
import { allPages } from '../pages.ts';
import type { GitHub } from '../port.ts';
import { isSameRepository, nameParts } from '../repository-name.ts';
import { wholeSeconds } from '../seen-comment.ts';
import type { Looker } from './sight.ts';

/** Every tag with the commit that it points to. */
export const lookAtTags: Looker<'tags'> = async ({ clients }, { repository }) => {
  const params = nameParts(repository);
  const tags = await allPages(clients.reader(repository), ['GET /repos/{owner}/{repo}/tags', params]);
  return tags.map(({ name, commit }) => ({ name, commit: commit.sha }));
};

/** The release of a tag; drafts too, which GitHub doesn't find by their tag. */
export const lookAtRelease: Looker<'release'> = async ({ clients }, { repository, tag }) => {
  const github = clients.releases(repository);
  const place = nameParts(repository);
  const route = 'GET /repos/{owner}/{repo}/releases/tags/{tag}';
  const published = await orNull(github.request(route, { ...place, tag }));
  const isIt = (release: { tag_name: string }) => release.tag_name === tag;
  const found =
    published?.data ??
    (await allPages(github, ['GET /repos/{owner}/{repo}/releases', place], (list) => list.some(isIt))).find(
      isIt,
    );
  if (found === undefined) return null;
  const { id, tag_name, html_url, body, draft } = found;
  return { id, tag: tag_name, url: html_url, body: body ?? '', draft };
};

/** The whole name of a commit, from the beginning of it. */
export const lookAtCommit: Looker<'commit'> = async ({ clients }, { repository, commit }) =>
  wholeName({ github: clients.reader(repository), place: nameParts(repository) }, commit);

/** Commits of a branch since a time, newest first. */
export const lookAtCommits: Looker<'commits'> = async ({ clients }, { repository, branch, since }) => {
  const params = { ...nameParts(repository), sha: branch, since };
  const route = 'GET /repos/{owner}/{repo}/commits';
  const commits = await orNull(allPages(clients.reader(repository), [route, params]));
  return (commits ?? []).map(({ sha, html_url, commit }) => ({
    sha,
    url: html_url,
    message: commit.message,
    committed_at: wholeSeconds(commit.committer?.date ?? ''),
  }));
};

/** Which commit merged a pull request, where GitHub's newer API versions no longer say so on the pull request itself. */
async function mergedBy(
  github: GitHub,
  place: ReturnType<typeof nameParts>,
  number: number,
): Promise<string | null> {
  const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/events';
  const events = await allPages(github, [route, { ...place, issue_number: number }]);
  return events.findLast(({ event }) => event === 'merged')?.commit_id ?? null;
}

const address = /^https?:\/\/[^/]+\/([^/]+\/[^/]+)\/pull\/(\d+)/;

/** A pull request by its address, or null: of another organisation, in a temporary private fork, or none at all. */
export const lookAtPull: Looker<'pull'> = async ({ clients, repository: own }, { url }) => {
  const [, repository = '', number = ''] = address.exec(url) ?? [];
  const place = nameParts(repository);
  if (place.owner.toLowerCase() !== own.owner.toLowerCase()) return null;
  const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}';
  const github = clients.reader(repository);
  const asking = github.request(route, { ...place, pull_number: Number(number) });
  const answer = await orNull(asking);
  if (answer === null) return null;
  const { html_url, user, merged, merge_commit_sha, base } = answer.data;
  return {
    url: html_url,
    repository: isSameRepository(base.repo.full_name, repository) ? repository : base.repo.full_name,
    public: !base.repo.private,
    author: actorOf(user),
    merged,
    merge_commit: merged ? (merge_commit_sha ?? (await mergedBy(github, place, Number(number)))) : null,
    base: base.ref,
  };
};
