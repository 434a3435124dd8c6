// What the publishing door needs, out of the bot and its clients. It decides nothing.
import type { Clients } from '../github/client.ts';
import { orNull } from '../github/answered.ts';
import { isSameRepository, nameParts } from '../github/repository-name.ts';
import type { Bot } from '../settle/bot.ts';
import type { Releases } from './publish-door.ts';

/** The bot as the publishing door sees it. */
export function releasesOf(
  bot: Pick<Bot, 'inForce' | 'release'>,
  clients: Pick<Clients, 'reader'>,
): Releases {
  return {
    products: async () => Object.values((await bot.inForce())?.house.settings.products ?? {}),
    idOf: async (repository) => {
      const asking = clients.reader(repository).request('GET /repos/{owner}/{repo}', nameParts(repository));
      const seen = (await orNull(asking))?.data;
      // GitHub redirects from a former name; such a repository is no longer the one that the settings mean.
      return seen !== undefined && isSameRepository(seen.full_name, repository) ? Number(seen.id) : undefined;
    },
    release: bot.release,
  };
}
