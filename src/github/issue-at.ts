// Reads the issue of a case. One that was moved away, and a pull request, are none.
import type { Issue } from '../core/world.ts';
import type { Clients } from './client.ts';
import { GitHubFailure } from './failure.ts';
import { fullNameOf } from './repository-name.ts';
import type { RepositoryName } from './repository-name.ts';
import { seenIssue } from './seen-issue.ts';

const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}';

interface Place {
  readonly clients: Clients;
  /** The case repository. */
  readonly repository: RepositoryName;
}

/** The issue, and GitHub's time; undefined: there is no such issue here (any more). @throws GitHubFailure */
export async function issueAt(
  { clients, repository }: Place,
  number: number,
): Promise<{ readonly issue: Issue; readonly date: string } | undefined> {
  try {
    const { data, date } = await clients.cases.request(route, { ...repository, issue_number: number });
    const { pull_request: pull, repository_url: at } = data;
    // An issue that was transferred is answered by a redirect to where it is now.
    const moved = !at.toLowerCase().endsWith(`/${fullNameOf(repository).toLowerCase()}`);
    return pull !== undefined || moved ? undefined : { issue: seenIssue(data), date };
  } catch (error) {
    if (error instanceof GitHubFailure && error.kind === 'missing') return undefined;
    throw error;
  }
}
