// A scripted GitHub behind the port: a table of routes, each answered by a function of its parameters. Counts what was asked.
import { openPort } from '../../src/github/port.ts';
import type { GitHub, Sender } from '../../src/github/port.ts';
import type { Route } from '../../src/github/route.ts';

export interface Scripted {
  readonly status?: number;
  readonly data?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

type Handler = (params: Readonly<Record<string, unknown>>) => Scripted | Promise<Scripted>;

export interface Fake {
  readonly github: GitHub;
  readonly sender: Sender;
  /** Each request with its parameters, in order. */
  readonly asked: { route: string; params: Readonly<Record<string, unknown>> }[];
  readonly on: (route: Route, handler: Handler) => void;
  readonly count: (route: Route) => number;
}

/** The date that every answer carries unless it is scripted otherwise. */
export const date = 'Sun, 22 Nov 2026 12:00:00 GMT';

/** Throws as Octokit does. */
export function refusal(status: number, headers: Readonly<Record<string, string>> = {}): Error {
  return Object.assign(new Error('secret words of a body'), { status, response: { status, headers } });
}

export function fakeGitHub(table: Partial<Record<Route, Handler>> = {}): Fake {
  const handlers = new Map<string, Handler>(Object.entries(table));
  const asked: Fake['asked'] = [];
  const sender: Sender = async (route, given) => {
    const { headers: _headers, request: _request, ...params } = given;
    asked.push({ route, params });
    const handler = handlers.get(route);
    if (handler === undefined) throw new Error(`nothing is scripted for ${route}`);
    const { status = 200, data = {}, headers = {} } = await handler(params);
    if (status >= 400) throw refusal(status, headers);
    return { status, data, headers: { date, ...headers } };
  };
  return {
    github: openPort({ sender }),
    sender,
    asked,
    on: (route, handler) => handlers.set(route, handler),
    count: (route) => asked.filter((each) => each.route === route).length,
  };
}
