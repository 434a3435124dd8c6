// One process of the bot on the in-memory GitHub: its requests, what becomes of each, and its death. After dying it asks nothing and
// hears nothing any more: answers never come, so nothing after them runs.
import type { Sender } from '../../../src/github/port.ts';
import { archiveRoutes } from './archive-routes.ts';
import { advisoryRoutes } from './advisory-routes.ts';
import { gitRoutes } from './git-routes.ts';
import { issueRoutes } from './issue-routes.ts';
import { otherRoutes } from './other-routes.ts';
import { refuse } from './route.ts';
import type { Answered, Routes } from './route.ts';
import type { User, World } from './world.ts';

const routes: Routes = { ...issueRoutes, ...gitRoutes, ...archiveRoutes, ...advisoryRoutes, ...otherRoutes };

export interface Asked {
  /** From 1. */
  readonly n: number;
  readonly route: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/**
 * `die-before`, `die-after`: the process ends before or after GitHub did it. `lose`: done, but the answer is lost. `fail`: 502, not
 * done. `conflict`: 409, not done. `stale`: the answer that the same question got last, if it was read before.
 */
export type Fate = 'serve' | 'die-before' | 'die-after' | 'lose' | 'fail' | 'conflict' | 'stale';

export interface ProcessOptions {
  readonly world: World;
  readonly actor: User;
  readonly fate?: (asked: Asked) => Fate;
  /** Waits until it is this process's turn; at once unless given. */
  readonly turn?: (asked: Asked) => Promise<void>;
}

export interface Process {
  readonly sender: Sender;
  /** Ends when the process dies, never otherwise. */
  readonly death: Promise<void>;
  /** Requests so far. */
  readonly asked: readonly Asked[];
}

type Served = Required<Answered> & { readonly headers: object };

interface Server {
  readonly serve: (asked: Asked) => Served;
  /** What the same question was answered last; now where nobody asked it before. */
  readonly serveAsBefore: (asked: Asked) => Served;
}

function openServer({ world, actor, fate }: ProcessOptions): Server {
  const remembered = new Map<string, Served>();
  const keyOf = ({ route, params }: Asked): string => `${route} ${JSON.stringify(params)}`;
  const serve = (asked: Asked): Served => {
    const { route, params } = asked;
    const {
      status = 200,
      data = {},
      headers = {},
    } = routes[route]?.({ world, actor, params }) ?? refuse(404);
    const answer = { status, data, headers: { date: new Date(world.now).toUTCString(), ...headers } };
    if (fate !== undefined && route.startsWith('GET ')) remembered.set(keyOf(asked), answer);
    return answer;
  };
  return { serve, serveAsBefore: (asked) => remembered.get(keyOf(asked)) ?? serve(asked) };
}

/** Starts a process of the bot. */
export function startProcess(options: ProcessOptions): Process {
  const { fate, turn } = options;
  const { serve, serveAsBefore } = openServer(options);
  const asked: Asked[] = [];
  const never = new Promise<never>(() => undefined);
  let dead = false;
  let die = (): void => undefined;
  const death = new Promise<void>((resolve) => {
    die = resolve;
  });
  const dying = (): Promise<never> => {
    dead = true;
    die();
    return never;
  };
  const fates: Readonly<Record<Fate, (one: Asked) => Served | Promise<never>>> = {
    serve,
    stale: serveAsBefore,
    'die-before': dying,
    'die-after': (one) => {
      serve(one);
      return dying();
    },
    fail: (one) => refuse(502, one),
    conflict: (one) => refuse(409, one),
    lose: (one) => {
      serve(one);
      throw new Error(`no answer came to ${JSON.stringify(one)}`);
    },
  };
  const sender: Sender = async (route, { headers: _headers, request: _request, ...params }) => {
    if (dead) return never;
    const one = { n: asked.length + 1, route, params };
    asked.push(one);
    // A promise that fails with nobody to hear it ends the test run: a hole in the memory is no answer.
    if (routes[route] === undefined) void Promise.reject(new TypeError(`the memory has no route ${route}`));
    await turn?.(one);
    return dead ? never : fates[fate?.(one) ?? 'serve'](one);
  };
  return { sender, death, asked };
}
