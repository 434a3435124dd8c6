// The running App: clients, bot and server, opened in the order in which they need each other, and drained the other way round.
import { randomBytes } from 'node:crypto';
import { ProbotOctokit } from 'probot';
import { openApp } from '../app.ts';
import { openPager } from '../channels/pager.ts';
import type { Actor } from '../core/case/actor.ts';
import { actorOf } from '../github/account.ts';
import { openClients } from '../github/client.ts';
import type { Clients } from '../github/client.ts';
import { octokitSender } from '../github/octokit-sender.ts';
import type { Sent } from '../github/port.ts';
import { fullNameOf } from '../github/repository-name.ts';
import { openBot } from '../settle/bot.ts';
import type { Bot } from '../settle/bot.ts';
import type { AppEnvironment, Environment } from './environment.ts';
import { openPublishDoor } from './publish-door.ts';
import { releasesOf } from './publish-releases.ts';
import type { Say } from './say.ts';
import type { Tell } from '../settle/tell.ts';
import { openWebServer } from './server.ts';
import { isOnThisMachine } from './this-machine.ts';
import { openTicks } from './ticks.ts';

export interface ServeOptions {
  readonly environment: Environment;
  readonly say: Say & Tell;
  /** Whether writes are spaced out; unless told, they are where GitHub is not on this machine. */
  readonly spaced?: boolean | undefined;
  readonly onRequest?: ((sent: Sent) => void) | undefined;
  /** What carries requests to GitHub; the platform's own unless given. */
  readonly fetch?: typeof fetch | undefined;
}

export interface Running {
  /** `http://HOST:PORT` */
  readonly url: string;
  readonly bot: Bot;
  /** Takes nothing more in, and ends when what was taken in is done. */
  readonly stop: () => Promise<void>;
}

/** The App's clients for an environment. */
export function clientsFor(
  { key, repository, api }: AppEnvironment,
  {
    spaced = !isOnThisMachine(api),
    onRequest,
    fetch,
  }: Pick<ServeOptions, 'spaced' | 'onRequest' | 'fetch'> = {},
): Clients {
  const sender = octokitSender({ Octokit: ProbotOctokit, baseUrl: api, spaced });
  return openClients({ sender, key, caseRepository: fullNameOf(repository), onRequest, fetch });
}

/** The App's own account. @throws GitHubFailure when the key doesn't fit or the App isn't installed at the case repository */
export async function accountOfApp({ app, cases }: Clients): Promise<Actor> {
  const { data } = await app.request('GET /app', {});
  const username = `${data?.slug ?? ''}[bot]`;
  return actorOf((await cases.request('GET /users/{username}', { username })).data);
}

/** Starts the App: when this ends it listens, and the first sweep has begun. */
export async function serve(options: ServeOptions): Promise<Running> {
  const { environment, say } = options;
  const { repository, key, secrets } = environment;
  const clients = clientsFor(environment, options);
  const account = await accountOfApp(clients);
  // Every process is its own: several may have the same process number in their containers.
  const owner = `app:${randomBytes(6).toString('hex')}`;
  const pager = environment.pager && openPager(environment.pager);
  const bot = openBot({ clients, repository, account, owner, door: 'app', tell: say, pager });
  const home = { caseRepository: fullNameOf(repository), botId: account.id };
  const receive = await openApp({ home, hear: bot.hear, say, key, secret: secrets[0] });
  const publish =
    environment.publish &&
    openPublishDoor({ releases: releasesOf(bot, clients), say, ...environment.publish });
  const server = openWebServer({ secrets, receive, say, publish: publish?.take });
  const url = await server.listen(environment.host, environment.port);
  const ticks = openTicks(bot.sweep, environment.sweepMinutes * 60_000);
  return {
    url,
    bot,
    stop: async () => {
      ticks.stop();
      await server.drain();
      await publish?.idle();
      await bot.drain();
      await server.close();
    },
  };
}
