// What is wrong with a commit of the records branch, by GitHub's own word on who made and signed it. Pure; it asks nobody.
import type { Data } from './route.ts';

type Commit = Data<'GET /repos/{owner}/{repo}/commits'>[number];

/** GitHub's own account, which commits and signs for Apps. */
const webFlow = 'web-flow';

/** @param allowed numeric ids of the accounts that may write the record @returns nothing when all is well */
export function wrongCommit(
  { sha, author, committer, commit }: Commit,
  allowed: ReadonlySet<number>,
): readonly string[] {
  const name = `commit ${sha.slice(0, 12)} of the record`;
  const unsigned = commit.verification?.verified === true ? [] : [`${name} is not verified`];
  const authorId = Number(author?.['id'] ?? 0);
  const committed = committer?.['login'] === webFlow || allowed.has(Number(committer?.['id'] ?? 0));
  return [...unsigned, ...(allowed.has(authorId) && committed ? [] : [`${name} is by another account`])];
}
