// Asks the runner for a token that proves which workflow runs on which ref. The token is sent to the bot's server once and written
// nowhere, not even to be masked: what this run prints must be the same each time.
import { oidcExample } from './examples.ts';
import { SetupMistake } from './setup-mistake.ts';

/** The two variables that a job with `id-token: write` has. */
export interface TokenService {
  readonly url: string;
  readonly bearer: string;
}

const tries = 3;
const timeout = 10_000;

/**
 * A token for this audience.
 * Source: https://docs.github.com/actions/reference/security/oidc#methods-for-requesting-the-oidc-token
 * @throws SetupMistake when the job may not have one
 */
export async function identityToken({ url, bearer }: TokenService, audience: string): Promise<string> {
  if (url === '' || bearer === '') throw new SetupMistake(noPermission);
  const address = new URL(url);
  address.searchParams.set('audience', audience);
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const token = await tryOnce(address, bearer);
    if (token !== undefined) return token;
  }
  throw new SetupMistake({
    expected: 'a token from GitHub’s token service',
    got: 'none',
    so: 'Run the job again; if that does not help, look whether the permission is there:',
    example: oidcExample,
  });
}

const noPermission = {
  expected: 'the permission to ask for an identity token',
  got: 'a job without it',
  so: 'Give the job `id-token: write`, and keep `contents: read` beside it:',
  example: oidcExample,
};

async function tryOnce(address: URL, bearer: string): Promise<string | undefined> {
  try {
    const answer = await fetch(address, {
      headers: { authorization: `Bearer ${bearer}`, accept: 'application/json' },
      signal: AbortSignal.timeout(timeout),
    });
    const body: unknown = await answer.json();
    const value = typeof body === 'object' && body !== null && 'value' in body ? body.value : undefined;
    return typeof value === 'string' && value !== '' ? value : undefined;
  } catch {
    return undefined;
  }
}
