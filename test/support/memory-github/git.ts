// The part of Git that the product reads: commits with whole trees, branches, tags, comparisons. Trees are flat; names of commits are
// made of a count and the message, so a run gives the same ones every time.
import { createHash } from 'node:crypto';
import type { User } from './world.ts';

export interface Blob {
  readonly sha: string;
  readonly text: string;
}

export interface Commit {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly author: User;
  readonly verified: boolean;
  readonly date: string;
  readonly tree: ReadonlyMap<string, Blob>;
  readonly touched: readonly string[];
}

export interface Git {
  readonly commits: Map<string, Commit>;
  /** `heads/main` or `tags/v1.0.0` -> commit. */
  readonly refs: Map<string, string>;
}

export interface NewCommit {
  readonly parents: readonly string[];
  /** Text by path; null removes. */
  readonly changes: Readonly<Record<string, string | null>>;
  readonly message: string;
  readonly author: User;
  readonly verified: boolean;
  readonly date: string;
}

const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');

/** What git calls a text. */
export function blobName(text: string): string {
  return sha1(`blob ${Buffer.byteLength(text)}\0${text}`);
}

export function newGit(): Git {
  return { commits: new Map(), refs: new Map() };
}

/** Makes a commit; no ref points to it yet. */
export function commit(git: Git, made: NewCommit): Commit {
  const { changes, ...rest } = made;
  const tree = new Map(git.commits.get(rest.parents[0] ?? '')?.tree);
  for (const [path, text] of Object.entries(changes)) {
    if (text === null) tree.delete(path);
    else tree.set(path, { sha: blobName(text), text });
  }
  const sha = sha1(`${git.commits.size} ${rest.message}`);
  const all = { ...rest, sha, tree, touched: Object.keys(changes) };
  git.commits.set(sha, all);
  return all;
}

/** Commits on a branch, which it begins or moves. */
export function commitOn(git: Git, branch: string, made: Omit<NewCommit, 'parents'>): Commit {
  const parent = git.refs.get(`heads/${branch}`);
  const all = commit(git, { ...made, parents: parent === undefined ? [] : [parent] });
  git.refs.set(`heads/${branch}`, all.sha);
  return all;
}

/** The commit that a name means: a branch, a tag, or the beginning of its SHA. */
export function resolve(git: Git, name: string): Commit | undefined {
  const named = git.refs.get(`heads/${name}`) ?? git.refs.get(`tags/${name}`) ?? name;
  const whole = git.commits.get(named);
  if (whole !== undefined || named.length < 7) return whole;
  return [...git.commits.values()].find(({ sha }) => sha.startsWith(named.toLowerCase()));
}

/** A commit and everything before it, newest first. */
export function history(git: Git, from: string): readonly Commit[] {
  const found = new Map<string, Commit>();
  const waiting = [from];
  for (let sha = waiting.shift(); sha !== undefined; sha = waiting.shift()) {
    const one = git.commits.get(sha);
    if (one === undefined || found.has(sha)) continue;
    found.set(sha, one);
    waiting.push(...one.parents);
  }
  return [...found.values()];
}

/** Lines that changed between two texts, as one hunk. */
export function patchOf(before: string | undefined, after: string | undefined): string {
  const old = before?.split('\n') ?? [];
  const young = after?.split('\n') ?? [];
  let head = 0;
  while (head < Math.min(old.length, young.length) && old[head] === young[head]) head += 1;
  let tail = 0;
  const most = Math.min(old.length, young.length) - head;
  while (tail < most && old.at(-1 - tail) === young.at(-1 - tail)) tail += 1;
  const removed = old.slice(head, old.length - tail).map((line) => `-${line}`);
  const added = young.slice(head, young.length - tail).map((line) => `+${line}`);
  return ['@@ -1 +1 @@', ...removed, ...added].join('\n');
}
