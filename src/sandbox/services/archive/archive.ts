// Archives of a branch: GitHub answers with a redirect to a short-lived address that gives the tar.gz without a token.
import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Platform } from '../../platform/platform.ts';
import { notFound } from '../../gateway/call.ts';
import type { Service } from '../../gateway/call.ts';
import { objectOf, objectsOf, textOf } from '../../json.ts';
import { tar } from './tar.ts';
import type { TarFile } from './tar.ts';

export interface Archives {
  readonly service: Service;
  /** The tar.gz behind an address that was given out, or undefined. */
  readonly download: (path: string) => Promise<Buffer | undefined>;
}

interface Ticket {
  readonly fullName: string;
  readonly sha: string;
  /** Real milliseconds since 1970. */
  readonly expires: number;
}

/** Milliseconds for which an address works. */
const validity = 5 * 60_000;

const foldersOf = (paths: readonly string[]): string[] => {
  const folders = paths.flatMap((path) => {
    const parts = path.split('/').slice(0, -1);
    return parts.map((_, i) => `${parts.slice(0, i + 1).join('/')}/`);
  });
  return [...new Set(folders)];
};

async function filesOf({ engine }: Platform, fullName: string, sha: string): Promise<TarFile[]> {
  const base = `/repos/${fullName}/git`;
  const commit = objectOf(await engine.own('GET', `${base}/commits/${sha}`));
  const tree = objectOf(
    await engine.own('GET', `${base}/trees/${textOf(objectOf(commit['tree'])['sha'])}?recursive=1`),
  );
  const blobs = objectsOf(tree['tree']).filter((item) => item['type'] === 'blob');
  return Promise.all(
    blobs.map(async (item) => {
      const blob = objectOf(await engine.own('GET', `${base}/blobs/${textOf(item['sha'])}`));
      const encoding = blob['encoding'] === 'base64' ? 'base64' : 'utf8';
      return { path: textOf(item['path']), data: Buffer.from(textOf(blob['content']), encoding) };
    }),
  );
}

async function pack(platform: Platform, { fullName, sha }: Ticket): Promise<Buffer> {
  const top = `${fullName.replace('/', '-')}-${sha.slice(0, 7)}/`;
  const files = (await filesOf(platform, fullName, sha)).map((file) => ({ ...file, path: top + file.path }));
  const folders = foldersOf([top, ...files.map(({ path }) => path)]).map((path) => ({
    path,
    data: Buffer.alloc(0),
  }));
  const all = [...folders, ...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  return gzipSync(tar(all, { commit: sha, time: Math.floor(platform.clock.now().getTime() / 1000) }));
}

export function createArchives(platform: Platform): Archives {
  const tickets = new Map<string, Ticket>();
  return {
    service: {
      'repos/download-tarball-archive': async ({ repository, params }) => {
        if (!repository) return notFound();
        const ref = params['ref'] === '' || params['ref'] === undefined ? 'HEAD' : params['ref'];
        const commit = await platform.look(
          `/repos/${repository.fullName}/commits/${encodeURIComponent(ref)}`,
        );
        if (commit === undefined) return notFound();
        const path = `/_archive/${randomUUID()}`;
        const sha = textOf(objectOf(commit)['sha']);
        tickets.set(path, { fullName: repository.fullName, sha, expires: Date.now() + validity });
        return { status: 302, headers: { location: new URL(path, platform.urls.api).href } };
      },
    },
    download: async (path) => {
      const ticket = tickets.get(path);
      return ticket && ticket.expires > Date.now() ? pack(platform, ticket) : undefined;
    },
  };
}
