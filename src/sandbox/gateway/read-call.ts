// Turns an HTTP request into a call in GitHub's words: prefix, `/repositories/{id}`, parameters, body, repository.
import type { IncomingMessage } from 'node:http';
import { objectOf, parseJson } from '../json.ts';
import type { Actor } from '../platform/actors.ts';
import type { Platform } from '../platform/platform.ts';
import type { Repository } from '../platform/repositories.ts';
import type { Call } from './call.ts';

export const readAll = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/** Takes away `/api/v3` and turns `/repositories/{id}/…` into `/repos/{owner}/{repo}/…`. */
function plainUrl({ repositories }: Platform, url: string): string {
  const bare = url.startsWith('/api/v3/') ? url.slice('/api/v3'.length) : url === '/api/v3' ? '/' : url;
  const numbered = /^\/repositories\/(\d+)(?=[/?]|$)/.exec(bare);
  if (!numbered) return bare;
  const repository = repositories.byId(Number(numbered[1]));
  return repository ? `/repos/${repository.fullName}${bare.slice(numbered[0].length)}` : bare;
}

function repositoryOf({ repositories }: Platform, params: Call['params']): Repository | undefined {
  const { owner, repo } = params;
  return owner === undefined || repo === undefined ? undefined : repositories.find(owner, repo);
}

function jsonOf(raw: Buffer, type = ''): unknown {
  return raw.length > 0 && /json|^$/.test(type) ? parseJson(raw.toString('utf8')) : undefined;
}

const plainHeaders = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );

export function readCall(
  platform: Platform,
  request: IncomingMessage,
  parts: { readonly raw: Buffer; readonly actor: Actor },
): Call {
  const { raw, actor } = parts;
  const method = request.method ?? 'GET';
  const url = plainUrl(platform, request.url ?? '/');
  const [path = '/'] = url.split('?', 1);
  const match = platform.judge.match(method, path);
  const params = match?.params ?? {};
  const headers = plainHeaders(request);
  const body = jsonOf(raw, headers['content-type']);
  return {
    method,
    url,
    path,
    query: new URL(url, 'http://localhost').searchParams,
    params,
    operationId: match?.route.operationId,
    raw,
    body,
    fields: objectOf(body),
    headers,
    actor,
    repository: repositoryOf(platform, params),
  };
}
