// What `decide` may ask to see, beyond what is always observed. Asking is data: the doors look, then ask `decide` again.
import type { PublicText } from './advisory/public-text.ts';
import type { Actor } from './case/actor.ts';
import type { ReadLog } from './case/log.ts';
import type { Comment } from './world.ts';

/** A label, assignment, closing or reopening by hand, as GitHub's issue events tell it. */
export interface IssueEvent {
  readonly id: number;
  readonly event: 'labeled' | 'unlabeled' | 'assigned' | 'unassigned' | 'closed' | 'reopened' | 'renamed';
  readonly actor: Actor & { readonly bot: boolean };
  readonly created_at: string;
  readonly label: string | null;
  readonly assignee: Actor | null;
  /** For `closed`: completed, not_planned or duplicate. */
  readonly reason: string | null;
}

/** A repository advisory as GitHub shows it; only what we use. Source: REST `repository-advisory`. */
export interface SeenAdvisory {
  readonly ghsa: string;
  readonly url: string;
  readonly state: 'triage' | 'draft' | 'published' | 'closed' | 'withdrawn';
  readonly cve: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly published_at: string | null;
  /** The fields we may write, as they are now, in the shape of a request body. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Logins. */
  readonly collaborators: readonly string[];
  readonly author: string | null;
  readonly fork: { readonly full_name: string; readonly url: string } | null;
}

/** A pull request as far as the App may see it. */
export interface SeenPull {
  readonly url: string;
  readonly repository: string;
  readonly public: boolean;
  readonly author: Actor;
  readonly merged: boolean;
  readonly merge_commit: string | null;
  readonly base: string;
}

export interface SeenCommit {
  readonly sha: string;
  readonly url: string;
  readonly message: string;
  readonly committed_at: string;
}

export interface SeenRelease {
  readonly id: number;
  readonly tag: string;
  readonly url: string;
  readonly body: string;
  readonly draft: boolean;
}

/** How a tag relates to one commit that it should contain (design: a tag proves nothing unless it contains the fix). */
export interface SeenProof {
  readonly commit: string;
  /** The commit is an ancestor of the tag, or the same. */
  readonly ancestor: boolean;
  /** A commit of the tag's history with the same patch, when history was rewritten. */
  readonly same_patch: string | null;
  /** A later commit up to the tag whose message says that it reverts this one, or whose patch is its inverse. */
  readonly reverted_by: string | null;
  /** Files of the commit whose added lines do not all stand in the file at the tag. */
  readonly missing_in: readonly string[];
}

/** What walking the record's history found. */
export interface Audit {
  readonly ok: boolean;
  readonly because: readonly string[];
}

/** A file of the site: its path under the site's directory, and the SHA of its blob. */
export interface SiteFile {
  readonly path: string;
  readonly blob: string;
}

interface Questions {
  events: { ask: { since: string }; answer: readonly IssueEvent[] };
  user: { ask: { login: string }; answer: Actor | null };
  member: { ask: { team: string; login: string; fresh: boolean }; answer: boolean };
  /** The case's own prose, `advisories/<n>.md` on the default branch. */
  prose: { ask: object; answer: string | null };
  /** A text saved with the case, `cases/<n>/notices/<sha256>.md` on the records branch. */
  notice: { ask: { hash: string }; answer: string | null };
  /** Every fact that another case holds, as far as naming it is allowed. */
  case: { ask: { number: number }; answer: { readonly exists: boolean; readonly published: boolean; readonly duplicate: boolean; readonly closed: boolean;
    /** Where it is published; which case it is a duplicate of; when its reporter means to publish. */
    readonly advisory?: string; readonly duplicate_of?: string; readonly deadline?: string } }; // prettier-ignore
  /** The log of another case; null where it has none, or one that others wrote to. */
  log: { ask: { number: number }; answer: ReadLog | null };
  /** The number of an issue that the bot opened, by its marker. */
  'own-issue': { ask: { marker: string }; answer: number | null };
  advisory: { ask: { repository: string; ghsa: string }; answer: SeenAdvisory | null };
  /** Advisories of a repository that have a temporary private fork, or were published since and may have had one until then. */
  forks: {
    ask: { repository: string; since: string };
    answer: readonly string[];
  };
  /** An advisory of ours found by the nonce that it was created with. */
  'advisory-by-nonce': { ask: { repository: string; nonce: string }; answer: SeenAdvisory | null };
  /** The advisory's conversation; null where GitHub doesn't offer it to us. */
  thread: { ask: { repository: string; ghsa: string }; answer: readonly Comment[] | null };
  comment: { ask: { id: number }; answer: Comment | null };
  /** Whether a comment was ever edited, or is gone: times alone don't tell within a second. */
  edited: { ask: { id: number }; answer: boolean };
  /** One's own comment, looked for by its marker in the whole issue. */
  marked: { ask: { marker: string }; answer: Comment | null };
  audit: { ask: object; answer: Audit };
  /** What is wrong with who wrote the case's log; empty when every byte of it is the App's. */
  writers: { ask: object; answer: readonly string[] };
  tags: {
    ask: { repository: string };
    answer: readonly { readonly name: string; readonly commit: string }[];
  };
  release: { ask: { repository: string; tag: string }; answer: SeenRelease | null };
  pull: { ask: { url: string }; answer: SeenPull | null };
  commits: { ask: { repository: string; branch: string; since: string }; answer: readonly SeenCommit[] };
  /** The whole name of a commit, from the beginning of it; null when the repository has none of that name. */
  commit: { ask: { repository: string; commit: string }; answer: string | null };
  proof: {
    ask: { repository: string; tag: string; commits: readonly string[] };
    answer: readonly SeenProof[];
  };
  /** The newest commit of the site's branch with its tree, and every file under the directory; null without such a branch. */
  site: {
    ask: { repository: string; branch: string; directory: string };
    answer: { readonly head: string; readonly tree: string; readonly files: readonly SiteFile[] } | null;
  };
  /** A text of the site repository by its blob. */
  blob: { ask: { repository: string; blob: string }; answer: PublicText };
  /** A file of the site repository. */
  file: {
    ask: { repository: string; branch: string; path: string };
    answer: { readonly sha: string; readonly text: string } | null;
  };
}

export type Asked = keyof Questions;
export type Look = { [K in Asked]: { readonly look: K } & Readonly<Questions[K]['ask']> }[Asked];
export type AnswerTo<K extends Asked> = Questions[K]['answer'];
export type LookOf<K extends Asked> = { readonly look: K } & Readonly<Questions[K]['ask']>;
/** Answers by `lookKey`. */
export type Answers = ReadonlyMap<string, unknown>;

/** One key for one question: the same question is asked once a round. */
export function lookKey(look: Look): string {
  return JSON.stringify(Object.entries(look).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** An eye sees what was observed and remembers what it could not see yet. */
export interface Eye {
  /** The answer, or undefined when it must be looked at first (then the question is among `needs`). */
  readonly ask: <K extends Asked>(look: LookOf<K>) => AnswerTo<K> | undefined;
  readonly needs: () => readonly Look[];
}

/** Opens an eye over what was answered so far. */
export function openEye(answers: Answers): Eye {
  const needs = new Map<string, Look>();
  return {
    ask: <K extends Asked>(look: LookOf<K>) => {
      const key = lookKey(look as unknown as Look);
      if (!answers.has(key)) needs.set(key, look as unknown as Look);
      return answers.get(key) as AnswerTo<K> | undefined;
    },
    needs: () => [...needs.values()],
  };
}
