// The sweep: looks over everything in few requests, settles the house, then only the cases to which something points. It heals what
// webhooks, clocks and crashes left undone, and stops and asks before it changes many cases at once.
import { foldHouse } from '../core/house/in-force.ts';
import type { HouseWorld } from '../core/house/house-world.ts';
import { decideSweep, mostChanges } from '../core/sweep.ts';
import type { SweepDecision } from '../core/sweep.ts';
import { askAboutSweep } from '../core/sweep/ask.ts';
import { bookmarkAt } from '../core/sweep/bookmark.ts';
import type { Looked } from '../core/sweep/sight.ts';
import type { Redelivery } from '../github/deliveries.ts';
import { GitHubFailure } from '../github/failure.ts';
import type { HouseEyes, JustSeen } from '../github/house.ts';
import type { HouseInForce } from '../github/observe.ts';
import type { Swept, Sweeper } from '../github/sweep.ts';
import type { Settled } from '../settle.ts';
import { settleHouse } from './house.ts';
import type { HouseHands } from './house.ts';
import { NoRules } from './no-rules.ts';
import { keepDashboard } from './dashboard.ts';
import { sendDigests } from './digests.ts';
import type { DigestOptions } from './digests.ts';
import type { Tell } from './tell.ts';

export interface SweepOptions extends Pick<DigestOptions, 'told'> {
  readonly sweeper: Sweeper;
  readonly eyes: Pick<HouseEyes, 'observe'>;
  readonly houseHands: HouseHands;
  readonly inForce: () => Promise<HouseInForce | undefined>;
  /** Numbers of all open issues, oldest first. */
  readonly openIssues: () => Promise<readonly number[]>;
  /** Settles one case; it never fails. */
  readonly settle: (number: number) => Promise<void>;
  readonly redelivery: Redelivery;
  /** What this process calls itself in intents. */
  readonly owner: string;
  readonly tell: Tell;
}

/** So many cases are settled beside each other. */
const atOnce = 4;

/** One sweep. @throws GitHubFailure when GitHub doesn't answer, NoRules; the next sweep begins anew */
export async function sweep(options: SweepOptions): Promise<void> {
  const { sweeper, tell } = options;
  let swept = await sweeper.look();
  const house = await houseSettled(options, swept);
  const known = await options.inForce();
  // Rules that came into force a moment ago count for this sweep already.
  if (known?.house.commit !== swept?.sight.house.commit) swept = await sweeper.look();
  if (!house.repository.private || !house.repository.pinned)
    return tell({
      level: 'error',
      sentence: 'the case repository is public or another one; nothing is swept',
      ids: {},
    });
  if (swept === undefined) return standStill(options, house);
  for (const ids of swept.troubles)
    tell({ level: 'warn', sentence: 'a product could not be looked at', ids });
  const decision = decideSweep(swept.sight);
  await ask(options, { swept, house, decision });
  if (decision.stop !== undefined) return;
  await settleAll(options, numbersOf(decision, swept, known));
  const until = sweeper.finished(swept.sight, decision.settle.map(({ number }) => number)); // prettier-ignore
  const { bot, now, house: rules } = swept.sight;
  const bookmark = { until, installedAt: rules.installed_at, bot, now, warm: swept.warm };
  const drafts = bookmarkAt(foldHouse(house.log), bookmark);
  if (drafts.length > 0) await options.houseHands.append(house, drafts);
  await sendDigests(options, { sight: swept.sight, house });
  await askAgain(options, swept.sight.until);
  await keepDashboard(options, { sight: swept.sight, house });
}

/** Without rules nothing is swept. Where they can't be trusted any more, cases say so: as many as a sweep changes without being asked. */
async function standStill({ settle, openIssues }: SweepOptions, { log }: HouseWorld): Promise<never> {
  const because = log?.ok === false ? log.because : undefined;
  const numbers = because === undefined ? [] : await openIssues();
  for (const number of numbers.slice(0, mostChanges - 1)) await settle(number);
  throw new NoRules(because);
}

/** What a lost webhook would have told is found by looking; those that failed are still asked for once, for what looking can't find. */
async function askAgain({ redelivery, tell }: SweepOptions, since: string): Promise<void> {
  try {
    const asked = await redelivery.ask(since);
    if (asked > 0) tell({ level: 'info', sentence: 'failed webhooks were asked for again', ids: { asked } });
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    tell({ level: 'warn', sentence: 'failed webhooks could not be asked for', ids: { kind: error.kind } });
  }
}

/** The house comes first: it may open cases for private reports, and put other rules in force. */
function houseSettled({ eyes, houseHands }: SweepOptions, swept: Swept | undefined): Promise<HouseWorld> {
  if (swept === undefined) return settleHouse(houseHands);
  let just: JustSeen = { reports: swept.reports, refreshed: true };
  const observe = (): Promise<HouseWorld> => {
    const seen = eyes.observe(just);
    just = { ...just, refreshed: false };
    return seen;
  };
  return settleHouse({ ...houseHands, observe });
}

/** Cases to settle, and those that the house has just opened. */
function numbersOf(
  { settle }: SweepDecision,
  { sight }: Swept,
  known: HouseInForce | undefined,
): readonly number[] {
  const recorded = new Set(sight.cases.map(({ number }) => number));
  const reported = Object.keys(known?.house.reports ?? {}).map(Number);
  const opened = reported.filter((number) => !recorded.has(number) && !sight.looked.has(number));
  return [...new Set([...settle.map(({ number }) => number), ...opened])];
}

async function settleAll({ settle }: SweepOptions, numbers: readonly number[]): Promise<void> {
  const waiting = [...numbers];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await settle(next);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

interface Asked {
  readonly swept: Swept;
  readonly house: HouseWorld;
  readonly decision: SweepDecision;
}

/** Opens, fills or ends the issue that asks; one that was just opened is filled at once. */
async function ask(options: SweepOptions, { swept, house, decision }: Asked): Promise<void> {
  const { houseHands, owner, sweeper, tell } = options;
  const { stop } = decision;
  if (stop !== undefined)
    tell({
      level: 'error',
      sentence: 'a sweep would change many cases; it stops and asks',
      ids: { cases: stop.chosen.length, limit: stop.limit },
    });
  let [{ sight }, world] = [swept, house];
  for (let round = 0; round < 2; round += 1) {
    const { entries, effects } = askAboutSweep({ sight, house: foldHouse(world.log), owner, stop });
    if (entries.length + effects.length === 0) return;
    if (entries.length > 0 && !(await houseHands.append(world, entries))) return;
    for (const effect of effects) await houseHands.perform(effect);
    world = await houseHands.observe();
    sight = (await sweeper.look())?.sight ?? sight;
  }
}

/** What the sweep remembers of a case that was settled; undefined where nothing could be seen. */
export function lookedAt(settled: Settled): Parameters<Sweeper['settled']>[1] | undefined {
  if (settled.state === 'halted') return undefined;
  if (settled.state === 'gone') return { at: undefined, hash: undefined, state: 'gone' };
  const { now, log } = settled.world;
  const state: Looked['state'] = settled.state === 'quiet' ? 'rest' : 'unfinished';
  return { at: now, hash: log?.ok === true ? log.head.hash : undefined, state };
}
