// How branches and tags were moved, and by which account: GitHub's list of a repository's activities. Unlike a commit's author, that
// account is known by its token.
import type { JsonObject } from '../json.ts';
import type { Platform, RefMoved } from '../platform/platform.ts';
import { notFound } from '../gateway/call.ts';
import type { Service } from '../gateway/call.ts';
import { simpleUser } from '../webhooks/payload.ts';

const none = '0'.repeat(40);

function typeOf({ before, after, forced, merge }: RefMoved): string {
  if (merge === true) return 'pr_merge';
  if (before === none) return 'branch_creation';
  if (after === none) return 'branch_deletion';
  return forced ? 'force_push' : 'push';
}

async function formatted(platform: Platform, move: RefMoved, id: number): Promise<JsonObject> {
  const { before, after, ref, at, sender } = move;
  return {
    id,
    node_id: Buffer.from(`04:Push${id}`).toString('base64'),
    before,
    after,
    ref,
    timestamp: at,
    activity_type: typeOf(move),
    actor: await simpleUser(platform, sender),
  };
}

/** The newest moves first, one page of them: GitHub's cursors are not played. */
export function activitiesService(platform: Platform): Service {
  return {
    'repos/list-activities': async (call) => {
      const { repository, query } = call;
      if (!repository) return notFound();
      const ref = query.get('ref');
      const all = platform.moves.map((move, at) => ({ move, id: at + 1 }));
      const own = all.filter(
        ({ move }) =>
          move.repository.id === repository.id &&
          (ref === null || [move.ref, move.ref.slice(11)].includes(ref)),
      );
      const newest = own.toReversed().slice(0, Number(query.get('per_page') ?? 30));
      return {
        status: 200,
        body: await Promise.all(newest.map(({ move, id }) => formatted(platform, move, id))),
      };
    },
  };
}
