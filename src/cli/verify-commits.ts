// Who wrote the record: every commit of the branch must be verified and by the bot or a publisher that the settings name.
import { readSettings } from '../core/settings.ts';
import { readLog } from '../core/case/log.ts';
import { recorderOf } from '../core/record/verify-record.ts';
import type { RecordFault } from '../core/record/verify-record.ts';
import { commitOf } from '../github/history.ts';
import type { GitHub } from '../github/port.ts';
import { wrongCommit } from '../github/record-commit.ts';
import { allPages } from '../github/pages.ts';
import { commitsOfRecord } from '../github/record-files.ts';
import { folderOf as recordFolder } from '../github/record-path.ts';
import type { RecordOf } from '../github/record-path.ts';
import { wrongIn } from '../github/record-writers.ts';
import type { Allowed } from '../github/record-writers.ts';
import type { RecordAt, RecordCommit } from '../github/record-files.ts';
import type { RepositoryName } from '../github/repository-name.ts';

const mostCommits = 10_000;

/** A fault for each folder that a wrong commit touches, unless all was put back since. */
export async function commitFaults(
  github: GitHub,
  repository: RepositoryName,
  record: RecordAt & { readonly settings: string | null },
): Promise<readonly RecordFault[]> {
  const bot = recorderOf(readLog(record.files.get('house/log.jsonl') ?? ''));
  // Without a house nobody is known; that is told already.
  if (bot === undefined) return [];
  const read = record.settings === null ? undefined : readSettings(record.settings);
  const allowed = new Set([bot.id, ...(read?.ok === true ? read.settings.publishers : [])]);
  const commits = await commitsOfRecord(github, repository, record.commit);
  const wrong = commits.filter((commit) => wrongCommit(commit, allowed).length > 0);
  const faults = await Promise.all(
    wrong.map(async (commit) => {
      const files = (await commitOf({ github, place: repository }, commit.sha))?.files ?? [];
      return isBeginning(commit, files) ? [] : faultsOf(commit, files, wrongCommit(commit, allowed));
    }),
  );
  const mended = await mendedFolders({ github, repository, commit: record.commit, allowed }, faults.flat());
  const open = faults.flat().filter(({ path }) => !mended.has(path));
  return [...(commits.length < mostCommits ? [] : [tooMany]), ...open];
}

interface Walk {
  readonly github: GitHub;
  readonly repository: RepositoryName;
  /** The head of the record. */
  readonly commit: string;
  readonly allowed: Allowed;
}

/** Folders in which somebody put back what somebody harmed, so that they are the bot's again to the last byte. */
async function mendedFolders(walk: Walk, faults: readonly RecordFault[]): Promise<ReadonlySet<string>> {
  const { github, repository, commit, allowed } = walk;
  const mended = new Set<string>();
  for (const path of new Set(faults.map((fault) => fault.path))) {
    const of = recordOf(path);
    if (of === undefined) continue;
    const params = { ...repository, sha: commit, path: recordFolder(of) };
    const history = await allPages(github, ['GET /repos/{owner}/{repo}/commits', params]);
    const wrong = await wrongIn({ records: { github, repository }, of, allowed }, history);
    if (wrong.length === 0) mended.add(path);
  }
  return mended;
}

function recordOf(path: string): RecordOf | undefined {
  const number = /^cases\/(\d+)\/$/.exec(path)?.[1];
  return path === 'house/' ? 'house' : number === undefined ? undefined : Number(number);
}

interface File {
  readonly filename: string;
}

/** `psirt-bot init` begins the branch as a person: with a README and nothing of any case. */
function isBeginning({ parents }: RecordCommit, files: readonly File[]): boolean {
  return parents.length === 0 && files.every(({ filename }) => filename === 'README.md');
}

function folderOf(path: string): string {
  return `${path
    .split('/')
    .slice(0, path.startsWith('cases/') ? 2 : 1)
    .join('/')}/`;
}

function faultsOf(
  { sha }: RecordCommit,
  files: readonly File[],
  because: readonly string[],
): readonly RecordFault[] {
  const todo = `look at it with \`git show ${sha.slice(0, 12)}\`; only the bot may write there. Put back what the bot wrote, byte for byte`;
  const folders = new Set(files.map(({ filename }) => folderOf(filename)));
  return [...folders].flatMap((path) => because.map((wrong) => ({ path, line: null, wrong, todo })));
}

const tooMany: RecordFault = {
  path: 'psirt-records',
  line: null,
  wrong: `only the newest ${mostCommits} commits were looked at`,
  todo: 'check the older ones in a clone: git log --format="%h %an %G?"',
};
