// One request through the gateway: identify, judge, refuse or act, mend, look after it, judge the answer, remember.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { objectOf } from '../json.ts';
import type { Violation } from '../judge/judge.ts';
import { nameOf } from '../platform/actors.ts';
import type { Platform } from '../platform/platform.ts';
import type { Faults } from '../faults.ts';
import type { Services } from '../services/all.ts';
import { before as beforeGit, gitAftermath } from '../webhooks/git-aftermath.ts';
import { before as beforeIssue, issueAftermath } from '../webhooks/issue-aftermath.ts';
import { before as beforeRelease, releaseAftermath } from '../webhooks/release-aftermath.ts';
import { isApiVersion } from '../judge/api-version.ts';
import { refuse } from './access.ts';
import { refuseStranger } from './authorship.ts';
import type { BranchWrites } from './branch-writes.ts';
import { refusal } from './call.ts';
import type { Answer, Call } from './call.ts';
import { forward } from './forward.ts';
import { withoutGone } from './gone.ts';
import { answerGraphql, isGraphql } from './graphql.ts';
import { createdTexts, publicWrite } from './logs.ts';
import type { CreatedText, Exchange, PublicWrite } from './logs.ts';
import { readAll, readCall } from './read-call.ts';
import { notPlayed } from './unplayed.ts';
import { vouched } from './vouched.ts';

export interface Gateway {
  readonly platform: Platform;
  readonly services: Services;
  readonly faults: Faults;
  readonly branchWrites: BranchWrites;
  readonly exchanges: Exchange[];
  readonly publicLog: PublicWrite[];
  readonly createdLog: CreatedText[];
}

/** GitHub refuses versions that it doesn't know; the box then speaks its own, whichever known one was asked for. */
function badVersion({ headers }: Call): Answer | undefined {
  const asked = headers['x-github-api-version'];
  return asked === undefined || isApiVersion(asked)
    ? undefined
    : refusal(400, `The API version ${asked} is not supported.`);
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

async function act(gateway: Gateway, call: Call): Promise<Answer> {
  const { platform, services } = gateway;
  const own = await services.service[call.operationId ?? '']?.(call);
  if (own) return vouched(platform.judge, call, own);
  const old = [
    await beforeIssue(platform, call),
    await beforeGit(platform, call),
    await beforeRelease(platform, call),
  ];
  const answer = await forward(platform, call);
  if (answer.status >= 400 || call.method === 'GET') return answer;
  await issueAftermath({ platform, ...services }, call, { answer, old: old[0] });
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
  const refused =
    badVersion(call) ??
    refuse(gateway.platform, call) ??
    malformed(call, violations) ??
    notPlayed(call) ??
    (await refuseStranger(gateway.platform, call)) ??
    (await gateway.services.rulesets.refuse(call));
  const made = refused ?? (await gateway.branchWrites.alone(call, () => act(gateway, call)));
  const { version } = gateway.platform.judge;
  const answer = 'body' in made ? { ...made, body: withoutGone(made.body, version) } : made;
  remember(gateway, call, { answer, asked: violations });
  return answer;
}

async function answerNode(gateway: Gateway, call: Call): Promise<Answer> {
  const { platform, services } = gateway;
  const { comments, pins } = services;
  const { answer, violations } = await answerGraphql({ platform, comments, issuePins: pins.issues }, call);
  const { method, url, actor } = call;
  gateway.exchanges.push({
    method,
    url,
    operationId: 'graphql',
    status: answer.status,
    by: nameOf(actor),
    repository: undefined,
    violations,
    at: platform.clock.stamp(),
  });
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
  const call = readCall(platform, request, { raw, actor });
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
  const answer = isGraphql(call) ? await answerNode(gateway, call) : await answerTo(gateway, call);
  if (fault?.kind === 'lose') return void request.socket.destroy();
  return send(platform, response, answer);
}
