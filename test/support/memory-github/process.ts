// One process of the bot on the in-memory GitHub: its requests, what becomes of each, and its death. After dying it asks nothing and
// hears nothing any more: answers never come, so nothing after them runs.
import type { Sender } from '../../../src/github/port.ts';
import { advisoryRoutes } from './advisory-routes.ts';
import { gitRoutes } from './git-routes.ts';
import { issueRoutes } from './issue-routes.ts';
import { otherRoutes } from './other-routes.ts';
import { refuse } from './route.ts';
import type { Answered, Routes } from './route.ts';
import type { User, World } from './world.ts';

const routes: Routes = { ...issueRoutes, ...gitRoutes, ...advisoryRoutes, ...otherRoutes };

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
  readonly asked: Asked[];
}

type Served = Required<Answered> & { readonly headers: object };

/** Starts a process of the bot. */
export function startProcess({ world, actor, fate, turn }: ProcessOptions): Process {
  const asked: Asked[] = [];
  const remembered = new Map<string, Served>();
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
  const serve = (route: string, params: Asked['params']): Served => {
    const handler = routes[route];
    if (handler === undefined) throw new TypeError(`the memory has no route ${route}`);
    const { status = 200, data = {}, headers = {} } = handler({ world, actor, params });
    return { status, data, headers: { date: new Date(world.now).toUTCString(), ...headers } };
  };
  const sender: Sender = async (route, { headers: _headers, request: _request, ...params }) => {
    if (dead) return never;
    const one = { n: asked.length + 1, route, params };
    asked.push(one);
    await turn?.(one);
    if (dead) return never;
    const what = fate?.(one) ?? 'serve';
    if (what === 'die-before') return dying();
    if (what === 'fail') return refuse(502);
    if (what === 'conflict') return refuse(409);
    const isStaling = fate !== undefined && route.startsWith('GET ');
    const key = isStaling ? route + JSON.stringify(params) : '';
    const before = what === 'stale' ? remembered.get(key) : undefined;
    const answer = before ?? serve(route, params);
    if (isStaling) remembered.set(key, answer);
    if (what === 'die-after') return dying();
    if (what === 'lose') throw new Error('no answer came');
    return answer;
  };
  return { sender, death, asked };
}
