// The whole house behind one port: what a door (App, Action, command line, sandbox) opens and speaks to. It holds no state of its
// own but what may be forgotten at any time.
import type { Actor } from '../core/case/actor.ts';
import type { World } from '../core/world.ts';
import type { Clients } from '../github/client.ts';
import type { Hint } from '../github/hint.ts';
import { openHouse } from '../github/house.ts';
import { openIssues } from '../github/open-issues.ts';
import { openObserver } from '../github/observe.ts';
import type { HouseInForce } from '../github/observe.ts';
import { openRecords } from '../github/records.ts';
import type { Records } from '../github/records.ts';
import { fullNameOf } from '../github/repository-name.ts';
import type { RepositoryName } from '../github/repository-name.ts';
import { openQueue } from '../queue.ts';
import type { Queue } from '../queue.ts';
import { rehearse, settle } from '../settle.ts';
import type { Hands } from '../settle.ts';
import { caseOfReport, casesOfProduct } from './cases.ts';
import { guarded, tellSettled } from './guarded.ts';
import { openHands } from './hands.ts';
import type { HandsOptions } from './hands.ts';
import { openHouseHands } from './house-hands.ts';
import { settleHouse } from './house.ts';
import { sharing, tracker } from './sharing.ts';
import type { Tell } from './tell.ts';

export interface BotOptions {
  readonly clients: Clients;
  /** The case repository. */
  readonly repository: RepositoryName;
  /** Our App's own account. */
  readonly account: Actor;
  /** What this process calls itself in intents. */
  readonly owner: string;
  readonly door: World['door'];
  readonly tell: Tell;
  /** Observes and decides, and neither records nor acts. */
  readonly dryRun?: boolean | undefined;
  /** Waits between two tries of a record write; tests pass one that doesn't. */
  readonly pause?: ((attempt: number) => Promise<void>) | undefined;
}

export interface Bot {
  /** Follows a hint; ends when what it led to has been done. Never fails: trouble is told, and the sweep comes back. */
  readonly hear: (hint: Hint) => Promise<void>;
  /** Settles one case. */
  readonly settle: (number: number) => Promise<void>;
  /** Settles the house, then what needs it. */
  readonly sweep: () => Promise<void>;
  /**
   * A tag of the product with this repository (`owner/name`) asks for publication, and whoever asks was found to be who they say:
   * settles its open cases as the Action's door, then as our own.
   */
  readonly release: (repository: string) => Promise<void>;
  /** The rules in force; undefined before the first start. */
  readonly inForce: () => Promise<HouseInForce | undefined>;
  /** Ends when nothing runs and nothing waits. */
  readonly idle: () => Promise<void>;
  /** Takes nothing more in and ends when what was taken in is done. */
  readonly drain: () => Promise<void>;
}

/** What the bot's own parts share. */
interface House {
  readonly options: BotOptions;
  readonly records: Records;
  readonly cases: Queue;
  /** Cases for which a tag asked since they were settled last. */
  readonly asked: Set<number>;
  readonly inForce: Bot['inForce'];
  /** Settles the house; calls at the same moment share one. */
  readonly settleHouse: () => Promise<void>;
}

/** Opens the house. Nothing is asked of GitHub before somebody asks something of the bot. */
export function openBot(options: BotOptions): Bot {
  const house = build(options);
  const { cases, inForce } = house;
  const tracked = tracker();
  return {
    hear: (hint) => tracked.follow(guarded(options.tell, { what: hint.kind }, () => hear(house, hint))),
    settle: (number) => cases.settle(number),
    sweep: () => tracked.follow(guarded(options.tell, { what: 'sweep' }, () => sweep(house))),
    release: (repository) =>
      tracked.follow(guarded(options.tell, { what: 'release' }, () => release(house, repository))),
    inForce,
    idle: async () => {
      await tracked.idle();
      await cases.idle();
    },
    drain: async () => {
      await tracked.idle();
      await cases.drain();
    },
  };
}

function build(options: BotOptions): House {
  const { clients, repository, account: bot, owner, door, tell, pause, dryRun = false } = options;
  const records = openRecords({ github: clients.cases, repository, pause });
  const eyes = openHouse({ clients, records, repository, bot, owner });
  const houseHands = openHouseHands({ clients, eyes, records, repository });
  // The Action's door works under the rules that the App put in force.
  const mayBegin = door === 'app' && !dryRun;
  const settleOnce = sharing(async () => void (mayBegin && (await settleHouse(houseHands))));
  const rules = async (): Promise<HouseInForce> => {
    const known = await eyes.inForce();
    if (known === undefined) throw new Error('no settings are in force');
    return known;
  };
  const shared = { clients, records, repository };
  const onTrouble: HandsOptions['onTrouble'] = ({ number, effect, kind }) =>
    tell({ level: 'warn', sentence: 'an effect was not carried out', ids: { case: number, effect, kind } });
  const handsAt = (at: World['door']): Hands => {
    const observer = openObserver({ ...shared, bot, owner, door: at, house: rules });
    return openHands({ ...shared, observer, onTrouble });
  };
  const hands = { app: handsAt('app'), action: handsAt('action') };
  const asked = new Set<number>();
  const one = async (number: number, carried: World['carried']): Promise<void> => {
    // Without rules there is nothing to decide by: the first hint of all settles the house.
    if ((await eyes.inForce()) === undefined) await settleOnce();
    if ((await eyes.inForce()) === undefined)
      return tell({ level: 'warn', sentence: 'no settings are in force', ids: { case: number } });
    if (dryRun) return rehearse(hands[door], number);
    if (door === 'app' && asked.delete(number)) await settle(hands.action, number);
    tellSettled(tell, number, await settle(hands[door], number, carried));
  };
  const cases = openQueue((number, carried) =>
    guarded(tell, { what: 'case', case: number }, () => one(number, carried)),
  );
  return { options, records, cases, asked, inForce: eyes.inForce, settleHouse: settleOnce };
}

async function hear(house: House, hint: Hint): Promise<void> {
  const { cases, options } = house;
  switch (hint.kind) {
    case 'case':
      return cases.settle(hint.number, hint.carried);
    case 'report': {
      await house.settleHouse();
      const number = caseOfReport(await house.inForce(), hint.ghsa);
      return number === undefined ? undefined : cases.settle(number);
    }
    case 'product':
      return settleCasesOf(house, hint.repository);
    case 'settings':
    case 'installation':
      return house.settleHouse();
    case 'record':
      // Every settling compares the log with what this process read before.
      return undefined;
    case 'publicized':
      if (hint.repository.toLowerCase() !== fullNameOf(options.repository).toLowerCase()) return undefined;
      return options.tell({
        level: 'error',
        sentence: 'the case repository is public; nothing is done',
        ids: {},
      });
  }
}

async function sweep(house: House): Promise<void> {
  await house.settleHouse();
  const { clients, repository } = house.options;
  const numbers = await openIssues(clients.cases, repository);
  await Promise.all(numbers.map((number) => house.cases.settle(number)));
}

async function release(house: House, repository: string): Promise<void> {
  const numbers = await numbersOf(house, repository);
  for (const number of numbers) house.asked.add(number);
  await Promise.all(numbers.map((number) => house.cases.settle(number)));
}

async function settleCasesOf(house: House, repository: string): Promise<void> {
  const numbers = await numbersOf(house, repository);
  await Promise.all(numbers.map((number) => house.cases.settle(number)));
}

async function numbersOf(house: House, repository: string): Promise<readonly number[]> {
  const { options, records } = house;
  if ((await house.inForce()) === undefined) await house.settleHouse();
  const known = await house.inForce();
  if (known === undefined) return [];
  return casesOfProduct({ ...options, github: options.clients.cases, records }, known, repository);
}
