// The second way: opens the house itself with a publisher App's key and settles the product's cases. Everything that can be wrong with the
// setup is looked at first, whether there is a case or not; what settling finds is told on the cases alone.
import { openClients } from '../src/github/client.ts';
import { publisherPurposes } from '../src/github/narrow-tokens.ts';
import type { Sender } from '../src/github/port.ts';
import { nameParts } from '../src/github/repository-name.ts';
import { openBot } from '../src/settle/bot.ts';
import { checkAccount, checkAccess, checkSettings } from './checks.ts';
import type { KeyWay } from './inputs.ts';

export interface Here {
  readonly way: KeyWay;
  readonly sender: Sender;
  /** `owner/name` of the product. */
  readonly repository: string;
  /** What this run calls itself in intents. */
  readonly owner: string;
  readonly dryRun: boolean;
}

/**
 * Checks the setup and opens the house.
 * @returns settles the product's cases, never fails and tells nobody how it went; undefined where the settings leave publishing to the
 * bot's server
 * @throws SetupMistake
 */
export async function openHere(here: Here): Promise<(() => Promise<void>) | undefined> {
  const { way, sender, repository, owner, dryRun } = here;
  const { caseRepository } = way;
  const key = { appId: way.appId, privateKey: way.privateKey };
  const clients = openClients({ sender, key, caseRepository, purposes: publisherPurposes });
  const accounts = await checkAccount(clients, way);
  const house = { clients, repository: nameParts(caseRepository), account: accounts.bot, owner };
  // This log is public: nothing of what settling comes upon may stand in it.
  const bot = openBot({ ...house, door: 'action', tell: () => undefined, dryRun });
  const settings = (await bot.inForce())?.house.settings;
  const ourTurn = checkSettings(settings, { repository, caseRepository, publisher: accounts.publisher.id });
  if (!ourTurn) return undefined;
  await checkAccess(clients, { repository, site: settings?.site?.repository });
  return async () => {
    await bot.hear({ kind: 'product', repository });
    await bot.drain();
  };
}
