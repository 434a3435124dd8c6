// What is done about a case while the house's own record can't be trusted: its card says so. Nothing is decided, recorded or sent, for
// there are no rules by which to.
import { standStill } from '../core/decide/broken-log.ts';
import { perform } from '../github/act/perform.ts';
import { seenStanding } from '../github/standing.ts';
import type { ReachOptions } from './reach.ts';

/** Shows on one case that nothing goes on. @throws GitHubFailure */
export async function standstill(house: ReachOptions, number: number, because: string): Promise<void> {
  const { clients, repository, account: bot } = house;
  const seen = await seenStanding({ clients, repository, bot }, number);
  const stage = { clients, repository, number, labels: new Set<string>() };
  for (const effect of seen === undefined ? [] : standStill(seen, because)) await perform(stage, effect);
}
