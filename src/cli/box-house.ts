// The real App on a GitHub in a box: what `sandbox`, `demo`, drills and tests start. Nothing in it differs from a real start but the
// address of GitHub and that nobody has to be spared.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { serve } from '../app/serve.ts';
import type { Running } from '../app/serve.ts';
import { publishPath, webhookPath } from '../app/server.ts';
import type { Say } from '../app/say.ts';
import type { Sent } from '../github/port.ts';
import { startBox } from '../sandbox/box.ts';
import type { Box, BoxOptions } from '../sandbox/box.ts';
import { seedOf } from '../sandbox/seed/world.ts';
import type { WorldRecord } from '../sandbox/seed/world.ts';
import type { Tell } from '../settle/tell.ts';

export interface BoxHouseOptions extends Pick<BoxOptions, 'apiVersion'> {
  readonly world: WorldRecord;
  readonly say: Say & Tell;
  readonly onRequest?: ((sent: Sent) => void) | undefined;
}

export interface BoxHouse {
  readonly box: Box;
  readonly app: Running;
  /** `http://127.0.0.1:PORT/api/github/webhooks` */
  readonly webhookUrl: string;
  readonly publishUrl: string;
  /** Ends when box and App have both come to rest: no delivery, no request, no case under way. */
  readonly rest: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const manifestSchema = z.object({
  default_permissions: z.record(z.string(), z.string()),
  default_events: z.array(z.string()),
});

/** What the App asks for when it may open forks too. */
function manifest(): Pick<BoxOptions, 'permissions' | 'events'> {
  const text = readFileSync(join(import.meta.dirname, '../../app.fork.yml'), 'utf8');
  const { default_permissions: permissions, default_events: events } = manifestSchema.parse(parse(text));
  return { permissions, events };
}

/** Starts box and App, and ends when the first sweep is through. */
export async function openBoxHouse({
  world,
  say,
  onRequest,
  apiVersion,
}: BoxHouseOptions): Promise<BoxHouse> {
  const box = await startBox({
    ...manifest(),
    seed: seedOf(world),
    ...(apiVersion === undefined ? {} : { apiVersion }),
  });
  const app = await serve({
    environment: {
      key: { appId: box.app.id, privateKey: box.app.privateKey },
      repository: { owner: world.organisation, repo: world.cases ?? 'psirt' },
      api: box.api,
      secrets: [box.app.webhookSecret],
      host: '127.0.0.1',
      port: 0,
      publish: { audience: 'psirt-bot', issuer: box.oidc.issuer },
      sweepMinutes: 5,
      logLevel: 'warn',
    },
    say,
    onRequest,
    spaced: false,
  });
  const webhookUrl = `${app.url}${webhookPath}`;
  box.setWebhookTarget(webhookUrl);
  const rest = async (): Promise<void> => {
    // What one of them does may wake the other; twice at rest in a row is rest.
    for (let quiet = 0; quiet < 2;) {
      const before = box.exchanges.length;
      await box.idle();
      await app.bot.idle();
      quiet = box.exchanges.length === before ? quiet + 1 : 0;
    }
  };
  await rest();
  return {
    box,
    app,
    webhookUrl,
    publishUrl: `${app.url}${publishPath}`,
    rest,
    close: async () => {
      box.setWebhookTarget(undefined);
      await app.stop();
      await box.close();
    },
  };
}
