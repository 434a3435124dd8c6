// Whether every byte of a log is the App's. What this process wrote itself is known; everything else is looked up by who made the commits.
// Commits by anybody else that leave everything as the App wrote it last change nothing: so people can put back what was harmed.
import { orNull } from './answered.ts';
import { wrongCommit } from './record-commit.ts';
import type { RecordCommit } from './record-files.ts';
import { recordCommits } from './record-history.ts';
import { folderOf } from './record-path.ts';
import type { RecordOf } from './record-path.ts';
import type { Records } from './records.ts';

/** Numeric ids of the accounts that may write a log. */
export type Allowed = ReadonlySet<number>;

/** What is wrong with who wrote a log, newest first; empty when all is well. It costs nothing where the log is vouched for. */
export async function strangersIn(
  records: Records,
  of: RecordOf,
  allowed: Allowed,
): Promise<readonly string[]> {
  const doubt = await records.doubt(of);
  if (doubt === undefined) return [];
  const { since } = doubt;
  const commits = await recordCommits(records, folderOf(of), ({ sha }) => sha === since);
  const known = commits.findIndex(({ sha }) => sha === since);
  const fresh = known < 0 ? commits : commits.slice(0, known);
  const wrong = await wrongIn({ records, of, allowed }, fresh, known < 0 ? undefined : since);
  if (wrong.length === 0) records.vouch(of, doubt.blob, commits[0]?.sha);
  // It may be put back, and what is put back does not continue this.
  else records.disown(of);
  return wrong;
}

interface Place {
  readonly records: Pick<Records, 'github' | 'repository'>;
  readonly of: RecordOf;
  readonly allowed: Allowed;
}

/**
 * What is wrong in the history of a log's folder, unless it stands at the end as the App left it.
 * @param commits newest first
 * @param since the commit before them, at which the log was whole; undefined: they are all there are
 */
export async function wrongIn(
  place: Place,
  commits: readonly RecordCommit[],
  since?: string,
): Promise<readonly string[]> {
  const { allowed } = place;
  const wrong = commits.flatMap((commit) => wrongCommit(commit, allowed));
  if (wrong.length === 0) return [];
  let ours = since;
  let isWhole = true;
  for (const commit of commits.toReversed()) {
    if (wrongCommit(commit, allowed).length > 0)
      isWhole = (await stateAt(place, commit.sha)) === (await stateAt(place, ours));
    else if (isWhole) ours = commit.sha;
  }
  return isWhole ? [] : wrong;
}

/** The names and contents of a folder at a commit, as one word; undefined when there is no such folder. */
async function stateAt({ records, of }: Place, ref: string | undefined): Promise<string | undefined> {
  if (ref === undefined) return undefined;
  const { github, repository } = records;
  const route = 'GET /repos/{owner}/{repo}/contents/{path}';
  const listed = await orNull(github.request(route, { ...repository, path: folderOf(of), ref }));
  const files = Array.isArray(listed?.data) ? listed.data : [];
  return files.length === 0 ? undefined : JSON.stringify(files.map(({ name, sha }) => [name, sha]));
}
