// Who wrote the record: every commit of the branch must be verified and by the bot or a publisher that the settings name.
import { readSettings } from '../core/settings.ts';
import { readLog } from '../core/case/log.ts';
import { recorderOf } from '../core/record/verify-record.ts';
import type { RecordFault } from '../core/record/verify-record.ts';
import { commitOf } from '../github/history.ts';
import type { GitHub } from '../github/port.ts';
import { wrongCommit } from '../github/record-commit.ts';
import { commitsOfRecord } from '../github/record-files.ts';
import type { RecordAt, RecordCommit } from '../github/record-files.ts';
import type { RepositoryName } from '../github/repository-name.ts';

const mostCommits = 10_000;

/** A fault for each folder that a wrong commit touches. */
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
  const faults: RecordFault[] = commits.length < mostCommits ? [] : [tooMany];
  for (const commit of commits) {
    const because = wrongCommit(commit, allowed);
    if (because.length === 0) continue;
    const changed = await commitOf({ github, place: repository }, commit.sha);
    if (isBeginning(commit, changed?.files ?? [])) continue;
    const folders = new Set((changed?.files ?? []).map(({ filename }) => folderOf(filename)));
    faults.push(...[...folders].flatMap((path) => because.map((wrong) => faultOf(path, wrong, commit.sha))));
  }
  return faults;
}

/** `psirt-bot init` begins the branch as a person: with a README and nothing of any case. */
function isBeginning({ parents }: RecordCommit, files: readonly { readonly filename: string }[]): boolean {
  return parents.length === 0 && files.every(({ filename }) => filename === 'README.md');
}

function folderOf(path: string): string {
  return `${path
    .split('/')
    .slice(0, path.startsWith('cases/') ? 2 : 1)
    .join('/')}/`;
}

function faultOf(path: string, wrong: string, sha: string): RecordFault {
  const todo = `look at it with \`git show ${sha.slice(0, 12)}\`; only the bot may write there. Two people decide to which commit the branch goes back`;
  return { path, line: null, wrong, todo };
}

const tooMany: RecordFault = {
  path: 'psirt-records',
  line: null,
  wrong: `only the newest ${mostCommits} commits were looked at`,
  todo: 'check the older ones in a clone: git log --format="%h %an %G?"',
};
