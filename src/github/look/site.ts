// Looks at the site's repository: which files lie under its directory, and what one of them says.
import { readInPublic } from '../../core/advisory/public-text.ts';
import { orNull } from '../answered.ts';
import { nameParts } from '../repository-name.ts';
import { blobText } from '../stored-file.ts';
import type { Looker } from './sight.ts';

export const lookAtSite: Looker<'site'> = async ({ clients }, { repository, branch, directory }) => {
  const github = clients.site(repository);
  const place = nameParts(repository);
  const route = 'GET /repos/{owner}/{repo}/git/ref/{ref}';
  const ref = await orNull(github.request(route, { ...place, ref: `heads/${branch}` }));
  if (ref === null) return null;
  const head = ref.data.object.sha;
  const commit = await github.request('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', {
    ...place,
    commit_sha: head,
  });
  const tree = commit.data.tree.sha;
  const all = await github.request('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', {
    ...place,
    tree_sha: tree,
    recursive: '1',
  });
  const files = all.data.tree.flatMap(({ path, type, sha }) =>
    type === 'blob' && path.startsWith(`${directory}/`)
      ? [{ path: path.slice(directory.length + 1), blob: sha }]
      : [],
  );
  return { head, tree, files };
};

export const lookAtBlob: Looker<'blob'> = async ({ clients }, { repository, blob }) =>
  readInPublic(await blobText(clients.site(repository), { ...nameParts(repository), sha: blob }));
