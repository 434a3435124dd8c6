// Reads and appends logs on the records branch. Appending is a compare-and-swap: what stands there is never overwritten, and a
// log that vanished or was cut is told, not mended.
import { appendEntries } from '../core/case/log.ts';
import type { LogHead, ReadLog } from '../core/case/log.ts';
import type { Entry, EntryDraft } from '../core/case/entry.ts';
import { commitMessage } from './commit-message.ts';
import { GitHubFailure, kindOfFailure } from './failure.ts';
import { standingOf } from './log-standing.ts';
import { openLogStore } from './log-store.ts';
import type { LogStore, StoredLog, WrittenCommit } from './log-store.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { OneAtATime } from './one-at-a-time.ts';
import type { GitHub } from './port.ts';
import { putLog, putRoute } from './put-log.ts';
import { logPath, recordBranch } from './record-path.ts';
import type { RecordOf } from './record-path.ts';
import type { RepositoryName } from './repository-name.ts';
import { storedFile } from './stored-file.ts';
import type { StoredFile } from './stored-file.ts';

export interface Append {
  readonly of: RecordOf;
  /** The head on which the drafts were decided; undefined: there was no log. */
  readonly seen: LogHead | undefined;
  readonly drafts: readonly EntryDraft[];
  /** The world's time: `at` of the entries. */
  readonly at: string;
  /** The commit's first line, as a person would say it. */
  readonly sentence: string;
}

/** `changed`: the log is no longer the one that was decided upon, and nothing was written. */
export type Appended =
  | { readonly changed: true }
  | { readonly changed: false; readonly entries: readonly Entry[]; readonly log: ReadLog };

export interface Doubt {
  readonly blob: string;
  /** The commit up to which the log was looked through, if it ever was. */
  readonly since: string | undefined;
}

export interface Records {
  readonly github: GitHub;
  readonly repository: RepositoryName;
  /** One request: at which commit the branch is; undefined when there is no such branch. */
  readonly refresh: () => Promise<string | undefined>;
  /** The commit that the branch was at by the last refresh or write of ours. */
  readonly head: () => string | undefined;
  /** The log as of the last refresh, from memory where nothing changed; undefined when there is none. */
  readonly log: (of: RecordOf) => Promise<ReadLog | undefined>;
  /** Whether a log is in memory as it is at the head of the last refresh: then `log` asks GitHub nothing. */
  readonly knows: (of: RecordOf) => boolean;
  /** Tells that a commit holds this log as far as the entry with this hash, and no more. */
  readonly stands: (of: RecordOf, commit: string, hash: string) => void;
  /** Remembers a log that was read by another way (the sweep's archive) at a commit, unless the branch moved on or it is known. */
  readonly learn: (of: RecordOf, file: StoredFile, commit: string) => void;
  /** Appends, or says that the log changed. @throws GitHubFailure when it can't be told or GitHub refuses. */
  readonly append: (append: Append) => Promise<Appended>;
  /** The blob of a log that somebody else may have written to; undefined where nobody did. */
  readonly doubt: (of: RecordOf) => Promise<Doubt | undefined>;
  /** Tells that the App alone wrote the log in this blob. */
  readonly vouch: (of: RecordOf, blob: string, commit: string | undefined) => void;
  /** Tells that what was read is not the log, so that it can be put back. */
  readonly disown: (of: RecordOf) => void;
  /** Runs a write to the branch when no other of this process runs. */
  readonly alone: OneAtATime;
  /** Tells that a write of ours, other than to a log, was answered. */
  readonly wrote: (commit: WrittenCommit) => void;
  /** Waits before another try; the number of the try from 1. */
  readonly pause: (attempt: number) => Promise<void>;
}

export interface RecordOptions {
  readonly github: GitHub;
  readonly repository: RepositoryName;
  readonly pause?: ((attempt: number) => Promise<void>) | undefined;
}

interface Ledger extends Required<RecordOptions> {
  readonly store: LogStore;
  readonly pause: (attempt: number) => Promise<void>;
}

/** How often one write is sent at most. */
export const mostTries = 8;

/** Opens the record of a case repository. One process opens it once: writes are sent one at a time. */
export function openRecords({ github, repository, pause = jitter }: RecordOptions): Records {
  const store = openLogStore();
  const ledger: Ledger = { github, repository, store, pause };
  const alone = oneAtATime();
  return {
    github,
    repository,
    refresh: () => refreshed(ledger),
    head: store.head,
    log: async (of) => (await readAt(ledger, logPath(of)))?.log,
    knows: (of) => store.at(logPath(of)) !== 'unknown',
    stands: (of, commit, hash) => {
      if (store.head() === commit) store.stands(logPath(of), hash);
    },
    learn: (of, file, commit) => {
      const path = logPath(of);
      if (store.head() === commit && store.at(path) === 'unknown') store.learn(path, file);
    },
    append: (append) => alone(() => appended(ledger, append)),
    doubt: (of) => doubted(ledger, logPath(of)),
    vouch: (of, blob, commit) => store.vouch(logPath(of), blob, commit),
    disown: (of) => store.disown(logPath(of)),
    alone,
    wrote: (commit) => store.wrote(commit),
    pause,
  };
}

async function refreshed({ github, repository, store }: Ledger): Promise<string | undefined> {
  store.saw(await headOf(github, repository));
  return store.head();
}

async function headOf(github: GitHub, repository: RepositoryName): Promise<string | undefined> {
  try {
    const place = { ...repository, ref: `heads/${recordBranch}` };
    return (await github.request('GET /repos/{owner}/{repo}/git/ref/{ref}', place)).data.object.sha;
  } catch (error) {
    if (kindOfFailure(error) === 'missing') return undefined;
    throw error;
  }
}

async function readAt(ledger: Ledger, path: string): Promise<StoredLog | undefined> {
  const known = ledger.store.at(path);
  if (known !== 'unknown') return known;
  if (ledger.store.head() === undefined) await refreshed(ledger);
  const first = await readNow(ledger, path);
  if (first === undefined || first.log.ok) return first;
  // Before a log is called broken it is read a second time: one of GitHub's machines may have lagged behind.
  await ledger.pause(1);
  await refreshed(ledger);
  return readNow(ledger, path);
}

async function doubted(ledger: Ledger, path: string): Promise<Doubt | undefined> {
  const stored = await readAt(ledger, path);
  if (stored === undefined || ledger.store.isVouched(path, stored.sha)) return undefined;
  return { blob: stored.sha, since: ledger.store.vouchedAt(path) };
}

async function readNow({ github, repository, store }: Ledger, path: string): Promise<StoredLog | undefined> {
  const ref = store.head();
  const file = ref === undefined ? undefined : await storedFile(github, { ...repository, path, ref });
  return store.learn(path, file);
}

async function appended(ledger: Ledger, append: Append): Promise<Appended> {
  const added = appendEntries(append.seen, append.drafts, append.at);
  const path = logPath(append.of);
  const message = commitMessage({ of: append.of, sentence: append.sentence, entries: added.entries });
  for (let attempt = 1; ; attempt += 1) {
    const stored = await readAt(ledger, path);
    const standing = standingOf(stored, append.seen, added.lines);
    if (standing === 'changed') return { changed: true };
    if (standing === 'ours' && stored !== undefined)
      return { changed: false, entries: added.entries, log: stored.log };
    if (attempt > mostTries) throw new GitHubFailure('conflict', 409, putRoute);
    const sent = await putLog(ledger, { path, stored, lines: added.lines, message });
    if (sent === 'continued') continue;
    if (sent === 'refused') await ledger.pause(attempt);
    ledger.store.forget(path);
    await refreshed(ledger);
  }
}

function jitter(attempt: number): Promise<void> {
  const milliseconds = attempt * 150 + Math.random() * 600;
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
