// Pinned issues: at most three a repository, by whoever may write there. Only GraphQL pins and tells.
import { objectsOf, textOf } from '../json.ts';
import { covers, visible } from '../gateway/access.ts';
import type { Call } from '../gateway/call.ts';
import type { Platform } from '../platform/platform.ts';
import { atLeast } from '../platform/repositories.ts';
import type { Repository } from '../platform/repositories.ts';

/** What GraphQL tells of an issue. */
export interface IssueNode {
  readonly __typename: 'Issue';
  readonly id: string;
  readonly isPinned: boolean;
}

export interface IssuePins {
  /** An issue by its GraphQL id; null where the caller may not know of it. */
  readonly seen: (call: Call, id: string) => Promise<IssueNode | null>;
  /** @throws Error with GitHub's words where it may not be pinned */
  readonly pin: (call: Call, id: string) => Promise<IssueNode>;
}

const most = 3;

/** Opens the book of pins. */
export function createIssuePins(platform: Platform): IssuePins {
  const pinned = new Map<number, Set<string>>();
  const placeOf = async (call: Call, id: string): Promise<Repository | undefined> => {
    for (const repository of platform.repositories.all().filter((one) => visible(platform, call, one))) {
      const issues = await platform.look(`/repos/${repository.fullName}/issues?state=all&per_page=100`);
      if (objectsOf(issues).some((issue) => textOf(issue['node_id']) === id)) return repository;
    }
    return undefined;
  };
  const node = (repository: Repository, id: string): IssueNode => {
    return { __typename: 'Issue', id, isPinned: pinned.get(repository.id)?.has(id) === true };
  };
  return {
    seen: async (call, id) => {
      const repository = await placeOf(call, id);
      return repository === undefined ? null : node(repository, id);
    },
    pin: async (call, id) => {
      const repository = await placeOf(call, id);
      if (repository === undefined || !mayPin(platform, call, repository))
        throw new Error('Resource not accessible by integration');
      const pins = pinned.get(repository.id) ?? new Set<string>();
      if (pins.size >= most && !pins.has(id)) throw new Error('Maximum 3 pinned issues per repository');
      pinned.set(repository.id, pins.add(id));
      return node(repository, id);
    },
  };
}

function mayPin(platform: Platform, { actor }: Call, repository: Repository): boolean {
  if (actor.kind === 'installation')
    return covers(actor, repository) && actor.permissions['issues'] === 'write';
  return actor.kind === 'person' && atLeast(platform.repositories.levelOf(repository, actor.login), 'write');
}
