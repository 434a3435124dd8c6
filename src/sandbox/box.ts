// A GitHub in a box: starts engine, gateway and seed, and hands out addresses, tokens and the controls that tests and drills need.
// Everything listens on 127.0.0.1 only, and nothing of it speaks to the internet.
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFaults } from './faults.ts';
import type { Faults } from './faults.ts';
import { createBranchWrites } from './gateway/branch-writes.ts';
import { handle } from './gateway/handle.ts';
import type { Gateway } from './gateway/handle.ts';
import type { CreatedText, Exchange, PublicWrite } from './gateway/logs.ts';
import { createJudge } from './judge/judge.ts';
import type { ApiVersion } from './judge/description.ts';
import { numberOf, objectOf } from './json.ts';
import type { SandboxApp } from './platform/apps.ts';
import { sandboxKey } from './platform/apps.ts';
import type { SandboxClock } from './platform/clock.ts';
import { createPlatform } from './platform/create-platform.ts';
import type { Platform } from './platform/platform.ts';
import { tokenOf } from './seed/plant.ts';
import { defaultSeed } from './seed/seed.ts';
import type { SandboxSeed } from './seed/seed.ts';
import { createComments } from './services/comments.ts';
import { createIssueEvents } from './services/issue-events.ts';
import { allServices } from './services/all.ts';
import type { Deliveries, Delivery } from './webhooks/deliveries.ts';

export interface BoxOptions {
  readonly seed?: SandboxSeed;
  /** GitHub's REST API version that the judge applies. */
  readonly apiVersion?: ApiVersion;
  /** Permissions of the App, as in app.yml. */
  readonly permissions?: Readonly<Record<string, string>>;
  /** Webhook events of the App, as in app.yml. */
  readonly events?: readonly string[];
  readonly webhookSecret?: string;
}

export interface BoxApp {
  readonly id: number;
  readonly slug: string;
  readonly installationId: number;
  readonly privateKey: string;
  readonly webhookSecret: string;
  readonly botLogin: string;
  /** Numeric id of the bot's account. */
  readonly botId: number;
}

/** A breach of GitHub's contract, by the product or by the sandbox. */
export interface Breach {
  /** `POST /repos/acme/psirt/issues` or `webhook issues.opened`. */
  readonly what: string;
  readonly by: string;
  readonly texts: readonly string[];
}

export interface Box {
  /** REST base, `http://127.0.0.1:PORT/api/v3`. */
  readonly api: string;
  /** `http://127.0.0.1:PORT`; the REST API answers here too, without prefix. */
  readonly url: string;
  readonly app: BoxApp;
  readonly publisher: BoxApp;
  /** Token by login. */
  readonly tokens: Readonly<Record<string, string>>;
  /** Numeric id by login. */
  readonly people: Readonly<Record<string, number>>;
  readonly organisation: string;
  readonly clock: SandboxClock;
  readonly faults: Faults;
  readonly exchanges: readonly Exchange[];
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

const defaultPermissions = {
  metadata: 'read',
  issues: 'write',
  contents: 'write',
  pull_requests: 'write',
  members: 'read',
  repository_advisories: 'write',
};
const defaultEvents = [
  'issues',
  'issue_comment',
  'repository_advisory',
  'release',
  'create',
  'push',
  'pull_request',
  'repository',
];

interface AppNames {
  readonly id: number;
  readonly slug: string;
  readonly installationId: number;
}

function app(
  names: AppNames,
  grants: Pick<SandboxApp, 'permissions' | 'events' | 'webhookSecret'>,
): SandboxApp {
  const { slug, id } = names;
  const [clientId, botLogin] = [`Iv23li${id}sandbox`, `${slug}[bot]`];
  return { ...names, ...grants, name: slug, clientId, botLogin, privateKey: sandboxKey(slug) };
}

function bothApps(options: BoxOptions): readonly [SandboxApp, SandboxApp] {
  const {
    permissions = defaultPermissions,
    events = defaultEvents,
    webhookSecret = 'sandbox-webhook-secret',
  } = options;
  const small = { metadata: 'read', contents: 'write', repository_advisories: 'write' };
  return [
    app({ id: 12345, slug: 'psirt-bot', installationId: 100 }, { permissions, events, webhookSecret }),
    app(
      { id: 23456, slug: 'psirt-publisher', installationId: 200 },
      { permissions: small, events: [], webhookSecret },
    ),
  ];
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

const listen = (server: Server): Promise<number> =>
  new Promise((done) => {
    server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port));
  });

function breaches(exchanges: readonly Exchange[], deliveries: readonly Delivery[]): Breach[] {
  const asked = exchanges.map(({ method, url, by, violations }) => ({
    what: `${method} ${url}`,
    by,
    violations,
  }));
  const told = deliveries.map(({ event, action, violations }) => ({
    what: `webhook ${event}.${action ?? ''}`,
    by: 'sandbox',
    violations,
  }));
  return [...asked, ...told]
    .filter(({ violations }) => violations.length > 0)
    .map(({ what, by, violations }) => ({
      what,
      by,
      texts: violations.map(({ where, text }) => `${where}: ${text}`),
    }));
}

interface Running {
  readonly gateway: Gateway;
  readonly deliveries: Deliveries;
  /** Requests and payloads under way. */
  readonly busy: () => Promise<void> | undefined;
  readonly server: Server;
  readonly port: number;
}

/** Starts serving before the platform is complete; requests wait until it is. */
async function run(options: BoxOptions, seed: SandboxSeed): Promise<Running> {
  const open = new Set<Promise<void>>();
  let gateway: Gateway | undefined;
  const server = createServer((request, response) => {
    if (!gateway) return void response.writeHead(503).end();
    const work = handle(gateway, request, response).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : 'unknown';
      gateway?.defects.push(message);
      response.writeHead(500, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
    });
    open.add(work);
    return void work.finally(() => open.delete(work));
  });
  const port = await listen(server);
  const web = `http://127.0.0.1:${port}`;
  const faults = createFaults();
  const judge = createJudge(options.apiVersion);
  const [apps, urls] = [bothApps(options), { web, api: `${web}/api/v3` }];
  const { platform, deliveries, telling } = await createPlatform({ seed, apps, urls, judge, faults });
  const events = createIssueEvents(platform);
  const comments = createComments(platform, (_, comment) => comment);
  const service = allServices({ platform, deliveries, events, comments });
  gateway = {
    platform,
    service,
    events,
    comments,
    faults,
    branchWrites: createBranchWrites(),
    exchanges: [],
    publicLog: [],
    createdLog: [],
    defects: [],
  };
  const busy = (): Promise<void> | undefined => [...open][0] ?? telling();
  return { gateway, deliveries, busy, server, port };
}

async function idle({ busy, deliveries }: Running): Promise<void> {
  for (;;) {
    const work = busy();
    if (work) await work;
    else if (deliveries.pending() > 0) await deliveries.idle();
    else return;
  }
}

/** Starts a box; up in well under two seconds. Close it when done. */
export async function startBox(options: BoxOptions = {}): Promise<Box> {
  const seed = options.seed ?? defaultSeed();
  const running = await run(options, seed);
  const { gateway, deliveries, server, port } = running;
  const { platform, exchanges, publicLog, createdLog, faults } = gateway;
  const [main, second] = bothApps(options);
  const logins = seed.people.map(({ login }) => login);
  const ids = await Promise.all(logins.map(async (login) => [login, await idOf(platform, login)]));
  const url = `http://127.0.0.1:${port}`;
  const defects = (): Breach[] =>
    gateway.defects.map((text) => ({ what: 'the sandbox itself', by: 'sandbox', texts: [text] }));
  return {
    api: `${url}/api/v3`,
    url,
    app: await boxApp(platform, main),
    publisher: await boxApp(platform, second),
    tokens: Object.fromEntries(logins.map((login) => [login, tokenOf(login)])),
    people: Object.fromEntries(ids),
    organisation: seed.organisation,
    clock: platform.clock,
    faults,
    exchanges,
    violations: () => [...defects(), ...breaches(exchanges, deliveries.log)],
    publicRepositories: () =>
      platform.repositories
        .all()
        .filter(({ isPrivate }) => !isPrivate)
        .map(({ fullName }) => fullName),
    publicLog,
    createdLog,
    deliveries: deliveries.log,
    setWebhookTarget: (target) => deliveries.setTarget(main.id, target),
    idle: () => idle(running),
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await platform.engine.close();
    },
  };
}
