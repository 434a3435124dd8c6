// The first way: proves to the bot's server which tag this is, and asks it to publish. The server's answer says only that it heard.
import { setTimeout as sleep } from 'node:timers/promises';
import { identityToken } from './identity.ts';
import type { TokenService } from './identity.ts';
import type { ServerWay } from './inputs.ts';
import { SetupMistake } from './setup-mistake.ts';

const tries = 4;
const timeout = 15_000;

/** Asks once. @throws SetupMistake when the server can't be reached or takes no such requests */
export async function askServer(way: ServerWay, service: TokenService, dryRun: boolean): Promise<void> {
  const token = await identityToken(service, way.audience);
  for (let attempt = 1; ; attempt += 1) {
    const status = await post(way.server, token, dryRun);
    if (status === 202) return;
    // Busy, or starting up: nothing was heard yet, so the same token still holds.
    if (![502, 503, 504].includes(status) || attempt === tries) throw unheard(way.server, status);
    await sleep(attempt * 1000);
  }
}

async function post(server: string, token: string, dryRun: boolean): Promise<number> {
  try {
    const answer = await fetch(`${server}/publish`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ dry_run: dryRun }),
      // The token must not travel on to another address.
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return 0;
  }
}

function unheard(server: string, status: number): SetupMistake {
  const got = status === 0 ? 'no answer' : `status ${status}`;
  return new SetupMistake({
    expected: 'the bot’s server to take the request',
    got,
    so: 'Look whether the server runs, can be reached from here and takes requests to publish (docs/action.md). Try it by hand; it should answer `received`:',
    example: `curl -X POST ${server}/publish`,
  });
}
