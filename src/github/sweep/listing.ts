// The folders of all cases at a commit of the record, by three small requests: no recursive listing, however many cases there are.
import type { GitHub } from '../port.ts';
import type { RepositoryName } from '../repository-name.ts';

interface Place {
  readonly github: GitHub;
  readonly repository: RepositoryName;
}

export interface RecordFolders {
  readonly house: string | undefined;
  /** Case number -> SHA of its folder. */
  readonly cases: ReadonlyMap<number, string>;
}

/** The folders' names as git computes them from their content. */
export async function recordFolders(place: Place, commit: string): Promise<RecordFolders> {
  const route = 'GET /repos/{owner}/{repo}/git/commits/{commit_sha}';
  const { data } = await place.github.request(route, { ...place.repository, commit_sha: commit });
  const root = new Map(await foldersIn(place, data.tree.sha));
  const cases = root.get('cases');
  const folders = cases === undefined ? [] : await foldersIn(place, cases);
  return {
    house: root.get('house'),
    cases: new Map(
      folders.flatMap(([name, sha]) => (/^[1-9]\d{0,8}$/.test(name) ? [[Number(name), sha] as const] : [])),
    ),
  };
}

async function foldersIn(
  { github, repository }: Place,
  tree: string,
): Promise<readonly (readonly [name: string, sha: string])[]> {
  const route = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}';
  const { data } = await github.request(route, { ...repository, tree_sha: tree });
  return data.tree.flatMap(({ path, type, sha }) => (type === 'tree' ? [[path, sha] as const] : []));
}
