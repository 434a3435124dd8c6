// Sends by an Octokit, Probot's for its spacing of writes or the plain one. It signs nothing and logs nothing: tokens come
// with each request, and an Octokit's own log would hold bodies.
import type { Sender } from './port.ts';

interface OctokitLike {
  readonly request: (
    route: string,
    params?: Record<string, unknown>,
  ) => Promise<{ status: number; headers: object; data: unknown }>;
}

export interface OctokitSenderOptions {
  readonly Octokit: new (options: Record<string, unknown>) => OctokitLike;
  /** `https://api.github.com` unless given. */
  readonly baseUrl?: string | undefined;
  /** False where no real GitHub has to be spared: writes are then not spaced 1 s apart, comments not 3 s. */
  readonly spaced?: boolean | undefined;
}

const silent = () => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };

/** A sender over one Octokit without credentials of its own. A rate limit is answered at once, never slept through. */
export function octokitSender({ Octokit, baseUrl, spaced = true }: OctokitSenderOptions): Sender {
  const octokit = new Octokit({
    log,
    request: { log },
    throttle: { enabled: spaced, onRateLimit: () => false, onSecondaryRateLimit: () => false },
    ...(baseUrl === undefined ? {} : { baseUrl }),
  });
  return (route, params) => octokit.request(route, params);
}
