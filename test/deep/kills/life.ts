// One process of the App, which can die: from then on not one byte of it goes out and nothing that was on its way comes in, so nothing
// more of it runs. Its door is shut at the same moment.
import { startBoxApp } from '../../../src/cli/box-house.ts';
import type { BoxApp, BoxAppOptions } from '../../../src/cli/box-house.ts';
import type { Box } from '../../../src/sandbox/box.ts';
import { acme } from '../../../src/sandbox/seed/world.ts';
import type { Reaper } from './reaper.ts';

export interface Life {
  /** Where it listens. */
  readonly url: string;
  readonly isDead: () => boolean;
  /** How many requests went out. */
  readonly sent: () => number;
  /** Sweeps once, or until its death. */
  readonly sweep: () => Promise<void>;
  /** Ends when box and App are at rest, or when the App is dead. */
  readonly rest: () => Promise<void>;
  /** Ends an App that is alive, in good order. */
  readonly stop: () => Promise<void>;
}

export interface Birth {
  readonly box: Box;
  readonly reaper: Reaper;
  readonly say: BoxAppOptions['say'];
}

interface Breath {
  readonly fetch: typeof fetch;
  readonly death: Promise<undefined>;
  readonly isDead: () => boolean;
  readonly sent: () => number;
}

/** The only way out for a process: every request passes here, and none does any more after its death. */
function breathe(reaper: Reaper): Breath {
  const never = new Promise<never>(() => undefined);
  let sent = 0;
  let dead = false;
  let die: (nothing: undefined) => void = () => undefined;
  const death = new Promise<undefined>((resolve) => {
    die = resolve;
  });
  return {
    death,
    isDead: () => dead,
    sent: () => sent,
    fetch: async (...request) => {
      if (dead) return never;
      sent += 1;
      const asked = reaper.count(...request);
      const answer = await fetch(...request);
      if (dead) return never;
      if (!reaper.takes(asked)) return answer;
      dead = true;
      await answer.arrayBuffer(); // GitHub has done it and said so to the end; nobody hears it
      die(undefined);
      return never;
    },
  };
}

/** Starts a process of the App. It may die while it starts. */
export async function startLife({ box, reaper, say }: Birth): Promise<Life> {
  const { fetch, death, isDead, sent } = breathe(reaper);
  const orDeath = <T>(work: Promise<T> | undefined): Promise<T | undefined> => Promise.race([work, death]);
  const starting = startBoxApp(box, { world: acme, say, fetch });
  const app: BoxApp | undefined = await orDeath(starting);
  const shut = (): void => {
    box.setWebhookTarget(undefined);
    // It takes nothing more in; it waits for ever for what it was doing, as nobody else does.
    void app?.app.stop();
  };
  void death.then(shut);
  return {
    url: app?.app.url ?? 'http://127.0.0.1:9',
    isDead,
    sent,
    sweep: () => orDeath(app?.app.bot.sweep()),
    rest: () => orDeath(app?.rest()),
    stop: async () => {
      box.setWebhookTarget(undefined);
      await app?.app.stop();
    },
  };
}
