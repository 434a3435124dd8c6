// A repository's tags. The engine lists only annotated ones; GitHub lists every tag, the newest name first.
import { objectOf, objectsOf, textOf } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Platform } from '../platform/platform.ts';
import { notFound } from '../gateway/call.ts';
import type { Service } from '../gateway/call.ts';
import { paged } from '../gateway/pages.ts';

export function tagsService(platform: Platform): Service {
  return {
    'repos/list-tags': async (call) => {
      if (!call.repository) return notFound();
      const base = `/repos/${call.repository.fullName}`;
      const refs = objectsOf(await platform.look(`${base}/git/matching-refs/tags/`));
      const tag = async (ref: JsonObject): Promise<JsonObject> => {
        const name = textOf(ref['ref']).replace('refs/tags/', '');
        const commit = objectOf(await platform.look(`${base}/commits/${encodeURIComponent(name)}`));
        const address = `${platform.urls.api}${base}`;
        return {
          name,
          node_id: ref['node_id'],
          commit: { sha: commit['sha'], url: `${address}/commits/${textOf(commit['sha'])}` },
          zipball_url: `${address}/zipball/refs/tags/${name}`,
          tarball_url: `${address}/tarball/refs/tags/${name}`,
        };
      };
      const tags = await Promise.all(refs.map(tag));
      const newest = tags.sort((a, b) =>
        textOf(b['name']).localeCompare(textOf(a['name']), 'en', { numeric: true }),
      );
      return paged(platform, call, newest);
    },
  };
}
