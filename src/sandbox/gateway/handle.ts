// One request through the gateway: identify, judge, refuse or act, mend, look after it, judge the answer, remember.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isObject, objectOf, parseJson } from '../json.ts';
import type { Violation } from '../judge/judge.ts';
import { nameOf } from '../platform/actors.ts';
import type { Actor } from '../platform/actors.ts';
import type { Platform } from '../platform/platform.ts';
import type { Faults } from '../faults.ts';
import type { Comments } from '../services/comments.ts';
import type { IssueEvents } from '../services/issue-events.ts';
import { before as beforeGit, gitAftermath, noteSignature } from '../webhooks/git-aftermath.ts';
import { before as beforeIssue, issueAftermath } from '../webhooks/issue-aftermath.ts';
import { before as beforeRelease, releaseAftermath } from '../webhooks/release-aftermath.ts';
import { refuse } from './access.ts';
import type { BranchWrites } from './branch-writes.ts';
import { refusal } from './call.ts';
import type { Answer, Call, Service } from './call.ts';
import { forward } from './forward.ts';
import { createdTexts, publicWrite } from './logs.ts';
import type { CreatedText, Exchange, PublicWrite } from './logs.ts';

export interface Gateway {
  readonly platform: Platform;
  readonly service: Service;
  readonly events: IssueEvents;
  readonly comments: Comments;
  readonly faults: Faults;
  readonly branchWrites: BranchWrites;
  readonly exchanges: Exchange[];
  readonly publicLog: PublicWrite[];
  readonly createdLog: CreatedText[];
  /** What the sandbox got wrong itself. */
  readonly defects: string[];
}

const readAll = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/** Takes away `/api/v3` and turns `/repositories/{id}/…` into `/repos/{owner}/{repo}/…`. */
export function plainUrl({ repositories }: Platform, url: string): string {
  const bare = url.startsWith('/api/v3/') ? url.slice('/api/v3'.length) : url === '/api/v3' ? '/' : url;
  const numbered = /^\/repositories\/(\d+)(?=[/?]|$)/.exec(bare);
  if (!numbered) return bare;
  const repository = repositories.byId(Number(numbered[1]));
  return repository ? `/repos/${repository.fullName}${bare.slice(numbered[0].length)}` : bare;
}

const plainHeaders = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );

function callOf(
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
  const json = raw.length > 0 && /json|^$/.test(headers['content-type'] ?? '');
  const body = json ? parseJson(raw.toString('utf8')) : undefined;
  const repository =
    params['owner'] !== undefined && params['repo'] !== undefined
      ? platform.repositories.find(params['owner'], params['repo'])
      : undefined;
  const query = new URL(url, 'http://localhost').searchParams;
  const fields = isObject(body) ? body : {};
  return {
    method,
    url,
    path,
    query,
    params,
    operationId: match?.route.operationId,
    raw,
    body,
    fields,
    headers,
    actor,
    repository,
  };
}

/** GitHub's advisory endpoints refuse unknown fields; so do all bodies that are no JSON at all. */
function malformed(call: Call, violations: readonly Violation[]): Answer | undefined {
  const strict = /^(security-advisories|preview)\//.test(call.operationId ?? '');
  const wrong = violations.filter(({ where }) => where === 'body');
  if (call.raw.length > 0 && call.body === undefined && /json/.test(call.headers['content-type'] ?? ''))
    return refusal(400, 'Problems parsing JSON');
  if (!strict || wrong.length === 0) return undefined;
  const { body } = refusal(422, 'Invalid request.');
  return { status: 422, body: { ...objectOf(body), errors: wrong.map(({ text }) => text) } };
}

/** An answer of our own must have GitHub's shape; anything else is a defect of the sandbox. */
function vouched(platform: Platform, call: Call, answer: Answer): Answer {
  const { violations } = platform.judge.response({ ...call, status: answer.status, body: answer.body });
  if (violations.length === 0 || answer.status >= 400) return answer;
  const words = violations.map(({ text }) => text).slice(0, 12);
  throw new Error(
    `The sandbox would answer ${call.operationId ?? call.path} unlike GitHub: ${words.join('; ')}`,
  );
}

async function act(gateway: Gateway, call: Call): Promise<Answer> {
  const { platform, service } = gateway;
  const own = await service[call.operationId ?? '']?.(call);
  if (own) return vouched(platform, call, own);
  const old = [
    await beforeIssue(platform, call),
    await beforeGit(platform, call),
    await beforeRelease(platform, call),
  ];
  const first = await forward(platform, call);
  if (first.status >= 400 || call.method === 'GET') return first;
  noteSignature(platform, call, objectOf(first.body));
  const answer = first.body === undefined ? first : { ...first, body: platform.repaired(first.body) };
  await issueAftermath({ platform, events: gateway.events, comments: gateway.comments }, call, {
    answer,
    old: old[0],
  });
  await gitAftermath(platform, call, { answer, old: old[1] });
  await releaseAftermath(platform, call, { answer, old: old[2] });
  return answer;
}

function remember(
  gateway: Gateway,
  call: Call,
  result: { readonly answer: Answer; readonly asked: readonly Violation[] },
): void {
  const { answer, asked } = result;
  const { platform } = gateway;
  const at = platform.clock.stamp();
  const { violations } = platform.judge.response({
    ...call,
    status: answer.status,
    body: answer.body ?? answer.bytes?.toString('utf8'),
  });
  gateway.exchanges.push({
    method: call.method,
    url: call.url,
    operationId: call.operationId,
    status: answer.status,
    by: nameOf(call.actor),
    repository: call.repository?.fullName,
    violations: [...asked, ...(answer.status < 400 ? violations : [])],
    at,
  });
  const open = publicWrite(call, answer, at);
  if (open) gateway.publicLog.push(open);
  gateway.createdLog.push(...createdTexts(call, answer, at));
}

function send(platform: Platform, response: ServerResponse, answer: Answer): void {
  const bytes =
    answer.bytes ?? (answer.body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(answer.body)));
  const json =
    answer.bytes || answer.body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' };
  response.writeHead(answer.status, {
    ...json,
    ...answer.headers,
    date: platform.clock.now().toUTCString(),
    'x-github-api-version-selected': platform.judge.version,
    ...(answer.status === 204 ? {} : { 'content-length': String(bytes.length) }),
  });
  response.end(bytes);
}

async function answerTo(gateway: Gateway, call: Call): Promise<Answer> {
  const { violations } = gateway.platform.judge.request({
    method: call.method,
    url: call.url,
    body: call.raw.toString('utf8'),
  });
  const refused = refuse(gateway.platform, call) ?? malformed(call, violations);
  const answer = refused ?? (await gateway.branchWrites.alone(call, () => act(gateway, call)));
  remember(gateway, call, { answer, asked: violations });
  return answer;
}

/** Answers one API request. */
export async function handle(
  gateway: Gateway,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { platform, faults } = gateway;
  const raw = await readAll(request);
  const actor = platform.actors.identify(request.headers.authorization);
  if ('refused' in actor) return send(platform, response, refusal(401, actor.refused));
  const call = callOf(platform, request, { raw, actor });
  const fault = faults.next(call);
  if (fault?.kind === 'fail') return send(platform, response, refusal(fault.status, 'Server Error'));
  if (fault?.kind === 'throttle') {
    const headers = { 'retry-after': String(fault.retryAfter), 'x-ratelimit-remaining': '0' };
    return send(platform, response, {
      ...refusal(429, 'You have exceeded a secondary rate limit.'),
      headers,
    });
  }
  if (fault?.kind === 'delay') await new Promise((done) => setTimeout(done, fault.ms));
  const answer = await answerTo(gateway, call);
  if (fault?.kind === 'lose') return void request.socket.destroy();
  return send(platform, response, answer);
}
