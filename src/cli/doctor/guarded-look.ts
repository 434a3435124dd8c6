// Looks at something that we may not be allowed to see: what GitHub refuses to show is told as unknown, with who could see it.
import { GitHubFailure } from '../../github/failure.ts';
import { unknown } from './finding.ts';
import type { Finding, Sight } from './finding.ts';

export async function guardedLook(
  { as }: Pick<Sight, 'as'>,
  what: string,
  work: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    const todo =
      as === 'app'
        ? 'run it with GITHUB_TOKEN of an organisation owner and without APP_ID'
        : 'run it as an organisation owner';
    return [unknown(`${what}: GitHub answers ${error.status === 0 ? 'nothing' : error.status}`, todo)];
  }
}
