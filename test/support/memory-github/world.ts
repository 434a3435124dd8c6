// What an in-memory GitHub holds: users, repositories, issues, advisories, its own clock, and journals of what got out. It follows no
// rules by itself: routes and people change it.
import type { Page } from '../../../src/core/page.ts';
import type { Git } from './git.ts';

export interface User {
  readonly login: string;
  readonly id: number;
  readonly type: 'User' | 'Bot';
}

export interface Comment {
  readonly id: number;
  readonly user: User;
  readonly created_at: string;
  body: string;
  updated_at: string;
  edited?: boolean;
  pinned: boolean;
  /** Logins by reaction. */
  readonly reactions: Map<string, Set<string>>;
}

export interface IssueEvent {
  readonly id: number;
  readonly event: string;
  readonly actor: User;
  readonly created_at: string;
  readonly label?: { readonly name: string };
  readonly assignee?: User;
  readonly state_reason?: string | null;
}

export interface Issue {
  readonly number: number;
  readonly user: User;
  readonly created_at: string;
  updated_at: string;
  title: string;
  body: string;
  state: 'open' | 'closed';
  state_reason: string | null;
  labels: string[];
  assignees: User[];
  readonly comments: Comment[];
  readonly events: IssueEvent[];
}

export interface Advisory {
  readonly ghsa: string;
  readonly author: User;
  readonly created_at: string;
  updated_at: string;
  published_at: string | null;
  state: 'triage' | 'draft' | 'published' | 'closed';
  /** What a PATCH may set, by its name there. */
  fields: Readonly<Record<string, unknown>>;
  fork: string | null;
  readonly comments: Comment[];
}

export interface Release {
  readonly id: number;
  readonly tag: string;
  readonly draft: boolean;
  body: string;
}

export interface Pull {
  readonly number: number;
  readonly user: User;
  readonly base: string;
  merge_commit: string | null;
}

export interface Repository {
  readonly id: number;
  readonly full_name: string;
  readonly private: boolean;
  readonly git: Git;
  readonly issues: Issue[];
  readonly labels: Set<string>;
  readonly advisories: Advisory[];
  readonly releases: Release[];
  readonly pulls: Pull[];
}

/** Text that got out: to everybody, or by mail to those who watch. */
export interface Leaving {
  /** Milliseconds since 1970 of the world's clock. */
  readonly at: number;
  readonly by: string;
  readonly where: string;
  readonly text: string;
}

export interface World {
  /** Milliseconds since 1970; only tests move it. */
  now: number;
  readonly users: Map<string, User>;
  /** By full name in lower case. */
  readonly repositories: Map<string, Repository>;
  /** Logins of members by `organisation/slug`. */
  readonly teams: Map<string, Set<string>>;
  /** GHSA ids for which a CVE, a fork was asked for, in order. */
  readonly cveRequests: string[];
  readonly forkRequests: string[];
  /** Everything that reached a public place. */
  readonly published: Leaving[];
  /** Every issue, comment and title of a private repository as it was created: GitHub mails those. */
  readonly mailed: Leaving[];
  /** Everything that was sent to the team's pager. */
  readonly pages: Page[];
  lastId: number;
}

export function newWorld(now: number): World {
  return {
    now,
    users: new Map(),
    repositories: new Map(),
    teams: new Map(),
    cveRequests: [],
    forkRequests: [],
    published: [],
    mailed: [],
    pages: [],
    lastId: 1000,
  };
}

/** The next number of the world, for whatever needs one. */
export function nextId(world: World): number {
  world.lastId += 1;
  return world.lastId;
}

/** The world's time as GitHub writes it: whole seconds. */
export function stamp({ now }: World): string {
  return `${new Date(now).toISOString().slice(0, 19)}Z`;
}
