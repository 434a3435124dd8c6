// Why GitHub did not do what it was asked, as a closed list. A failure never holds a body, a parameter or anybody's words.

/**
 * `missing`, `forbidden`, `conflict`, `invalid`: definitely not done. `rate-limited`: not done, later perhaps.
 * `unavailable`: not done, or only reading was asked. `unknown`: a write may or may not have been done (no answer, or a 5xx).
 */
export type FailureKind =
  | 'missing' | 'forbidden' | 'conflict' | 'invalid' | 'rate-limited' | 'unavailable' | 'unknown'; // prettier-ignore

/** Thrown by every request that is not answered with success. The message is a fixed sentence with route and status. */
export class GitHubFailure extends Error {
  override readonly name = 'GitHubFailure';
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

const kinds: Readonly<Record<number, FailureKind>> = {
  401: 'forbidden',
  403: 'forbidden',
  404: 'missing',
  409: 'conflict',
  410: 'missing',
  429: 'rate-limited',
  451: 'forbidden',
};

/** Reads what a sender threw. The thrown thing itself is dropped: it holds the request with its body and token. */
export function failureOf(thrown: unknown, route: string): GitHubFailure {
  if (thrown instanceof GitHubFailure) return thrown;
  const answer = propertyOf(thrown, 'response');
  const status = answer === undefined ? 0 : Number(propertyOf(thrown, 'status') ?? 0);
  const headers = propertyOf(answer, 'headers');
  return new GitHubFailure(kindOf(status, headers, route), status, route);
}

function kindOf(status: number, headers: unknown, route: string): FailureKind {
  if (status < 400 || status >= 500) return route.startsWith('GET ') ? 'unavailable' : 'unknown';
  const exhausted = propertyOf(headers, 'x-ratelimit-remaining') === '0';
  if (status === 403 && (exhausted || propertyOf(headers, 'retry-after') !== undefined))
    return 'rate-limited';
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
