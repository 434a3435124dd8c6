// Passes a call to the engine and brings its answer back in GitHub's shape, mending what the engine understands differently.
import { isObject, listOf, objectOf, parseJson, textOf } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { EngineAnswer } from '../platform/engine.ts';
import type { Platform } from '../platform/platform.ts';
import { withoutTriage } from './authorship.ts';
import type { Answer, Call } from './call.ts';
import { linkAddress } from './pages.ts';
import { rewriteUrls } from './repair.ts';
import { noteSignature } from './signatures.ts';

/** GitHub gives the content of a file up to this many bytes. */
const contentLimit = 1024 * 1024;

const labelNames = (labels: unknown): unknown =>
  Array.isArray(labels) ? listOf(labels).map((label) => (isObject(label) ? label['name'] : label)) : labels;

/** GitHub takes a commit as `base_tree`; the engine only a tree. */
async function treeOf(platform: Platform, call: Call, sha: string): Promise<string> {
  const commit = objectOf(
    await platform.look(`/repos/${call.repository?.fullName ?? ''}/git/commits/${sha}`),
  );
  return textOf(objectOf(commit['tree'])['sha']) || sha;
}

async function adaptedBody(platform: Platform, call: Call): Promise<Buffer> {
  const { operationId, raw } = call;
  const fields = withoutTriage(platform, call);
  if (Array.isArray(call.body)) return Buffer.from(JSON.stringify(labelNames(call.body)));
  if ('labels' in fields)
    return Buffer.from(JSON.stringify({ ...fields, labels: labelNames(fields['labels']) }));
  if (fields !== call.fields) return Buffer.from(JSON.stringify(fields));
  if (operationId === 'git/create-tree' && typeof fields['base_tree'] === 'string') {
    const base_tree = await treeOf(platform, call, fields['base_tree']);
    return Buffer.from(JSON.stringify({ ...fields, base_tree }));
  }
  const empty = raw.length === 0 && ['PUT', 'POST', 'PATCH'].includes(call.method);
  return empty ? Buffer.from('{}') : raw;
}

function adaptedUrl(platform: Platform, { path, query }: Call): string {
  const since = query.get('since');
  const copy = new URLSearchParams(query);
  if (since !== null) copy.set('since', platform.clock.toEngine(since));
  const text = copy.toString();
  return text === '' ? path : `${path}?${text}`;
}

function ask(platform: Platform, call: Call, body: Buffer): Promise<EngineAnswer> {
  const { actor, method, headers } = call;
  const token = actor.kind === 'anonymous' ? {} : { token: actor.token };
  const passed = Object.fromEntries(['accept', 'content-type'].flatMap((name) => {
    const value = headers[name];
    return value === undefined ? [] : [[name, value]];
  })); // prettier-ignore
  return platform.engine.ask({ method, url: adaptedUrl(platform, call), body, headers: passed, ...token });
}

function withoutBigContent(body: unknown): unknown {
  if (!isObject(body) || body['type'] !== 'file' || Number(body['size']) <= contentLimit) return body;
  return 'content' in body ? { ...body, content: '', encoding: 'none' } : body;
}

function links(platform: Platform, call: Call, value: string): string {
  const address = linkAddress(platform, call);
  return value.replaceAll(
    /<[^>?]*(\?[^>]*)?>/g,
    (_, query: string | undefined) => `<${address}${query ?? ''}>`,
  );
}

function answerOf(platform: Platform, call: Call, { status, headers, bytes }: EngineAnswer): Answer {
  const type = String(headers['content-type'] ?? '');
  const kept: Record<string, string> = {};
  if (typeof headers['link'] === 'string') kept['link'] = links(platform, call, headers['link']);
  for (const name of [
    'x-ratelimit-limit',
    'x-ratelimit-remaining',
    'x-ratelimit-reset',
    'x-ratelimit-resource',
  ]) {
    if (typeof headers[name] === 'string') kept[name] = headers[name];
  }
  if (!type.includes('json')) return { status, bytes, headers: { ...kept, 'content-type': type } };
  const text = rewriteUrls(bytes.toString('utf8'), { engineBase: platform.engine.base, urls: platform.urls });
  const body = parseJson(text);
  noteSignature(platform, call, body);
  return { status, body: withoutBigContent(platform.repaired(body)), headers: kept };
}

const withoutSha = (fields: JsonObject): Buffer => {
  const { sha: _, ...rest } = fields;
  return Buffer.from(JSON.stringify(rest));
};

/** GitHub ignores `sha` when the path doesn't exist yet; the engine refuses it. */
const missingPath = (call: Call, answer: Answer): boolean =>
  call.operationId === 'repos/create-or-update-file-contents' &&
  answer.status === 422 &&
  textOf(objectOf(answer.body)['message']).endsWith('does not exist');

/** Statuses that the engine gives differently from GitHub. */
const statuses: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  'issues/add-assignees': { 200: 201 },
};

/** The engine touches a comment once more while it makes it; on GitHub one that nobody edited has two equal times. */
export function asMade({ operationId }: Pick<Call, 'operationId'>, answer: Answer): Answer {
  if (operationId !== 'issues/create-comment' || !isObject(answer.body)) return answer;
  const { created_at } = answer.body;
  return { ...answer, body: { ...answer.body, ...(created_at !== undefined && { updated_at: created_at }) } };
}

export async function forward(platform: Platform, call: Call): Promise<Answer> {
  const first = answerOf(platform, call, await ask(platform, call, await adaptedBody(platform, call)));
  const answer = missingPath(call, first)
    ? answerOf(platform, call, await ask(platform, call, withoutSha(call.fields)))
    : first;
  const status = statuses[call.operationId ?? '']?.[answer.status] ?? answer.status;
  return asMade(call, { ...answer, status });
}
