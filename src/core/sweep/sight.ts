// What a sweep sees: every case's record, issues and comments that changed, advisories and tags of the products. Little of each, and
// no words of anybody: what a comment says is read once, when it is first seen.
import type { Case } from '../case/case.ts';
import type { Actor } from '../case/actor.ts';
import type { LogHead } from '../case/log.ts';
import { readCommands } from '../commands/parse.ts';
import { houseMarker } from '../house/house-marker.ts';
import { fixedSentence } from '../decision.ts';
import type { SeenAdvisory } from '../look.ts';
import type { Plan } from '../plan/plan.ts';
import { readMarker } from '../words/marker.ts';
import type { Comment, House, Issue } from '../world.ts';

/** What the bot's issue that asks about sweeps is about; its marker is made from this. */
export const sweepIssue = 'sweep';

/** What the bot's issue that holds the digests is about. */
export const dailyIssue = 'today';

/** What the bot's issue that shows all cases is about. */
export const dashboardIssue = 'dashboard';

/** A case as its record has it. `closed`: at rest, and its log is not kept in memory. */
export type SweptCase = { readonly number: number; readonly head: LogHead | undefined } & (
  | { readonly state: 'open'; readonly it: Case }
  | { readonly state: 'closed' }
  /** Cut, forged or vanished. */
  | { readonly state: 'broken' }
);

/** An issue of the case repository as last seen; `updated_at` moves with everything that people or the bot do to it. */
export interface SweptIssue extends Pick<
  Issue,
  'number' | 'title' | 'state' | 'author' | 'labels' | 'assignees' | 'created_at'
> {
  readonly updated_at: string;
  /** The text of the bot's own issue that asks people about a sweep. */
  readonly asks: string | undefined;
  /** It claims to be the bot's own issue that holds the digests. */
  readonly daily?: boolean;
  /** The text of the bot's own issue that shows all cases. */
  readonly dashboard?: string | undefined;
}

/** What a sweep needs to know of a comment. */
export interface SweptComment extends Pick<Comment, 'id' | 'author' | 'created_at' | 'updated_at'> {
  readonly issue: number;
  /** It holds a command, or it is too tangled to tell. */
  readonly commands: boolean;
  /** It takes an older issue in. */
  readonly adopts: boolean;
  /** The bot showed that it was heard. */
  readonly answered: boolean;
  /** The number in `/psirt approve sweep <number>`. */
  readonly allows: number | undefined;
  /** It claims to be a digest: which one, and whether it was filled. */
  readonly digest?: { readonly slot: string; readonly filled: boolean } | undefined;
}

export interface SweptAdvisory extends Pick<SeenAdvisory, 'ghsa' | 'state' | 'cve' | 'updated_at'> {
  readonly created_at: string;
  readonly fork: boolean;
}

export interface SweptProduct {
  /** `owner/name`. */
  readonly repository: string;
  /** The hundred that were updated last, and all that wait in triage. */
  readonly advisories: readonly SweptAdvisory[];
  /** `first`: when this process saw it first; what it saw at its first sweep counts as seen at the beginning of time. */
  readonly tags: readonly { readonly name: string; readonly first: string }[];
}

/** How a case came out when this process settled it last. */
export interface Looked {
  /** The time of the world that was observed last. */
  readonly at: string;
  /** The hash of the log's head then; undefined: there was no log. */
  readonly hash: string | undefined;
  readonly state: 'rest' | 'unfinished' | 'gone';
}

export interface SweepSight {
  readonly now: string;
  readonly bot: Actor;
  /** `owner/name` of the case repository. */
  readonly repository: string;
  readonly house: House;
  /** Settings commit -> the plan of these settings, for those that running cases keep. */
  readonly plans: ReadonlyMap<string, Plan>;
  /** What was to be done before this time was done: by an earlier sweep, or before a restart. */
  readonly until: string;
  readonly cases: readonly SweptCase[];
  /** Every open issue, and others that changed. */
  readonly issues: readonly SweptIssue[];
  readonly comments: readonly SweptComment[];
  readonly products: readonly SweptProduct[];
  /** Case number -> when its prose was seen to have changed. */
  readonly prose: ReadonlyMap<number, string>;
  readonly looked: ReadonlyMap<number, Looked>;
}

/** Reads a comment once, so that its words need not be kept. */
export function sweptComment(comment: Comment, issue: number): SweptComment {
  const { id, author, created_at, updated_at, reactions } = comment;
  // What the bot writes to people shows commands to paste; they are nobody's word.
  const read = readCommands(author.bot ? '' : comment.body);
  const lines = read.ok ? read.value : [];
  const allowing = lines.find(({ verb, words }) => verb === 'approve' && words[0]?.text === 'sweep');
  const allowed = /^[1-9]\d{0,5}$/.exec(allowing?.words[1]?.text ?? '')?.[0];
  return {
    id,
    author,
    created_at,
    updated_at,
    issue,
    commands: !read.ok || lines.length > 0,
    adopts: lines.some(({ verb }) => verb === 'adopt'),
    answered: (reactions['rocket'] ?? 0) + (reactions['confused'] ?? 0) > 0,
    allows: allowed === undefined ? undefined : Number(allowed),
    digest: digestIn(comment),
  };
}

function digestIn({ author, body }: Comment): SweptComment['digest'] {
  const slot = author.bot ? readMarker(body)?.slot : undefined;
  return slot?.startsWith('digest:') === true ? { slot, filled: !body.includes(fixedSentence) } : undefined;
}

/** Reads an issue once; only the bot's own issues that it writes anew when they differ keep their text. */
export function sweptIssue(issue: Issue & { readonly updated_at: string }, bot: Actor): SweptIssue {
  const { body, reason: _, ...kept } = issue;
  const ours = (about: string): string | undefined =>
    issue.author.id === bot.id && body.startsWith(houseMarker(about)) ? body : undefined;
  const daily = body.startsWith(houseMarker(dailyIssue));
  return { ...kept, asks: ours(sweepIssue), daily, dashboard: ours(dashboardIssue) };
}
