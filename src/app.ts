// The door for webhooks: event -> which case -> settle. A webhook is only a hint; nothing that it says is believed, and nobody waits
// for what it leads to.
import { Probot } from 'probot';
import type { ApplicationFunction } from 'probot';
import type { Say } from './app/say.ts';
import { probotLog } from './app/probot-log.ts';
import type { AppKey } from './github/app-jwt.ts';
import { readEvent } from './github/events.ts';
import type { Home } from './github/events.ts';
import type { Hint } from './github/hint.ts';

/** What the App needs of the bot behind it. */
export interface Hearing {
  readonly home: Home;
  /** Follows a hint; never fails. */
  readonly hear: (hint: Hint) => Promise<void>;
  readonly say: Say;
}

/** One webhook whose signature was found to be right. */
export interface Delivery {
  readonly id: string;
  readonly name: string;
  readonly payload: object;
}

/** The Probot App: every event is read for hints, and each hint is given to the bot. */
export function psirtApp({ home, hear, say }: Hearing): ApplicationFunction {
  return (app) => {
    app.onAny(({ id, name, payload }) => {
      const reading = readEvent(name, payload, home);
      const ids = { delivery: id, event: name };
      if (reading.kind === 'ignored') {
        say({
          level: 'debug',
          sentence: 'a webhook was left aside',
          ids: { ...ids, because: reading.because },
        });
        return;
      }
      for (const hint of reading.hints) {
        say({ level: 'info', sentence: 'a webhook was a hint', ids: { ...ids, hint: hint.kind } });
        void hear(hint);
      }
    });
  };
}

/** Opens Probot with the App on it. @returns what takes a verified webhook; it ends before the hints are followed */
export async function openApp(
  options: Hearing & { readonly key: AppKey; readonly secret: string },
): Promise<(delivery: Delivery) => Promise<void>> {
  const { key, secret, say } = options;
  const { appId, privateKey } = key;
  const probot = new Probot({ appId, privateKey, secret, log: probotLog(say) });
  await probot.load(psirtApp(options), { cwd: '.', addHandler: () => undefined });
  // Probot types an event as the union of all that GitHub has described; ours is whatever was sent.
  return (delivery) => probot.receive(delivery as Parameters<Probot['receive']>[0]);
}
