// Writes where everybody reads: files of the site's repository and release notes. What it writes is public text by its type.
import { nameParts } from '../repository-name.ts';
import { encoded } from '../stored-file.ts';
import type { Performer } from './stage.ts';

const put = 'PUT /repos/{owner}/{repo}/contents/{path}';
const release = 'PATCH /repos/{owner}/{repo}/releases/{release_id}';

/** One file; refused as a conflict when it is no longer the one that was seen. */
export const writeSite: Performer<'site.write'> = async ({ clients }, effect) => {
  const { data } = await clients.site(effect.repository).request(put, {
    ...nameParts(effect.repository),
    path: effect.path,
    branch: effect.branch,
    message: `Publish ${effect.path}`,
    content: encoded(effect.text),
    ...(effect.sha === null ? {} : { sha: effect.sha }),
  });
  return { path: effect.path, commit: data.commit.sha ?? '', blob: data.content?.sha ?? '' };
};

/** Files in one commit on top of the one that was seen; refused when the branch moved on. */
export const commitToSite: Performer<'site.commit'> = async ({ clients }, effect) => {
  const place = nameParts(effect.repository);
  const github = clients.site(effect.repository);
  const { data: tree } = await github.request('POST /repos/{owner}/{repo}/git/trees', {
    ...place,
    base_tree: effect.tree,
    tree: effect.files.map(({ path, text }) => ({ path, mode: '100644', type: 'blob', content: text })),
  });
  const { data: commit } = await github.request('POST /repos/{owner}/{repo}/git/commits', {
    ...place,
    message: 'Bring the lists of advisories up to date',
    tree: tree.sha,
    parents: [effect.head],
  });
  await github.request('PATCH /repos/{owner}/{repo}/git/refs/{ref}', {
    ...place,
    ref: `heads/${effect.branch}`,
    sha: commit.sha,
    force: false,
  });
  return { commit: commit.sha };
};

export const writeReleaseNotes: Performer<'release.notes'> = async ({ clients }, effect) => {
  const place = { ...nameParts(effect.repository), release_id: effect.release };
  const { data } = await clients
    .releases(effect.repository)
    .request(release, { ...place, body: effect.body });
  return { release: String(data.id), url: data.html_url };
};
