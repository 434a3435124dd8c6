// Everything of the house that reaches GitHub, opened together so that it shares one memory of the record. It decides nothing.
import type { Actor } from '../core/case/actor.ts';
import type { World } from '../core/world.ts';
import type { Pager } from '../channels/pager.ts';
import type { Clients } from '../github/client.ts';
import { openRedelivery } from '../github/deliveries.ts';
import { openHouse } from '../github/house.ts';
import { openObserver } from '../github/observe.ts';
import { openRecords } from '../github/records.ts';
import type { RepositoryName } from '../github/repository-name.ts';
import { openSweeper } from '../github/sweep.ts';
import { openHands } from './hands.ts';
import type { HandsOptions } from './hands.ts';
import { openHouseHands } from './house-hands.ts';
import { rulesOf } from './no-rules.ts';
import type { Tell } from './tell.ts';

export interface ReachOptions {
  readonly clients: Clients;
  /** The case repository. */
  readonly repository: RepositoryName;
  /** Our App's own account. */
  readonly account: Actor;
  /** What this process calls itself in intents. */
  readonly owner: string;
  readonly door: World['door'];
  readonly tell: Tell;
  /** How somebody is paged, where a pager is set up. */
  readonly pager?: Pager | undefined;
  /** Waits between two tries of a record write; tests pass one that doesn't. */
  readonly pause?: ((attempt: number) => Promise<void>) | undefined;
}

/** Everything that reaches GitHub. */
export function reach(options: ReachOptions, onSplitOff: HandsOptions['onSplitOff']) {
  const { clients, repository, account: bot, owner, door, tell, pager, pause } = options;
  const records = openRecords({ github: clients.cases, repository, pause });
  const shared = { clients, records, repository };
  const eyes = openHouse({ ...shared, bot, owner });
  const onTrouble: HandsOptions['onTrouble'] = ({ number, effect, kind }) =>
    tell({ level: 'warn', sentence: 'an effect was not carried out', ids: { case: number, effect, kind } });
  const observer = openObserver({
    ...shared,
    bot,
    owner,
    door,
    pages: pager !== undefined,
    house: () => rulesOf(eyes),
    planAt: eyes.planAt,
  });
  return {
    records,
    eyes,
    hands: openHands({ ...shared, pager, observer, onTrouble, onSplitOff }),
    houseHands: openHouseHands({ ...shared, eyes }),
    redelivery: openRedelivery(clients.app),
    sweeper: openSweeper({ ...shared, bot, house: eyes.inForce, planAt: eyes.planAt }),
  };
}
