// All files of the record as one commit has them, by one download, and who made the branch's commits. For `verify`; it judges nothing.
import { orNull } from './answered.ts';
import { allPages } from './pages.ts';
import type { GitHub } from './port.ts';
import { recordBranch } from './record-path.ts';
import type { RepositoryName } from './repository-name.ts';
import type { Data } from './route.ts';
import { archiveOf } from './sweep/archive.ts';
import type { Folder } from './sweep/git-object.ts';

export interface RecordAt {
  /** The head of the branch that was read. */
  readonly commit: string;
  /** Path on the branch -> text. */
  readonly files: ReadonlyMap<string, string>;
}

export type RecordCommit = Data<'GET /repos/{owner}/{repo}/commits'>[number];

/** The record now; undefined when there is no such branch. @throws GitHubFailure */
export async function recordNow(github: GitHub, repository: RepositoryName): Promise<RecordAt | undefined> {
  const place = { ...repository, ref: `heads/${recordBranch}` };
  const head = await orNull(github.request('GET /repos/{owner}/{repo}/git/ref/{ref}', place));
  if (head === null) return undefined;
  const commit = head.data.object.sha;
  return { commit, files: new Map(textsIn(await archiveOf(github, repository, commit), '')) };
}

function textsIn(folder: Folder, path: string): readonly (readonly [path: string, text: string])[] {
  return [...folder].flatMap(([name, inner]) =>
    inner instanceof Map
      ? textsIn(inner, `${path}${name}/`)
      : [[`${path}${name}`, Buffer.from(inner).toString('utf8')] as const],
  );
}

/** The branch's commits up to `commit`, newest first; at most 10,000 of them. */
export function commitsOfRecord(
  github: GitHub,
  repository: RepositoryName,
  commit: string,
): Promise<readonly RecordCommit[]> {
  return allPages(github, ['GET /repos/{owner}/{repo}/commits', { ...repository, sha: commit }]);
}
