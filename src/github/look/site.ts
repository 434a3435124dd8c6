// Looks at the site as a whole: where its branch stands, which files its directory holds, and single texts of it.
import { kindOfFailure } from '../failure.ts';
import type { GitHub } from '../port.ts';
import { nameParts } from '../repository-name.ts';
import type { RepositoryName } from '../repository-name.ts';
import { blobText } from '../stored-file.ts';
import type { Looker } from './sight.ts';

const treeRoute = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}';

/** Only the site's own directory is listed, folder by folder down to it: whatever else lies in its repository may be big. */
export const lookAtSite: Looker<'site'> = async ({ clients }, { repository, branch, directory }) => {
  const github = clients.site(repository);
  const place = nameParts(repository);
  const head = await tipOf(github, { ...place, branch });
  if (head === undefined) return null;
  const { data } = await github.request('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', {
    ...place,
    commit_sha: head,
  });
  const tree = data.tree.sha;
  let folder: string | undefined = tree;
  for (const name of directory.split('/').filter((part) => part !== '')) {
    if (folder !== undefined) folder = await folderIn(github, { ...place, tree: folder, name });
  }
  return { head, tree, files: folder === undefined ? [] : await filesIn(github, { ...place, tree: folder }) };
};

export const lookAtBlob: Looker<'blob'> = ({ clients }, { repository, blob }) =>
  blobText(clients.site(repository), { ...nameParts(repository), sha: blob });

type Tree = RepositoryName & { readonly tree: string };

async function tipOf(
  github: GitHub,
  { owner, repo, branch }: RepositoryName & { readonly branch: string },
): Promise<string | undefined> {
  try {
    const route = 'GET /repos/{owner}/{repo}/git/ref/{ref}';
    return (await github.request(route, { owner, repo, ref: `heads/${branch}` })).data.object.sha;
  } catch (error) {
    if (kindOfFailure(error) === 'missing') return undefined;
    throw error;
  }
}

async function folderIn(
  github: GitHub,
  { owner, repo, tree, name }: Tree & { readonly name: string },
): Promise<string | undefined> {
  const { data } = await github.request(treeRoute, { owner, repo, tree_sha: tree });
  return data.tree.find(({ path, type }) => type === 'tree' && path === name)?.sha;
}

async function filesIn(github: GitHub, { owner, repo, tree }: Tree) {
  const { data } = await github.request(treeRoute, { owner, repo, tree_sha: tree, recursive: '1' });
  return data.tree.flatMap(({ path, type, sha }) => (type === 'blob' ? [{ path, blob: sha }] : []));
}
