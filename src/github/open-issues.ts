// Lists the numbers of the open issues of the case repository; whether they are cases is decided elsewhere.
import { allPages } from './pages.ts';
import type { GitHub } from './port.ts';
import type { RepositoryName } from './repository-name.ts';

/** Numbers of open issues, oldest first; pull requests are none. */
export async function openIssues(github: GitHub, repository: RepositoryName): Promise<readonly number[]> {
  const params = {
    ...repository,
    state: 'open' as const,
    sort: 'created' as const,
    direction: 'asc' as const,
  };
  const issues = await allPages(github, ['GET /repos/{owner}/{repo}/issues', params]);
  return issues.filter(({ pull_request: pull }) => pull === undefined).map(({ number }) => number);
}
