// Why GitHub did not do what it was asked, as a closed list. A failure never holds a body, a parameter or anybody's words.

/**
 * `missing`, `forbidden`, `conflict`, `invalid`: definitely not done. `rate-limited`: not done, later perhaps.
 * `unavailable`: not done, or only reading was asked. `unknown`: a write may or may not have been done (no answer, or a 5xx).
 */
export type FailureKind =
  | 'missing' | 'forbidden' | 'conflict' | 'invalid' | 'rate-limited' | 'unavailable' | 'unknown'; // prettier-ignore

/** Thrown by every request that is not answered with success. The message is a fixed sentence with route and status. */
export class GitHubFailure extends Error {
  override readonly name: string = 'GitHubFailure';
  readonly kind: FailureKind;
  /** The HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** The route as described, without its parameters. */
  readonly route: string;

  constructor(kind: FailureKind, status: number, route: string) {
    super(`GitHub answered ${status === 0 ? 'nothing' : status} to ${route} (${kind})`);
    this.kind = kind;
    this.status = status;
    this.route = route;
  }
}

/** Refused because too much was asked: nothing was done, and nothing may be asked for some time. */
export class RateLimited extends GitHubFailure {
  /** How long GitHub wants to be left alone. */
  readonly seconds: number;

  constructor(status: number, route: string, seconds: number) {
    super('rate-limited', status, route);
    this.seconds = seconds;
  }
}

const kinds: Readonly<Record<number, FailureKind>> = {
  401: 'forbidden',
  403: 'forbidden',
  404: 'missing',
  409: 'conflict',
  410: 'missing',
  451: 'forbidden',
};

/** Reads what a sender threw. The thrown thing itself is dropped: it holds the request with its body and token. */
export function failureOf(thrown: unknown, route: string): GitHubFailure {
  if (thrown instanceof GitHubFailure) return thrown;
  const answer = propertyOf(thrown, 'response');
  const status = answer === undefined ? 0 : Number(propertyOf(thrown, 'status') ?? 0);
  const headers = propertyOf(answer, 'headers');
  return isLimit(thrown, status, headers)
    ? new RateLimited(status, route, secondsToWait(headers))
    : new GitHubFailure(kindOf(status, route), status, route);
}

/** Source: https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api. Some secondary limits tell by their words alone. */
function isLimit(thrown: unknown, status: number, headers: unknown): boolean {
  if (status !== 403) return status === 429;
  const told = thrown instanceof Error && /rate limit/i.test(thrown.message);
  const exhausted = propertyOf(headers, 'x-ratelimit-remaining') === '0';
  return told || exhausted || propertyOf(headers, 'retry-after') !== undefined;
}

/** As long as GitHub says; a minute where it says nothing. */
function secondsToWait(headers: unknown): number {
  const after = Number(propertyOf(headers, 'retry-after'));
  if (after > 0) return after;
  const reset = Number(propertyOf(headers, 'x-ratelimit-reset'));
  const date = Date.parse(String(propertyOf(headers, 'date')));
  const left = Math.ceil(reset - date / 1000) + 1;
  return propertyOf(headers, 'x-ratelimit-remaining') === '0' && left > 0 ? left : 60;
}

function kindOf(status: number, route: string): FailureKind {
  if (status < 400 || status >= 500) return route.startsWith('GET ') ? 'unavailable' : 'unknown';
  return kinds[status] ?? 'invalid';
}

function propertyOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

/** Whether a failure means that nothing was done and asking again the same way is pointless. */
export function isDefinite(failure: GitHubFailure): boolean {
  return ['missing', 'forbidden', 'conflict', 'invalid'].includes(failure.kind);
}

/** The failure's kind when it is a GitHub failure; other errors are thrown on. */
export function kindOfFailure(thrown: unknown): FailureKind {
  if (thrown instanceof GitHubFailure) return thrown.kind;
  throw thrown;
}
