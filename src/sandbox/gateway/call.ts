// One request on its way through the gateway, and what answers it.
import type { Actor } from '../platform/actors.ts';
import type { Repository } from '../platform/repositories.ts';
import type { JsonObject } from '../json.ts';

export interface Call {
  readonly method: string;
  /** Path and query in GitHub's words: prefix and `/repositories/{id}` already taken away. */
  readonly url: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly params: Readonly<Record<string, string>>;
  readonly operationId: string | undefined;
  readonly raw: Buffer;
  /** The JSON body, or undefined. */
  readonly body: unknown;
  readonly fields: JsonObject;
  readonly headers: Readonly<Record<string, string>>;
  readonly actor: Actor;
  readonly repository: Repository | undefined;
}

export interface Answer {
  readonly status: number;
  /** JSON; undefined is no body at all. */
  readonly body?: unknown;
  readonly bytes?: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers a call, or leaves it to the engine. */
export type Handler = (call: Call) => Promise<Answer | undefined> | Answer | undefined;

/** Handlers by GitHub's operation id. */
export type Service = Readonly<Record<string, Handler>>;

/** An error as GitHub writes it. */
export const refusal = (status: number, message: string): Answer => ({
  status,
  body: { message, documentation_url: 'https://docs.github.com/rest', status: String(status) },
});

export const notFound = (): Answer => refusal(404, 'Not Found');
