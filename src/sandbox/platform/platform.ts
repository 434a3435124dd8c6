// The platform as all parts of the sandbox see it: engine, judge, clock, repositories, people, Apps and the roads between them.
import type { Account } from '../seed/accounts.ts';
import type { Judge } from '../judge/judge.ts';
import type { JsonObject } from '../json.ts';
import type { Actors } from './actors.ts';
import type { SandboxApp } from './apps.ts';
import type { SandboxClock } from './clock.ts';
import type { Engine } from './engine.ts';
import type { Repositories, Repository } from './repositories.ts';

export interface Urls {
  /** REST base, `http://127.0.0.1:PORT/api/v3`. */
  readonly api: string;
  /** What people would open, `http://127.0.0.1:PORT`. */
  readonly web: string;
}

export interface Happening {
  readonly event: string;
  readonly action?: string;
  readonly repository: Repository;
  /** Login of who did it. */
  readonly sender: string;
  /** The event's own fields, such as `issue` and `label`. */
  readonly fields: JsonObject;
}

/** A branch or tag that was made, moved or deleted. */
export interface RefMoved {
  readonly repository: Repository;
  /** Login of who moved it. */
  readonly sender: string;
  /** `refs/heads/main`. */
  readonly ref: string;
  readonly before: string;
  readonly after: string;
  /** By a pull request's button. */
  readonly merge?: true;
  /** What it pointed to before is not below what it points to now. */
  readonly forced: boolean;
  readonly at: string;
}

export interface Platform {
  readonly organisation: string;
  /** Logins of the organisation's owners. */
  readonly owners: readonly string[];
  readonly engine: Engine;
  readonly judge: Judge;
  readonly clock: SandboxClock;
  readonly repositories: Repositories;
  readonly actors: Actors;
  readonly apps: readonly SandboxApp[];
  /** Bots and people. */
  readonly accounts: readonly Account[];
  readonly urls: Urls;
  /** GitHub's shape of something the engine said. */
  readonly repaired: (value: unknown) => unknown;
  /** Asks the engine with the sandbox's own rights and repairs the answer; undefined when it isn't there. */
  readonly look: (url: string) => Promise<unknown>;
  /** Commits that GitHub would have signed. */
  readonly signed: Set<string>;
  /** Every move of a ref since the box began, oldest first. */
  readonly moves: RefMoved[];
  /** Tells every App that subscribed; returns at once. */
  readonly emit: (happening: Happening) => void;
}
