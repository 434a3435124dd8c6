// What this process remembers of the record: the branch's head and the logs read there. It notices when a log that was read
// once is gone or no longer continues what it said; it never asks GitHub anything.
import { readLog } from '../core/case/log.ts';
import type { ReadLog } from '../core/case/log.ts';
import type { StoredFile } from './stored-file.ts';

export interface StoredLog {
  /** The blob's SHA, which the next write must name. */
  readonly sha: string;
  readonly text: string;
  readonly log: ReadLog;
}

/** The commit in GitHub's answer to a write. */
export interface WrittenCommit {
  readonly sha?: string;
  readonly parents?: readonly { readonly sha?: string }[];
}

export interface LogStore {
  readonly head: () => string | undefined;
  /** GitHub says that the branch is at this commit. Heads of ours that we know to be older are late answers and ignored. */
  readonly saw: (commit: string | undefined) => void;
  /** We wrote this commit. Upon the head we knew it changes nothing else; otherwise everything is read again. */
  readonly wrote: (commit: WrittenCommit) => void;
  /** What is known to be true at the head: `unknown` means that it must be read. */
  readonly at: (path: string) => StoredLog | undefined | 'unknown';
  /** Remembers what was read at the head; `undefined`: there is no such file. */
  readonly learn: (path: string, file: StoredFile | undefined) => StoredLog | undefined;
  /** The log that ends in this hash is at the head: what is known of it holds, if that ends there too. */
  readonly stands: (path: string, hash: string) => void;
  /** Whether the file in this blob is known to be the App's own work. */
  readonly isVouched: (path: string, blob: string) => boolean;
  /** @param commit up to which it was looked through */
  readonly vouch: (path: string, blob: string, commit: string | undefined) => void;
  /** The commit up to which this log was looked through last. */
  readonly vouchedAt: (path: string) => string | undefined;
  /** What was read of this log was not the log: what comes next need not continue it. */
  readonly disown: (path: string) => void;
  /** What is known of this file at the head is no longer true. */
  readonly forget: (path: string) => void;
  /** From now on this log is broken, whatever stands in it. */
  readonly distrust: (path: string, because: string) => void;
}

/** Logs kept in memory at most; others are read again when they are needed. */
const mostLogs = 5000;
/** How long GitHub may still answer with a head that we know to be older (milliseconds). */
const longestLag = 60_000;

interface Memory {
  head: string | undefined;
  /** Heads we left behind, and until when an answer naming one counts as late. */
  readonly former: Map<string, number>;
  /** Whole logs as last read or written. */
  readonly known: Map<string, StoredLog>;
  /** What stands at the head. */
  readonly fresh: Map<string, StoredLog | undefined>;
  readonly distrusted: Map<string, string>;
  /** Blobs of logs that the App alone wrote, by path. */
  readonly vouched: Map<string, { readonly blob: string; readonly commit: string | undefined }>;
}

export function openLogStore(): LogStore {
  const memory: Memory = {
    head: undefined,
    former: new Map(),
    known: new Map(),
    fresh: new Map(),
    distrusted: new Map(),
    vouched: new Map(),
  };
  return {
    head: () => memory.head,
    saw: (commit) => saw(memory, commit),
    wrote: (commit) => wrote(memory, commit),
    at: (path) => (memory.fresh.has(path) ? memory.fresh.get(path) : 'unknown'),
    learn: (path, file) => learn(memory, path, file),
    stands: (path, hash) => {
      const known = memory.known.get(path);
      const same = known?.log.ok === true && known.log.head.hash === hash && !memory.distrusted.has(path);
      if (same && !memory.fresh.has(path)) memory.fresh.set(path, known);
    },
    isVouched: (path, blob) => memory.vouched.get(path)?.blob === blob,
    vouch: (path, blob, commit) => void memory.vouched.set(path, { blob, commit }),
    vouchedAt: (path) => memory.vouched.get(path)?.commit,
    disown: (path) => {
      for (const known of [memory.known, memory.fresh, memory.vouched]) known.delete(path);
    },
    forget: (path) => void memory.fresh.delete(path),
    distrust: (path, because) => {
      memory.distrusted.set(path, because);
      memory.fresh.delete(path);
    },
  };
}

function saw(memory: Memory, commit: string | undefined): void {
  if (commit === memory.head || (memory.former.get(commit ?? '') ?? 0) > Date.now()) return;
  memory.fresh.clear();
  memory.head = commit;
}

function wrote(memory: Memory, { sha, parents }: WrittenCommit): void {
  const upon = parents?.[0]?.sha;
  if (upon === undefined || upon !== memory.head) memory.fresh.clear();
  const until = Date.now() + longestLag;
  for (const old of [memory.head, upon]) if (old !== undefined) memory.former.set(old, until);
  for (const [old, end] of memory.former) if (end < Date.now()) memory.former.delete(old);
  memory.head = sha;
}

function learn(memory: Memory, path: string, file: StoredFile | undefined): StoredLog | undefined {
  const stored = judged(memory, path, file);
  memory.fresh.set(path, stored);
  if (stored?.log.ok === true) {
    memory.known.delete(path);
    memory.known.set(path, stored);
  }
  // Whoever puts it back is looked at, though it be byte for byte what we wrote.
  if (stored?.log.ok === false) memory.vouched.delete(path);
  for (const oldest of [...memory.known.keys()].slice(0, Math.max(0, memory.known.size - mostLogs))) {
    memory.known.delete(oldest);
    memory.fresh.delete(oldest);
  }
  return stored;
}

function judged(memory: Memory, path: string, file: StoredFile | undefined): StoredLog | undefined {
  const before = memory.known.get(path);
  const wrong = memory.distrusted.get(path) ?? strange(before, file);
  if (wrong !== undefined)
    return { sha: file?.sha ?? '', text: file?.text ?? '', log: { ok: false, line: 1, because: wrong } };
  return file === undefined ? undefined : { ...file, log: readLog(file.text, before) };
}

function strange(before: StoredLog | undefined, file: StoredFile | undefined): string | undefined {
  if (before === undefined) return undefined;
  if (file === undefined) return 'the log vanished';
  return file.text.startsWith(before.text) ? undefined : 'the log does not continue what stood in it';
}
