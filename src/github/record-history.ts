// The history of a part of the records branch: which commits touched it and who made them. It judges nothing.
import { allPages } from './pages.ts';
import { recordBranch } from './record-path.ts';
import type { RecordCommit } from './record-files.ts';
import type { Records } from './records.ts';

/** The commits that touch a path of the record as it was read last, newest first; page after page, until one is known. */
export function recordCommits(
  { github, repository, head }: Records,
  path: string,
  isKnown: (commit: RecordCommit) => boolean = () => false,
): Promise<readonly RecordCommit[]> {
  const params = { ...repository, sha: head() ?? recordBranch, path };
  return allPages(github, ['GET /repos/{owner}/{repo}/commits', params], (items) => items.some(isKnown));
}

/** Whether a path was ever written on the branch as it is now. */
export async function hasHistory({ github, repository }: Records, path: string): Promise<boolean> {
  const params = { ...repository, sha: recordBranch, path, per_page: 1 };
  return (await github.request('GET /repos/{owner}/{repo}/commits', params)).data.length > 0;
}
