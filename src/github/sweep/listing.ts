// The folders of all cases at a commit of the record, by three small requests: no recursive listing, however many cases there are.
import type { GitHub } from '../port.ts';
import type { RepositoryName } from '../repository-name.ts';

interface Place {
  readonly github: GitHub;
  readonly repository: RepositoryName;
}

/** Case number -> SHA of its folder. */
export async function caseFolders(place: Place, commit: string): Promise<ReadonlyMap<number, string>> {
  const route = 'GET /repos/{owner}/{repo}/git/commits/{commit_sha}';
  const { data } = await place.github.request(route, { ...place.repository, commit_sha: commit });
  const cases = (await foldersIn(place, data.tree.sha)).find(({ name }) => name === 'cases');
  const folders = cases === undefined ? [] : await foldersIn(place, cases.sha);
  return new Map(
    folders.flatMap(({ name, sha }) => (/^[1-9]\d{0,8}$/.test(name) ? [[Number(name), sha] as const] : [])),
  );
}

async function foldersIn({ github, repository }: Place, tree: string) {
  const route = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}';
  const { data } = await github.request(route, { ...repository, tree_sha: tree });
  return data.tree.flatMap(({ path, type, sha }) => (type === 'tree' ? [{ name: path, sha }] : []));
}
