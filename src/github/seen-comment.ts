// A comment of an issue or of an advisory's conversation, in the house's shape.
import type { Comment } from '../core/world.ts';
import { accountOf } from './account.ts';

interface GivenComment {
  readonly id: number | bigint;
  readonly body?: string | null | undefined;
  readonly created_at: string;
  readonly updated_at: string;
  readonly user: Parameters<typeof accountOf>[0];
  readonly reactions?: object | undefined;
  readonly pin?: object | null | undefined;
}

/** Times keep whole seconds, in which GitHub gives them. */
export function seenComment(given: GivenComment): Comment {
  const counts = Object.entries(given.reactions ?? {}).filter(
    (entry): entry is [string, number] =>
      typeof entry[1] === 'number' && entry[0] !== 'total_count' && entry[1] > 0,
  );
  return {
    id: Number(given.id),
    author: accountOf(given.user),
    body: given.body ?? '',
    created_at: wholeSeconds(given.created_at),
    updated_at: wholeSeconds(given.updated_at),
    reactions: Object.fromEntries(counts),
    pinned: given.pin === undefined ? null : given.pin !== null,
  };
}

/** A time of an answer without fractions of a second. */
export function wholeSeconds(time: string): string {
  return time.replace(/\.\d+Z$/, 'Z');
}
