// Writes where everybody reads: files of the site's repository and release notes. What it writes is public text by its type.
import { GitHubFailure, kindOfFailure } from '../failure.ts';
import type { GitHub } from '../port.ts';
import { nameParts } from '../repository-name.ts';
import type { RepositoryName } from '../repository-name.ts';
import { encoded } from '../stored-file.ts';
import type { Performer } from './stage.ts';

const put = 'PUT /repos/{owner}/{repo}/contents/{path}';
const release = 'PATCH /repos/{owner}/{repo}/releases/{release_id}';
const move = 'PATCH /repos/{owner}/{repo}/git/refs/{ref}';

/** One file; refused as a conflict when it is no longer the one that was seen, also when there was none and now there is. */
export const writeSite: Performer<'site.write'> = async ({ clients }, effect) => {
  const { path, sha } = effect;
  try {
    const { data } = await clients.site(effect.repository).request(put, {
      ...nameParts(effect.repository),
      path,
      branch: effect.branch,
      message: `Publish ${path}`,
      content: encoded(effect.text),
      ...(sha === null ? {} : { sha }),
    });
    return { path, commit: data.commit.sha ?? '', blob: data.content?.sha ?? '' };
  } catch (error) {
    // GitHub calls it invalid that the SHA of a file that is there isn't given.
    throw sha === null && kindOfFailure(error) === 'invalid'
      ? new GitHubFailure('conflict', 409, put)
      : error;
  }
};

/** Several files in one commit; refused as a conflict when the branch is no longer where it was seen. */
export const commitToSite: Performer<'site.commit'> = async ({ clients }, effect) => {
  const { branch, head, message, files, path } = effect;
  const github = clients.site(effect.repository);
  const place = nameParts(effect.repository);
  if (head === null) throw new GitHubFailure('missing', 404, move);
  const tree = await github.request('POST /repos/{owner}/{repo}/git/trees', {
    ...place,
    base_tree: head.tree,
    tree: files.map((file) => ({ path: file.path, mode: '100644', type: 'blob', content: file.text })),
  });
  const { data } = await github.request('POST /repos/{owner}/{repo}/git/commits', {
    ...place,
    message,
    tree: tree.data.sha,
    parents: [head.commit],
  });
  try {
    await github.request(move, { ...place, ref: `heads/${branch}`, sha: data.sha, force: false });
  } catch (error) {
    const isMoved =
      kindOfFailure(error) === 'invalid' && (await tipOf(github, { ...place, branch })) !== head.commit;
    throw isMoved ? new GitHubFailure('conflict', 409, move) : error;
  }
  return { path, commit: data.sha };
};

async function tipOf(
  github: GitHub,
  { owner, repo, branch }: RepositoryName & { branch: string },
): Promise<string> {
  const route = 'GET /repos/{owner}/{repo}/git/ref/{ref}';
  return (await github.request(route, { owner, repo, ref: `heads/${branch}` })).data.object.sha;
}

export const writeReleaseNotes: Performer<'release.notes'> = async ({ clients }, effect) => {
  const place = { ...nameParts(effect.repository), release_id: effect.release };
  const { data } = await clients
    .releases(effect.repository)
    .request(release, { ...place, body: effect.body });
  return { release: String(data.id), url: data.html_url };
};
