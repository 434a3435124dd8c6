// Who had a hand in the settings since those in force, as far as GitHub vouches for it. The author that a commit names may be anybody's
// address; a signature that GitHub verified, and the account that moved the branch, are not.
import type { Actor } from '../core/case/actor.ts';
import { actorOf } from './account.ts';
import { kindOfFailure } from './failure.ts';
import { allPages } from './pages.ts';
import type { GitHub } from './port.ts';
import type { RepositoryName } from './repository-name.ts';
import type { Data } from './route.ts';

export interface SettingsPlace {
  readonly github: GitHub;
  /** The case repository. */
  readonly repository: RepositoryName;
  /** Everything that belongs to the settings. */
  readonly paths: readonly string[];
  /** What stood at a path of a commit, empty where nothing did. */
  readonly at: (path: string, commit: string) => Promise<string>;
}

type Commit = Data<'GET /repos/{owner}/{repo}/commits'>[number];
type Move = Data<'GET /repos/{owner}/{repo}/activity'>[number];

/** So many changes of a path are looked through for the one in force. */
const mostCommits = 200;
/** GitHub's own account, which commits for whoever presses its buttons. */
const webFlow = 'web-flow';

/** @param inForce the commit of the settings in force. Everybody, each once; null when GitHub does not vouch for somebody, or the settings in force are not found before them. */
export async function settingsWriters(
  place: SettingsPlace,
  branch: string,
  inForce: string,
): Promise<readonly Actor[] | null> {
  const found = new Map<string, Commit>();
  for (const path of place.paths) {
    const changes = await changesSince(place, branch, { path, inForce });
    if (changes === null) return null;
    for (const change of changes) found.set(change.sha, change);
  }
  const changes = [...found.values()];
  if (changes.length === 0) return null;
  const moves = await movesOf(place, branch);
  const writers = changes.map((commit) => writersOf(commit, moves));
  if (writers.some((some) => some.length === 0)) return null;
  return [...new Map(writers.flat().map((writer) => [writer.id, writer])).values()];
}

/** From the newest back to where the path last held what is in force: what was taken back before counts no more. */
async function changesSince(
  { github, repository, at }: SettingsPlace,
  branch: string,
  { path, inForce }: { readonly path: string; readonly inForce: string },
): Promise<readonly Commit[] | null> {
  const params = { ...repository, sha: branch, path };
  const stood = await at(path, inForce);
  const isFar = (items: readonly Commit[]): boolean =>
    items.length >= mostCommits || items.some(({ sha }) => sha === inForce);
  const commits = await allPages(github, ['GET /repos/{owner}/{repo}/commits', params], isFar);
  const found: Commit[] = [];
  for (const commit of commits) {
    if (commit.sha === inForce || (await at(path, commit.sha)) === stood) return found;
    found.push(commit);
  }
  // What did not stand there when the settings came into force is new from its first commit on.
  return stood === '' && commits.length < mostCommits ? found : null;
}

/** How the branch was moved lately, and by which account; none where GitHub doesn't tell. */
async function movesOf({ github, repository }: SettingsPlace, branch: string): Promise<readonly Move[]> {
  const params = { ...repository, ref: `refs/heads/${branch}`, per_page: 100 };
  try {
    return (await github.request('GET /repos/{owner}/{repo}/activity', params)).data;
  } catch (error) {
    if (['missing', 'forbidden'].includes(kindOfFailure(error))) return [];
    throw error;
  }
}

/** None: the commit is neither verified nor was the branch moved to it by somebody known. */
function writersOf({ sha, author, committer, commit }: Commit, moves: readonly Move[]): readonly Actor[] {
  const movers = moves.flatMap(({ after, actor }) =>
    after === sha && actor !== null ? [actorOf(actor)] : [],
  );
  if (commit.verification?.verified !== true && movers.length === 0) return [];
  const named = [author, committer].flatMap((user) =>
    user !== null && 'login' in user && user.login !== webFlow ? [actorOf(user)] : [],
  );
  return [...named, ...movers];
}
