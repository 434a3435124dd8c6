// The history of a part of the records branch: which commits touched it and who made them. It judges nothing.
import { allPages } from './pages.ts';
import { recordBranch } from './record-path.ts';
import type { Records } from './records.ts';

/** All commits that touch a path of the record, newest first. */
export function recordCommits({ github, repository }: Records, path: string) {
  const params = { ...repository, sha: recordBranch, path };
  return allPages(github, ['GET /repos/{owner}/{repo}/commits', params]);
}

/** Whether a path was ever written on the branch as it is now. */
export async function hasHistory({ github, repository }: Records, path: string): Promise<boolean> {
  const params = { ...repository, sha: recordBranch, path, per_page: 1 };
  return (await github.request('GET /repos/{owner}/{repo}/commits', params)).data.length > 0;
}
