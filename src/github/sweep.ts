// What a sweep sees, with as few requests as that takes: records by their folders, issues and comments by what was touched last, and
// two lists a product. A quiet case costs no request. It decides nothing; `core/sweep.ts` does.
import type { Actor } from '../core/case/actor.ts';
import { foldHouse } from '../core/house/in-force.ts';
import { planCommitIn } from '../core/house/kept-plan.ts';
import type { WaitingReport } from '../core/house/house-world.ts';
import type { Plan } from '../core/plan/plan.ts';
import { beginningOf } from '../core/sweep/bookmark.ts';
import { awaitsTagsAt } from '../core/sweep/products.ts';
import type { Looked, SweepSight, SweptCase } from '../core/sweep/sight.ts';
import { day, later } from '../core/time.ts';
import type { House } from '../core/world.ts';
import type { Clients } from './client.ts';
import { openIndexOfCases } from './index-of-cases.ts';
import type { IndexOfCases } from './index-of-cases.ts';
import type { HouseInForce } from './observe.ts';
import type { GitHub } from './port.ts';
import type { Records } from './records.ts';
import { fullNameOf } from './repository-name.ts';
import type { RepositoryName } from './repository-name.ts';
import { knowComments } from './sweep/comments.ts';
import type { KnownComments } from './sweep/comments.ts';
import { knowIssues } from './sweep/issues.ts';
import type { KnownIssues } from './sweep/issues.ts';
import { finished } from './sweep/memory.ts';
import type { SweepMemory } from './sweep/memory.ts';
import { knowProse } from './sweep/prose.ts';
import type { KnownProse } from './sweep/prose.ts';
import { knowProducts } from './sweep/products.ts';
import type { KnownProducts, SeenProduct } from './sweep/products.ts';

export interface SweeperOptions {
  readonly clients: Clients;
  readonly records: Records;
  /** The case repository. */
  readonly repository: RepositoryName;
  readonly bot: Actor;
  /** The rules in force by the record as it was refreshed last. */
  readonly house: () => Promise<HouseInForce | undefined>;
  /** The plan of the settings at a commit. */
  readonly planAt: (commit: string) => Promise<Plan | undefined>;
}

export interface Swept {
  readonly sight: SweepSight;
  /** This process had looked before. */
  readonly warm: boolean;
  /** Private reports in triage at all products, for the house. */
  readonly reports: readonly WaitingReport[];
  /** Products whose repository did not answer: a fixed word for each, never content. */
  readonly troubles: readonly { readonly repository: string; readonly kind: string }[];
}

export interface Sweeper {
  /** Looks at everything; undefined while no rules are in force. @throws GitHubFailure */
  readonly look: () => Promise<Swept | undefined>;
  /** Tells how a case came out, whoever asked for it: then it is left alone until something is new. Without a time: as of the last look. */
  readonly settled: (
    number: number,
    looked: Omit<Looked, 'at'> & { readonly at: string | undefined },
  ) => void;
  /** Tells that a sweep settled these cases and no others. @returns the time up to which nothing is left undone */
  readonly finished: (sight: SweepSight, chosen: readonly number[]) => string;
}

interface Parts {
  readonly index: IndexOfCases;
  readonly issues: KnownIssues;
  readonly comments: KnownComments;
  readonly products: KnownProducts;
  readonly prose: KnownProse;
}

/** Opens the eyes of the sweep over one case repository; what they saw once is remembered while the process lives. */
export function openSweeper(options: SweeperOptions): Sweeper {
  const { clients, records, repository, bot } = options;
  const memory: SweepMemory = { seen: undefined, until: undefined, looked: new Map() };
  const dated = { date: '' };
  const place = { github: dating(clients.cases, dated), repository, bot };
  const parts: Parts = {
    index: openIndexOfCases(records),
    issues: knowIssues(place),
    comments: knowComments(place),
    products: knowProducts(clients.product),
    prose: knowProse(place),
  };
  return {
    look: () => lookAround(options, { memory, parts, dated }),
    settled: (number, { at = memory.seen ?? '', hash, state }) =>
      void memory.looked.set(number, { at, hash, state }),
    finished: (sight, chosen) => finished(memory, sight, new Set(chosen)),
  };
}

/** Keeps the latest `Date` of the answers: GitHub's clock is the only one. */
function dating(github: GitHub, dated: { date: string }): GitHub {
  return {
    request: async (route, params) => {
      const answer = await github.request(route, params);
      if (answer.date > dated.date) dated.date = answer.date;
      return answer;
    },
  };
}

interface Eyes {
  readonly memory: SweepMemory;
  readonly parts: Parts;
  readonly dated: { readonly date: string };
}

async function lookAround(
  options: SweeperOptions,
  { memory, parts, dated }: Eyes,
): Promise<Swept | undefined> {
  const { records, repository: cases, bot } = options;
  const recorded = await parts.index.refresh();
  const known = await options.house();
  if (known === undefined) return undefined;
  const { house } = known;
  const log = await records.log('house');
  const until = memory.until ?? beginningOf(foldHouse(log), recorded, house.installed_at);
  // What was heard of before the first look may have been closed since, and then is not among the open ones.
  const heard = [...memory.looked.values()].flatMap(({ at }) => (at === '' ? [] : [at])).toSorted();
  const issues = await parts.issues.refresh(memory.seen ?? heard[0]);
  // GitHub's clock as of these answers: what comes while the others are read is read again next time.
  const now = dated.date;
  // From where all was done, not from where was looked last: a sweep may look for days and not be allowed to do anything.
  const comments = await parts.comments.refresh(later(until, -day));
  const prose = await parts.prose.refresh(now);
  const rules = { house, now, bot, repository: fullNameOf(cases) };
  const products = await lookAtProducts(parts.products, recorded, rules);
  const plans = await keptPlans(options, recorded, house);
  const warm = memory.seen !== undefined;
  memory.seen = now;
  const { looked } = memory;
  return {
    sight: { ...rules, plans, until, cases: recorded, issues, comments, products, prose, looked },
    warm,
    reports: products.flatMap(reportsIn),
    troubles: products.flatMap(({ repository, trouble: kind }) => kind === undefined ? [] : [{ repository, kind }]),
  }; // prettier-ignore
}

async function keptPlans(
  { planAt }: SweeperOptions,
  cases: readonly SweptCase[],
  house: House,
): Promise<ReadonlyMap<string, Plan>> {
  const named = cases.map((record) =>
    record.state === 'open' ? planCommitIn(record.it.entries) : undefined,
  );
  const plans = new Map<string, Plan>();
  for (const commit of new Set(named)) {
    const plan = commit === undefined || commit === house.commit ? undefined : await planAt(commit);
    if (commit !== undefined && plan !== undefined) plans.set(commit, plan);
  }
  return plans;
}

interface Rules {
  readonly house: House;
  readonly now: string;
  readonly bot: Actor;
  readonly repository: string;
}

async function lookAtProducts(
  known: KnownProducts,
  cases: readonly SweptCase[],
  rules: Rules,
): Promise<readonly SeenProduct[]> {
  const awaited = new Set(
    cases.map((record) => (record.state === 'open' ? awaitsTagsAt({ ...rules, it: record.it }) : undefined)),
  );
  const repositories = new Set(
    Object.values(rules.house.settings.products).map(({ repository }) => repository),
  );
  const seen: SeenProduct[] = [];
  for (const each of repositories) seen.push(await known.look(each, awaited.has(each), rules.now));
  return seen;
}

function reportsIn({ repository, advisories }: SeenProduct): readonly WaitingReport[] {
  return advisories.flatMap(({ ghsa, state, created_at }) =>
    state === 'triage' ? [{ repository, ghsa, created_at }] : [],
  );
}
