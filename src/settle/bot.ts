// The whole house behind one port: what a door (App, Action, command line, sandbox) opens and speaks to. It holds no state of its
// own but what may be forgotten at any time.
import { foldHouse } from '../core/house/in-force.ts';
import type { ReleaseAsk } from '../core/world.ts';
import type { Hint } from '../github/hint.ts';
import { openIssues } from '../github/open-issues.ts';
import type { HouseInForce } from '../github/observe.ts';
import type { Records } from '../github/records.ts';
import { fullNameOf } from '../github/repository-name.ts';
import { openQueue } from '../queue.ts';
import type { Queue } from '../queue.ts';
import { caseOfReport, casesOfProduct } from './cases.ts';
import { guarded } from './guarded.ts';
import { recordAsk, settleHouse } from './house.ts';
import type { HouseHands } from './house.ts';
import { settleCase } from './one-case.ts';
import type { OneCase } from './one-case.ts';
import { reach } from './reach.ts';
import type { ReachOptions } from './reach.ts';
import { sharing, tracker } from './sharing.ts';
import { sweep } from './sweep.ts';

export interface BotOptions extends ReachOptions {
  /** Observes and decides, and neither records nor acts. */
  readonly dryRun?: boolean | undefined;
}

export interface Bot {
  /** Follows a hint; ends when what it led to has been done. Never fails: trouble is told, and the sweep comes back. */
  readonly hear: (hint: Hint) => Promise<void>;
  /** Settles one case. */
  readonly settle: (number: number) => Promise<void>;
  /** Settles the house, then the cases to which something points. */
  readonly sweep: () => Promise<void>;
  /** A tag asks for publication, and was found to be what it says: that is recorded, then the product's open cases are settled. */
  readonly release: (asked: Pick<ReleaseAsk, 'repository' | 'tag'>) => Promise<void>;
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
  readonly houseHands: HouseHands;
  readonly inForce: Bot['inForce'];
  /** Settles the house; calls at the same moment share one. */
  readonly settleHouse: () => Promise<void>;
  readonly sweep: () => Promise<void>;
}

/** Opens the house. Nothing is asked of GitHub before somebody asks something of the bot. */
export function openBot(options: BotOptions): Bot {
  const house = build(options);
  const { cases, inForce } = house;
  const tracked = tracker();
  return {
    hear: (hint) => tracked.follow(guarded(options.tell, { what: hint.kind }, () => hear(house, hint))),
    settle: (number) => cases.settle(number),
    sweep: () => tracked.follow(guarded(options.tell, { what: 'sweep' }, house.sweep)),
    release: (asked) =>
      tracked.follow(guarded(options.tell, { what: 'release' }, () => release(house, asked))),
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
  const { clients, repository, owner, door, tell, dryRun = false } = options;
  const { records, hands, ...parts } = reach(options, (number) => void cases.settle(number));
  const { eyes, houseHands } = parts;
  const { inForce } = eyes;
  // The Action's door works under the rules that the App put in force.
  const mayBegin = door === 'app' && !dryRun;
  const settleOnce = sharing(async () => void (mayBegin && (await settleHouse(houseHands))));
  const one: OneCase = { ...options, ...parts, hands, settleHouse: settleOnce };
  const cases = openQueue((number, carried) =>
    guarded(tell, { what: 'case', case: number }, () => settleCase(one, number, carried)),
  );
  const open = (): Promise<readonly number[]> => openIssues(clients.cases, repository);
  const sweeping = {
    ...parts,
    inForce,
    openIssues: open,
    settle: cases.settle,
    owner,
    tell,
    told: { at: '' },
  };
  const sweepNow = sharing(() => (mayBegin ? sweep(sweeping) : settleOpen(open, cases)));
  return { options, records, cases, houseHands, inForce, settleHouse: settleOnce, sweep: sweepNow };
}

/** Who may not begin anything of the house's own looks at every open case by itself. */
async function settleOpen(open: () => Promise<readonly number[]>, cases: Queue): Promise<void> {
  await Promise.all((await open()).map((number) => cases.settle(number)));
}

async function hear(house: House, hint: Hint): Promise<void> {
  const { cases, options } = house;
  switch (hint.kind) {
    case 'case':
      if (await isAboutSettings(house, hint.number)) return house.settleHouse();
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
      // Somebody else wrote to the record: a sweep looks at what is no longer as this process knew it.
      return house.sweep();
    case 'publicized':
      if (hint.repository.toLowerCase() !== fullNameOf(options.repository).toLowerCase()) return undefined;
      return options.tell({
        level: 'error',
        sentence: 'the case repository is public; nothing is done',
        ids: {},
      });
  }
}

/** The issue in which settings are agreed to is no case, and what is said there is the house's matter. */
async function isAboutSettings({ records }: House, number: number): Promise<boolean> {
  const { acts } = foldHouse(await records.log('house'));
  return acts.get('settings-issue')?.receipt?.made['number'] === String(number);
}

async function release(house: House, asked: Pick<ReleaseAsk, 'repository' | 'tag'>): Promise<void> {
  const { houseHands, options } = house;
  if (!(await recordAsk(houseHands, asked)))
    options.tell({ level: 'warn', sentence: 'that a tag asked could not be recorded', ids: { ...asked } });
  await settleCasesOf(house, asked.repository);
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
