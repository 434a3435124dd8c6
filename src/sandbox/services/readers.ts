// Who reads a repository without being a collaborator, as `doctor` asks: deploy keys, and teams (which have no access in the sandbox).
import type { Platform } from '../platform/platform.ts';
import { notFound } from '../gateway/call.ts';
import type { Service } from '../gateway/call.ts';
import { paged } from '../gateway/pages.ts';

/** `keys`: titles of deploy keys by repository, `acme/psirt`. */
export function readersService(platform: Platform, keys: ReadonlyMap<string, readonly string[]>): Service {
  const at = platform.clock.stamp();
  return {
    'repos/list-teams': (call) => (call.repository ? paged(platform, call, []) : notFound()),
    'repos/list-deploy-keys': (call) => {
      const { repository } = call;
      if (!repository) return notFound();
      const listed = (keys.get(repository.fullName) ?? []).map((title, index) => ({
        id: index + 1,
        key: 'ssh-ed25519 AAAA',
        url: `${platform.urls.api}/repos/${repository.fullName}/keys/${index + 1}`,
        title,
        verified: true,
        created_at: at,
        read_only: true,
      }));
      return paged(platform, call, listed);
    },
  };
}
