// Our narrow port to GitHub: one typed request. Every request carries the pinned API version, a timeout and our name; only
// reading is ever repeated by itself. It decides nothing and logs nothing.
import { failureOf, GitHubFailure, RateLimited } from './failure.ts';
import { openRestraint } from './restraint.ts';
import type { Restraint } from './restraint.ts';
import type { Data, Params, Route } from './route.ts';

/** The one pinned version of GitHub's REST API. https://docs.github.com/rest/about-the-rest-api/api-versions */
export const apiVersion = '2022-11-28';
export const userAgent = 'psirt-bot';

export interface Answer<T> {
  readonly status: number;
  readonly data: T;
  readonly headers: Readonly<Record<string, unknown>>;
  /** The `Date` header in GitHub's time form, `2026-12-01T16:00:00Z`. */
  readonly date: string;
}

export interface GitHub {
  /** Asks GitHub. @throws GitHubFailure for everything but success. */
  readonly request: <R extends Route>(route: R, params: Params<R>) => Promise<Answer<Data<R>>>;
}

/** What really sends: an Octokit's `request`, or an in-memory GitHub. It throws as Octokit does (`status`, `response`). */
export type Sender = (
  route: string,
  params: Readonly<Record<string, unknown>>,
) => Promise<{ readonly status: number; readonly headers: object; readonly data: unknown }>;

/** What one request was and how it ended; for counting in tests and benchmarks. Holds no content. */
export interface Sent {
  readonly route: string;
  readonly status: number;
}

export interface PortOptions {
  readonly sender: Sender;
  /** The value of the `authorization` header. */
  readonly authorization?: (() => Promise<string>) | undefined;
  readonly onRequest?: ((sent: Sent) => void) | undefined;
  /** Milliseconds one request may take on the wire. */
  readonly timeout?: number | undefined;
  /** What carries requests to GitHub; the platform's own unless given. */
  readonly fetch?: typeof fetch | undefined;
  /** Shared by all ports that share GitHub's limits; one's own unless given. */
  readonly restraint?: Restraint | undefined;
}

const defaultTimeout = 20_000;
/** A write that waited longer than this in our own queues isn't sent any more: intents expire after 10 minutes. */
const longestWait = 8 * 60_000;

/** Opens the port over a sender. */
export function openPort(options: PortOptions): GitHub {
  const { restraint = openRestraint() } = options;
  return {
    request: async (route, params) => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await sent(options, restraint, { route, params });
        } catch (error) {
          // What was refused for its number was not done, so even a write may be sent once more.
          if (!(error instanceof RateLimited && restraint.refused(error) && attempt === 1)) throw error;
        }
      }
    },
  };
}

interface Asking<R extends Route> {
  readonly route: R;
  readonly params: Params<R>;
}

async function sent<R extends Route>(
  options: PortOptions,
  restraint: Restraint,
  { route, params }: Asking<R>,
): Promise<Answer<Data<R>>> {
  await restraint.pass(route);
  let status = 0;
  try {
    const answer = await options.sender(route, await dressed(route, params, options));
    status = answer.status;
    const headers: Readonly<Record<string, unknown>> = { ...answer.headers };
    return { status, data: answer.data as Data<R>, headers, date: dateOf(headers['date']) };
  } catch (error) {
    const failure = failureOf(error, route);
    status = failure.status;
    throw failure;
  } finally {
    options.onRequest?.({ route, status });
  }
}

async function dressed(route: Route, params: object, options: PortOptions): Promise<Record<string, unknown>> {
  const authorization = await options.authorization?.();
  const reading = route.startsWith('GET ');
  return {
    ...params,
    headers: {
      'x-github-api-version': apiVersion,
      'user-agent': userAgent,
      ...(authorization === undefined ? {} : { authorization }),
    },
    request: {
      ...(reading ? {} : { retries: 0 }),
      fetch: wireFetch(route, options),
    },
  };
}

// The innermost hook: what waits in a throttle's queue has neither started its timeout nor been sent yet.
function wireFetch(
  route: Route,
  { fetch: carry = fetch, timeout = defaultTimeout }: PortOptions,
): typeof fetch {
  const latest = Date.now() + longestWait;
  return (input, init) => {
    if (!route.startsWith('GET ') && Date.now() > latest)
      return Promise.reject(new GitHubFailure('unavailable', 0, route));
    return carry(input, { ...init, signal: AbortSignal.timeout(timeout) });
  };
}

/** A date of any form in GitHub's own; the wall clock where an answer has none. */
export function dateOf(header: unknown): string {
  const time = typeof header === 'string' ? Date.parse(header) : Number.NaN;
  return inWholeSeconds(Number.isNaN(time) ? Date.now() : time);
}

/** Milliseconds since 1970 in GitHub's time form. */
export function inWholeSeconds(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
