// A GitHub in a box: starts engine, gateway and seed, and hands out addresses, tokens and the controls that tests and drills need.
// Everything listens on 127.0.0.1 only, and nothing of it speaks to the internet.
import { createControls } from './controls.ts';
import type { Controls } from './controls.ts';
import { breaches } from './breaches.ts';
import type { Breach } from './breaches.ts';
import { createFaults } from './faults.ts';
import type { Faults } from './faults.ts';
import { createBranchWrites } from './gateway/branch-writes.ts';
import type { Gateway } from './gateway/handle.ts';
import type { CreatedText, Exchange, PublicWrite } from './gateway/logs.ts';
import { startGateway } from './gateway/serve.ts';
import type { GatewayServer } from './gateway/serve.ts';
import type { ApiVersion } from './judge/api-version.ts';
import { judgeOf } from './judge/judge.ts';
import { numberOf, objectOf } from './json.ts';
import { createOidc } from './oidc.ts';
import type { Oidc } from './oidc.ts';
import type { SandboxApp } from './platform/apps.ts';
import { bothApps } from './platform/both-apps.ts';
import type { AppOptions } from './platform/both-apps.ts';
import type { SandboxClock } from './platform/clock.ts';
import { createPlatform } from './platform/create-platform.ts';
import type { Started } from './platform/create-platform.ts';
import type { Platform } from './platform/platform.ts';
import { tokenOf } from './seed/accounts.ts';
import type { SandboxSeed } from './seed/seed.ts';
import { acme, seedOf } from './seed/world.ts';
import { createServices } from './services/all.ts';
import type { Delivery } from './webhooks/deliveries.ts';

export interface BoxOptions extends AppOptions {
  readonly seed?: SandboxSeed;
  /** GitHub's REST API version that the judge applies; 2022-11-28 when neither this nor the test run says otherwise. */
  readonly apiVersion?: ApiVersion;
}

export interface BoxApp {
  readonly id: number;
  readonly slug: string;
  readonly installationId: number;
  /** PKCS#8 PEM. */
  readonly privateKey: string;
  readonly webhookSecret: string;
  readonly botLogin: string;
  /** Numeric id of the bot's account. */
  readonly botId: number;
}

export interface Box {
  /** REST base, `http://127.0.0.1:PORT/api/v3`. */
  readonly api: string;
  /** `http://127.0.0.1:PORT`; the REST API answers here too, without prefix. */
  readonly url: string;
  readonly organisation: string;
  readonly app: BoxApp;
  readonly publisher: BoxApp;
  /** Token by login. */
  readonly tokens: Readonly<Record<string, string>>;
  /** Numeric id by login. */
  readonly people: Readonly<Record<string, number>>;
  readonly clock: SandboxClock;
  readonly faults: Faults;
  readonly controls: Controls;
  readonly oidc: Oidc;
  readonly exchanges: readonly Exchange[];
  /** Every breach of GitHub's contract so far, by the product or by the sandbox. */
  readonly violations: () => readonly Breach[];
  readonly publicRepositories: () => readonly string[];
  readonly publicLog: readonly PublicWrite[];
  readonly createdLog: readonly CreatedText[];
  readonly deliveries: readonly Delivery[];
  /** Where the App's webhooks go; `undefined` takes the App offline. */
  readonly setWebhookTarget: (url: string | undefined) => void;
  /** Resolves when no request and no delivery is under way. */
  readonly idle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

async function idOf(platform: Platform, login: string): Promise<number> {
  return numberOf(objectOf(await platform.look(`/users/${encodeURIComponent(login)}`))['id']);
}

async function boxApp(platform: Platform, made: SandboxApp): Promise<BoxApp> {
  const { id, slug, installationId, privateKey, webhookSecret, botLogin } = made;
  return {
    id,
    slug,
    installationId,
    privateKey,
    webhookSecret,
    botLogin,
    botId: await idOf(platform, botLogin),
  };
}

/** Waits until requests, payloads and deliveries have all come to rest. */
async function rest({ telling, deliveries }: Started, busy: () => Promise<void> | undefined): Promise<void> {
  for (;;) {
    const work = busy() ?? telling();
    if (work) await work;
    else if (deliveries.pending() > 0) await deliveries.idle();
    else return;
  }
}

async function people(platform: Platform, logins: readonly string[]): Promise<Record<string, number>> {
  const ids = logins.map(async (login): Promise<[string, number]> => [login, await idOf(platform, login)]);
  return Object.fromEntries(await Promise.all(ids));
}

const publicNames = ({ repositories }: Platform): string[] =>
  repositories.all().flatMap(({ isPrivate, fullName }) => (isPrivate ? [] : [fullName]));

type Facts = Pick<Box, 'organisation' | 'app' | 'publisher' | 'tokens' | 'people'>;

/** What a box knows about itself from its start. */
async function factsOf(platform: Platform, seed: SandboxSeed): Promise<Facts> {
  const [bot, publisher] = platform.apps;
  if (!bot || !publisher) throw new Error('A sandbox has two Apps: the bot and the publisher');
  const logins = seed.people.map(({ login }) => login);
  return {
    organisation: seed.organisation,
    app: await boxApp(platform, bot),
    publisher: await boxApp(platform, publisher),
    tokens: Object.fromEntries(logins.map((login) => [login, tokenOf(login)])),
    people: await people(platform, logins),
  };
}

async function boxOn(server: GatewayServer, options: BoxOptions): Promise<Box> {
  const seed = options.seed ?? seedOf(acme);
  const [apps, faults] = [await bothApps(options), createFaults()];
  // Pages have GitHub's own addresses, as people paste them; nothing of the product ever opens one.
  const urls = { web: 'https://github.com', api: `${server.url}/api/v3` };
  const judge = judgeOf(options.apiVersion);
  const started = await createPlatform({ seed, apps, urls, judge, faults });
  const { platform, deliveries } = started;
  const services = createServices(platform, deliveries);
  const oidc = createOidc(server.url);
  const logs = { exchanges: [], publicLog: [], createdLog: [] };
  const gateway: Gateway = { platform, services, faults, branchWrites: createBranchWrites(), ...logs };
  const { exchanges, publicLog, createdLog } = gateway;
  server.open({ gateway, oidc });
  return {
    api: urls.api,
    url: server.url,
    ...(await factsOf(platform, seed)),
    clock: platform.clock,
    faults,
    controls: createControls({ platform, services, publicLog }),
    oidc,
    exchanges,
    violations: () => {
      const defects = [...server.defects, ...started.defects];
      return breaches({ exchanges, deliveries: deliveries.log, defects });
    },
    publicRepositories: () => publicNames(platform),
    publicLog,
    createdLog,
    deliveries: deliveries.log,
    setWebhookTarget: (target) => deliveries.setTarget(apps[0].id, target),
    idle: () => rest(started, server.busy),
    close: async () => {
      await server.close();
      await started.telling();
      await platform.engine.close();
    },
  };
}

/** Starts a box with `acme` or another seed; the first of a process takes half a second. Close it when done. */
export async function startBox(options: BoxOptions = {}): Promise<Box> {
  const server = await startGateway();
  return boxOn(server, options).catch(async (error: unknown) => {
    await server.close();
    throw error;
  });
}
