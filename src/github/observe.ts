// Observes the world of one case afresh: four requests when the record is known. Everything else is looked at when it is asked for.
import type { Actor } from '../core/case/actor.ts';
import type { ReadLog } from '../core/case/log.ts';
import { planCommitIn } from '../core/house/kept-plan.ts';
import type { Look } from '../core/look.ts';
import type { Plan } from '../core/plan/plan.ts';
import { day, later } from '../core/time.ts';
import type { Comment, House, World } from '../core/world.ts';
import type { Clients } from './client.ts';
import { issueAt } from './issue-at.ts';
import { look } from './look/look.ts';
import type { AuditMemory } from './look/audit.ts';
import type { MemberMemory } from './look/member.ts';
import { allPages } from './pages.ts';
import type { Records } from './records.ts';
import type { RepositoryName } from './repository-name.ts';
import { seenComment } from './seen-comment.ts';
import { asTheCardShows } from './shown-by-card.ts';

/** The house as it stands, with the numeric id that its repository had at the first start. */
export interface HouseInForce {
  readonly house: House;
  readonly repositoryId: number;
}

export interface ObserverOptions {
  readonly clients: Clients;
  readonly records: Records;
  /** The case repository. */
  readonly repository: RepositoryName;
  readonly bot: Actor;
  /** What this process calls itself in intents. */
  readonly owner: string;
  readonly door: World['door'];
  /** Whether this process can page somebody. */
  readonly pages: boolean;
  /** The rules as of the last refresh of the record; it fails where there are none. */
  readonly house: () => Promise<HouseInForce>;
  /** The plan of the settings at a commit. */
  readonly planAt: (commit: string) => Promise<Plan | undefined>;
}

/** `missing`: there is no such issue, it was moved away, or it is a pull request. */
export type Observed = { readonly found: true; readonly world: World } | { readonly found: false };

export interface Observer {
  /** @param carried what a webhook said: comment id -> SHA-256 of the text that came with it */
  readonly observe: (number: number, carried?: World['carried']) => Promise<Observed>;
  /** Answers questions; returns the world with them. */
  readonly look: (world: World, looks: readonly Look[]) => Promise<World>;
}

const repositoryRoute = 'GET /repos/{owner}/{repo}';
const commentsRoute = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';

export function openObserver(options: ObserverOptions): Observer {
  const members: MemberMemory = new Map();
  const audited: AuditMemory = new Map();
  return {
    observe: (number, carried = {}) => observeWith(options, number, carried),
    look: async (world, looks) => {
      const sight = {
        ...options,
        members,
        audited,
        number: world.issue.number,
        publishers: world.house.settings.publishers,
      };
      return { ...world, answers: new Map([...world.answers, ...(await look(sight, looks))]) };
    },
  };
}

async function observeWith(
  options: ObserverOptions,
  number: number,
  carried: World['carried'],
): Promise<Observed> {
  const { clients, records, repository, bot, owner, door, pages } = options;
  const [given, seen, { house, repositoryId }] = await Promise.all([
    clients.cases.request(repositoryRoute, { ...repository }),
    issueAt(options, number),
    // The rules of the record as it is now: who wrote to it since is seen before anybody is believed.
    records.refresh().then(options.house),
  ]);
  if (seen === undefined) return { found: false };
  const stored = await records.log(number);
  const comments = await commentsSince(options, number, stored);
  const log = await asTheCardShows({ records, number, bot, comments }, stored);
  return {
    found: true,
    world: {
      now: given.date > seen.date ? given.date : seen.date,
      repository: {
        full_name: given.data.full_name,
        private: given.data.private,
        pinned: given.data.id === repositoryId,
      },
      bot,
      owner,
      door,
      pages,
      house,
      kept: await keptPlan(options, house, log),
      issue: seen.issue,
      comments,
      log,
      vouched: (await records.doubt(number)) === undefined,
      carried,
      answers: new Map(),
    },
  };
}

/** The plan that the case began with or was moved to, where that is not the one in force. */
async function keptPlan(
  { planAt }: ObserverOptions,
  { commit }: House,
  log: ReadLog | undefined,
): Promise<Plan | undefined> {
  const kept = log?.ok === true ? planCommitIn(log.entries) : undefined;
  return kept === undefined || kept === commit ? undefined : planAt(kept);
}

async function commentsSince(
  { clients, repository }: ObserverOptions,
  number: number,
  log: ReadLog | undefined,
): Promise<readonly Comment[]> {
  const since = processedSince(log);
  const params = { ...repository, issue_number: number, ...(since === undefined ? {} : { since }) };
  return (await allPages(clients.cases, [commentsRoute, params])).map(seenComment);
}

/** The newest processed comment or event less a day; undefined: everything must be read. */
export function processedSince(log: ReadLog | undefined): string | undefined {
  if (log?.ok !== true) return undefined;
  const said = log.entries.flatMap(({ via, said_at }) => (/^(?:comment|event):/.test(via) ? [said_at] : []));
  const newest = said.toSorted().at(-1);
  return newest === undefined ? undefined : later(newest, -day);
}
