// The real App on a GitHub in a box: what `sandbox`, `demo`, drills and tests start. Nothing in it differs from a real start but the
// address of GitHub and that nobody has to be spared.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Environment } from '../app/environment.ts';
import { serve } from '../app/serve.ts';
import type { Running, ServeOptions } from '../app/serve.ts';
import { publishPath, webhookPath } from '../app/server.ts';
import { startBox } from '../sandbox/box.ts';
import type { Box, BoxOptions } from '../sandbox/box.ts';
import { seedOf } from '../sandbox/seed/world.ts';
import type { WorldRecord } from '../sandbox/seed/world.ts';

export interface BoxWorldOptions extends Pick<BoxOptions, 'apiVersion'> {
  readonly world: WorldRecord;
  /** Whether the App may open temporary private forks, as `app.fork.yml` asks; it may unless told otherwise. */
  readonly forks?: boolean | undefined;
}

export interface BoxAppOptions extends Pick<ServeOptions, 'say' | 'onRequest' | 'fetch'> {
  readonly world: WorldRecord;
  /** Where pages go; nobody is paged unless given. */
  readonly pager?: Environment['pager'];
}

export interface BoxHouseOptions extends BoxWorldOptions, BoxAppOptions {
  /** What people did before the App was installed. */
  readonly before?: ((box: Box) => Promise<void>) | undefined;
}

/** The App at work over a box. */
export interface BoxApp {
  readonly app: Running;
  /** `http://127.0.0.1:PORT/api/github/webhooks` */
  readonly webhookUrl: string;
  readonly publishUrl: string;
  /** Ends when box and App have both come to rest: no delivery, no request, no case under way. */
  readonly rest: () => Promise<void>;
}

export interface BoxHouse extends BoxApp {
  readonly box: Box;
  readonly close: () => Promise<void>;
}

const manifestSchema = z.object({
  default_permissions: z.record(z.string(), z.string()),
  default_events: z.array(z.string()),
});

/** What the App asks for. */
function manifest(file: 'app.yml' | 'app.fork.yml'): Pick<BoxOptions, 'permissions' | 'events'> {
  const text = readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
  const { default_permissions: permissions, default_events: events } = manifestSchema.parse(parse(text));
  return { permissions, events };
}

/** Starts the box of a world, with the App installed as its manifest asks; nobody runs the App yet. */
export function openBoxWorld({ world, apiVersion, forks = true }: BoxWorldOptions): Promise<Box> {
  const version = apiVersion === undefined ? {} : { apiVersion };
  return startBox({ ...manifest(forks ? 'app.fork.yml' : 'app.yml'), ...version, seed: seedOf(world) });
}

/** Starts a process of the App over a box, and has the box's webhooks sent to it. Its first sweep has begun. */
export async function startBoxApp(box: Box, { world, pager, ...options }: BoxAppOptions): Promise<BoxApp> {
  const environment = { ...environmentOf(box, world), pager };
  const app = await serve({ ...options, environment, spaced: false });
  const webhookUrl = `${app.url}${webhookPath}`;
  box.setWebhookTarget(webhookUrl);
  return { app, webhookUrl, publishUrl: `${app.url}${publishPath}`, rest: () => bothAtRest(box, app) };
}

/** Starts box and App, and ends when the first sweep is through. */
export async function openBoxHouse({ before, ...options }: BoxHouseOptions): Promise<BoxHouse> {
  const box = await openBoxWorld(options);
  await before?.(box);
  const running = await startBoxApp(box, options);
  await running.rest();
  return {
    box,
    ...running,
    close: async () => {
      box.setWebhookTarget(undefined);
      await running.app.stop();
      await box.close();
    },
  };
}

function environmentOf(
  { app, api, oidc }: Box,
  { organisation, cases }: WorldRecord,
): Omit<Environment, 'pager'> {
  return {
    key: { appId: app.id, privateKey: app.privateKey },
    repository: { owner: organisation, repo: cases ?? 'psirt' },
    api,
    secrets: [app.webhookSecret],
    host: '127.0.0.1',
    port: 0,
    publish: { audience: 'psirt-bot', issuer: oidc.issuer },
    sweepMinutes: 5,
    logLevel: 'warn',
  };
}

/** What one of them does may wake the other; twice at rest in a row is rest. */
async function bothAtRest(box: Box, { bot }: Running): Promise<void> {
  for (let quiet = 0; quiet < 2;) {
    const before = box.exchanges.length;
    await box.idle();
    await bot.idle();
    quiet = box.exchanges.length === before ? quiet + 1 : 0;
  }
}
