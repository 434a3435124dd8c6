// Puts the platform together: engine with its seed, identities, repositories, and the road by which Apps are told.
import type { Faults } from '../faults.ts';
import type { Judge } from '../judge/judge.ts';
import { parseJson } from '../json.ts';
import { repair, rewriteUrls } from '../gateway/repair.ts';
import type { RepairTools } from '../gateway/repair.ts';
import { accountsOf, tokenOf } from '../seed/accounts.ts';
import { engineSeed } from '../seed/engine-seed.ts';
import { plant } from '../seed/plant.ts';
import type { SandboxSeed } from '../seed/seed.ts';
import { createDeliveries } from '../webhooks/deliveries.ts';
import type { Deliveries } from '../webhooks/deliveries.ts';
import { installationOf, payloadOf } from '../webhooks/payload.ts';
import { createActors } from './actors.ts';
import type { SandboxApp } from './apps.ts';
import { createClock } from './clock.ts';
import { ownTokens, startEngine } from './engine.ts';
import type { Happening, Platform, Urls } from './platform.ts';
import { createRepositories } from './repositories.ts';

export interface PlatformParts {
  readonly seed: SandboxSeed;
  readonly apps: readonly SandboxApp[];
  readonly urls: Urls;
  readonly judge: Judge;
  readonly faults: Faults;
}

export interface Started {
  readonly platform: Platform;
  readonly deliveries: Deliveries;
  /** The payloads still being made, if any. */
  readonly telling: () => Promise<void> | undefined;
  /** Payloads that could not be made. */
  readonly defects: readonly string[];
}

interface Telling {
  readonly emit: (happening: Happening) => void;
  readonly under: () => Promise<void> | undefined;
  readonly defects: readonly string[];
}

/** Payloads are made one after the other, so that deliveries start in the order things happened. */
function teller(platform: () => Platform, deliveries: Deliveries): Telling {
  const defects: string[] = [];
  let tail: Promise<void> | undefined;
  const tell = async (happening: Happening, subscribers: readonly SandboxApp[]): Promise<void> => {
    const payload = await payloadOf(platform(), happening);
    for (const app of subscribers)
      deliveries.send({
        app,
        event: happening.event,
        payload: { ...payload, installation: installationOf(app) },
      });
  };
  return {
    defects,
    under: () => tail,
    emit: (happening) => {
      const subscribers = platform().apps.filter(({ events }) => events.includes(happening.event));
      if (subscribers.length === 0 || happening.repository.advisoryFork) return;
      const work = (tail ?? Promise.resolve())
        .then(() => tell(happening, subscribers))
        .catch(() => void defects.push(`the payload of a webhook ${happening.event} could not be made`));
      tail = work;
      void work.finally(() => {
        if (tail === work) tail = undefined;
      });
    },
  };
}

export async function createPlatform({ seed, apps, urls, judge, faults }: PlatformParts): Promise<Started> {
  const accounts = accountsOf(seed, apps);
  const engine = await startEngine(engineSeed(seed, apps));
  const owners = seed.people.filter(({ member }) => member === 'owner').map(({ login }) => login);
  const repositories = createRepositories(owners);
  await plant({ engine, repositories, seed, accounts }).catch(async (error: unknown) => {
    await engine.close();
    throw error;
  });
  const clock = createClock();
  const signed = new Set<string>();
  const tools: RepairTools = { engineBase: engine.base, urls, clock, signed };
  const repaired = (value: unknown): unknown => repair(value, tools);
  let turn = 0;
  const look = async (url: string): Promise<unknown> => {
    const token = ownTokens[turn++ % ownTokens.length] ?? '';
    const { status, bytes } = await engine.ask({ method: 'GET', url, token });
    return status < 400 ? repaired(parseJson(rewriteUrls(bytes.toString('utf8'), tools))) : undefined;
  };
  const deliveries = createDeliveries({
    stamp: clock.stamp,
    judge: (event, payload) => judge.webhook(event, payload).violations,
    fate: faults.fate,
  });
  const people = new Map(seed.people.map(({ login }) => [tokenOf(login), login]));
  const actors = createActors(apps, people);
  const telling = teller(() => platform, deliveries);
  const platform: Platform = {
    organisation: seed.organisation,
    owners, engine, judge, clock, repositories, actors, apps, accounts, urls, repaired, look, signed, moves: [], emit: telling.emit,
  }; // prettier-ignore
  return { platform, deliveries, telling: telling.under, defects: telling.defects };
}
