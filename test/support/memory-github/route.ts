// What a route's handler gets and gives, and how it reads its parameters. A refusal is thrown as Octokit throws it.
import { nextId, stamp } from './world.ts';
import type { Comment, Issue, Repository, User, World } from './world.ts';

export interface Call {
  readonly world: World;
  /** Whose token it is. */
  readonly actor: User;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface Answered {
  readonly status?: number;
  readonly data?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Handler = (call: Call) => Answered;
export type Routes = Readonly<Record<string, Handler>>;

/** Throws what Octokit throws for a status: it holds the request, so whoever tells it on tells secrets. */
export function refuse(status: number, asked: object = {}): never {
  const message = `refused ${JSON.stringify(asked)}`;
  throw Object.assign(new Error(message), { status, response: { status, headers: {} } });
}

export function text({ params }: Call, name: string): string {
  const value = params[name];
  return typeof value === 'string' ? value : '';
}

export function number({ params }: Call, name: string): number {
  return Number(params[name]);
}

export function texts({ params }: Call, name: string): readonly string[] {
  const value = params[name];
  return Array.isArray(value) ? value.map(String) : [];
}

export function repositoryOf(call: Call): Repository {
  const name = `${text(call, 'owner')}/${text(call, 'repo')}`.toLowerCase();
  return call.world.repositories.get(name) ?? refuse(404);
}

export function issueOf(call: Call): Issue {
  return (
    repositoryOf(call).issues.find((issue) => issue.number === number(call, 'issue_number')) ?? refuse(404)
  );
}

/** One page of a list, with the Link header of the others. */
export function paged({ params }: Call, items: readonly unknown[]): Answered {
  const size = Number(params['per_page'] ?? 30);
  const page = Number(params['page'] ?? 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  const link = (to: number, rel: string): string =>
    `<https://api.github.com/x?page=${to}&per_page=${size}>; rel="${rel}"`;
  const headers = page < last ? { link: `${link(page + 1, 'next')}, ${link(last, 'last')}` } : {};
  return { data: items.slice((page - 1) * size, page * size), headers };
}

/** A comment written now; whoever lists comments must be given it. */
export function newComment(world: World, user: User, body: string): Comment {
  const at = stamp(world);
  return {
    id: nextId(world),
    user,
    created_at: at,
    updated_at: at,
    body,
    pinned: false,
    reactions: new Map(),
  };
}

/** Notes what everybody can read from now on. */
export function publish({ world, actor }: Pick<Call, 'world' | 'actor'>, where: string, said: string): void {
  world.published.push({ at: world.now, by: actor.login, where, text: said });
}

/** Notes what GitHub mails to those who watch. */
export function mail({ world, actor }: Pick<Call, 'world' | 'actor'>, where: string, said: string): void {
  world.mailed.push({ at: world.now, by: actor.login, where, text: said });
}
