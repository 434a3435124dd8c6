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

/** A sender over one Octokit without credentials of its own. A rate limit is told at once: the port waits, if that is worth it. */
export function octokitSender({ Octokit, baseUrl, spaced = true }: OctokitSenderOptions): Sender {
  const octokit = new Octokit({
    log,
    request: { log },
    // By itself it would ask again after a 429 without waiting as long as GitHub wants.
    retry: { doNotRetry: [400, 401, 403, 404, 409, 410, 422, 429, 451] },
    throttle: { enabled: spaced, onRateLimit: () => false, onSecondaryRateLimit: () => false },
    ...(baseUrl === undefined ? {} : { baseUrl }),
  });
  // A GitHub of one's own has REST at /api/v3 and GraphQL beside it.
  const beside = baseUrl?.endsWith('/api/v3') === true ? { baseUrl: baseUrl.slice(0, -'/v3'.length) } : {};
  return (route, params) =>
    octokit.request(route, route === 'POST /graphql' ? { ...params, ...beside } : params);
}
