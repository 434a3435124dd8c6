// A GitHub as small as `decide` needs it: what lies there, as plain data. Tests lay things on the table; effects.ts moves them and
// answers.ts tells of them. It must never decide anything.
import type { Page } from '../../../src/core/page.ts';
import type { Actor } from '../../../src/core/case/actor.ts';
import type { EntryDraft } from '../../../src/core/case/entry.ts';
import { appendEntries, readLog } from '../../../src/core/case/log.ts';
import type { ReadLog } from '../../../src/core/case/log.ts';
import { fixedSentence } from '../../../src/core/decision.ts';
import type { Notice } from '../../../src/core/decision.ts';
import type {
  AnswerTo,
  Audit,
  IssueEvent,
  SeenAdvisory,
  SeenCommit,
  SeenProof,
  SeenPull,
  SeenRelease,
} from '../../../src/core/look.ts';
import { day, later } from '../../../src/core/time.ts';
import type { Comment, Issue } from '../../../src/core/world.ts';
import { markerOf } from '../../../src/core/words/marker.ts';
import { bot } from '../words/a-view.ts';

export type Open<T> = { -readonly [K in keyof T]: T[K] };
export type Draft = Open<SeenAdvisory>;

/** Everything that lies on the table. Tests lay things there; effects move them. */
export interface Table {
  now: string;
  nextId: number;
  /** What was sent to the pager. */
  readonly pages: Page[];
  issue: Open<Issue>;
  comments: Open<Comment>[];
  /** `log.jsonl`; undefined while there is none. */
  log: string | undefined;
  events: IssueEvent[];
  prose: string | null;
  audit: Audit;
  /** By GHSA ID. */
  readonly advisories: Map<string, Draft>;
  /** Conversations by GHSA ID; without one GitHub does not offer it. */
  readonly threads: Map<string, Comment[]>;
  readonly notices: Map<string, string>;
  readonly people: Map<string, Actor>;
  /** `acme/team login`. */
  readonly members: Set<string>;
  readonly pulls: Map<string, SeenPull>;
  readonly commits: Map<string, SeenCommit[]>;
  /** Comments that were edited within the second in which they were written. */
  readonly sneaked: Set<number>;
  /** Advisories of the product that have or had a fork. */
  forks: string[];
  tags: { name: string; commit: string }[];
  readonly releases: Map<string, Open<SeenRelease>>;
  readonly proofs: Map<string, SeenProof[]>;
  readonly files: Map<string, string>;
  /** What is known of other cases, where it is more than that they are there. */
  readonly cases: Map<number, AnswerTo<'case'>>;
  /** Issues that the bot opened beside the case's own. */
  readonly opened: { number: number; marker: string; title: string; body: string }[];
  /** Logs of other cases. */
  readonly others: Map<number, ReadLog>;
}

export function emptyTable(now: string, issue: Issue): Table {
  return {
    now, nextId: 100, pages: [], issue: { ...issue }, comments: [], log: undefined, events: [], prose: null, audit: { ok: true, because: [] },
    advisories: new Map(), threads: new Map(), notices: new Map(), people: new Map(), members: new Set(), pulls: new Map(),
    commits: new Map(), forks: [], sneaked: new Set(), tags: [], releases: new Map(), proofs: new Map(), files: new Map(), cases: new Map(), opened: [], others: new Map(),
  }; // prettier-ignore
}

export const read = ({ log }: Table): ReadLog | undefined => (log === undefined ? undefined : readLog(log));

export function append(table: Table, drafts: readonly EntryDraft[]): void {
  const before = read(table);
  const { lines } = appendEntries(before?.ok === true ? before.head : undefined, drafts, table.now);
  table.log = (table.log ?? '') + lines;
}

export function save({ notices }: Table, texts: readonly Notice[]): void {
  for (const { hash, text } of texts) notices.set(hash, text);
}

/** Comments since the last processed one less a day, as the doors observe them. */
export function observed(table: Table): readonly Comment[] {
  const log = read(table);
  const last = log?.ok === true ? log.entries.findLast(({ via }) => via !== 'sweep')?.said_at : undefined;
  const copies = table.comments.map((comment) => ({ ...comment, reactions: { ...comment.reactions } }));
  return last === undefined ? copies : copies.filter(({ updated_at }) => updated_at >= later(last, -day));
}

/** Where GitHub shows an advisory of the product. */
export const advisoryUrl = (ghsa: string): string =>
  `https://github.com/acme/widget/security/advisories/${ghsa}`;

/** Lays an advisory of `acme/widget` on the table. */
export function lay(table: Table, ghsa: string, more: Partial<Draft>): Draft {
  const at = { created_at: table.now, updated_at: table.now, published_at: null };
  const advisory: Draft = { ghsa, url: advisoryUrl(ghsa), state: 'triage', cve: null, ...at, fields: {}, collaborators: [], author: null, fork: null, ...more }; // prettier-ignore
  table.advisories.set(ghsa, advisory);
  return advisory;
}

/** A comment of the issue that must be there. */
export function commentOf({ comments }: Table, id: number): Open<Comment> {
  const found = comments.find((comment) => comment.id === id);
  if (found === undefined) throw new TypeError(`there is no comment ${id} on the table`);
  return found;
}

interface Wording {
  readonly id: number;
  readonly login: string;
  readonly body: string;
}

/** A comment as GitHub shows a new one. */
export function aComment({ people, now }: Table, { id, login, body }: Wording): Open<Comment> {
  const known = login === bot.login ? bot : people.get(login);
  const author = { login, id: known?.id ?? 666, bot: login.endsWith('[bot]') };
  return { id, author, body, created_at: now, updated_at: now, reactions: {}, pinned: false };
}

/** Posts a comment on the issue. */
export function newComment(table: Table, login: string, body: string): Open<Comment> {
  const comment = aComment(table, { id: (table.nextId += 1), login, body });
  table.comments.push(comment);
  return comment;
}

/** A comment that was created and whose text got lost on the way. */
export function halfComment(table: Table, slot: string): Open<Comment> {
  return newComment(table, bot.login, `${markerOf(slot)}\n${fixedSentence}`);
}
