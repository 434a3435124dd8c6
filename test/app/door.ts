// A running server with nobody behind it: what it hears is kept, and requests are sent as GitHub sends them.
import { createHmac, generateKeyPairSync } from 'node:crypto';
import { openApp } from '../../src/app.ts';
import type { Line } from '../../src/settle/tell.ts';
import { openSay } from '../../src/app/say.ts';
import type { LogLevel } from '../../src/app/say.ts';
import { openWebServer, webhookPath } from '../../src/app/server.ts';
import type { WebServerOptions } from '../../src/app/server.ts';
import type { Home } from '../../src/github/events.ts';
import type { Hint } from '../../src/github/hint.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
export const secret = 'a secret of the tests';
export const oldSecret = 'the secret before it';

export interface Door {
  readonly url: string;
  readonly heard: Hint[];
  /** Everything that was logged, as text. */
  readonly log: () => string;
  readonly lines: () => Line[];
  readonly post: (event: string, body: string, headers?: Record<string, string>) => Promise<Response>;
  readonly drain: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface DoorOptions extends Partial<WebServerOptions> {
  readonly home?: Home;
  readonly level?: LogLevel;
  readonly hear?: (hint: Hint) => Promise<void>;
}

export function signature(body: string, by = secret): string {
  return `sha256=${createHmac('sha256', by).update(body).digest('hex')}`;
}

/** Opens a door whose log is as talkative as it gets. */
export async function openDoor(options: DoorOptions = {}): Promise<Door> {
  const heard: Hint[] = [];
  const written: string[] = [];
  const say = openSay({ level: options.level ?? 'debug', write: (line) => written.push(line) });
  const home = options.home ?? { caseRepository: 'acme/psirt', botId: 9 };
  const hear = options.hear ?? (async () => undefined);
  const receive = await openApp({
    home,
    say,
    key: { appId: 1, privateKey: pem },
    secret,
    hear: (hint) => {
      heard.push(hint);
      return hear(hint);
    },
  });
  const server = openWebServer({ secrets: [secret, oldSecret], receive, say, ...options });
  const url = await server.listen('127.0.0.1', 0);
  return {
    url,
    heard,
    log: () => written.join(''),
    lines: () => written.map((line) => JSON.parse(line) as Line),
    post: (event, body, headers = {}) =>
      fetch(url + webhookPath, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'x-github-event': event,
          'x-github-delivery': '72d3162e-cc78-11e3-81ab-4c9367dc0958',
          'x-hub-signature-256': signature(body),
          ...headers,
        },
      }),
    drain: server.drain,
    close: server.close,
  };
}
