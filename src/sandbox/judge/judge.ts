// The judge: is this request, this answer, this webhook what GitHub's own description says?
// It only speaks; refusing is the gateway's business. Its words never hold a value from a body, only names and places.
import { isObject, listOf, objectOf, parseJson } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { chosenVersion } from './api-version.ts';
import type { ApiVersion } from './api-version.ts';
import { loadDescription, resolve } from './description.ts';
import type { Description } from './description.ts';
import { withoutDefects } from './known-defects.ts';
import { knownNames } from './known-names.ts';
import { findRoute, routesOf } from './routes.ts';
import type { Match, Route } from './routes.ts';
import { schemaChecker } from './schemas.ts';
import type { SchemaCheck } from './schemas.ts';
import { webhookKey } from './webhook-key.ts';

export interface Violation {
  readonly where: 'operation' | 'path' | 'query' | 'body' | 'status' | 'response' | 'webhook';
  readonly text: string;
}

export interface Judgement {
  readonly operationId?: string;
  readonly violations: readonly Violation[];
}

export interface RequestToJudge {
  readonly method: string;
  /** Path and query, without host and without `/api/v3`. */
  readonly url: string;
  /** Raw body; empty when there is none. */
  readonly body: string;
}

export interface ResponseToJudge {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly body: unknown;
}

export interface Judge {
  readonly version: ApiVersion;
  readonly operations: readonly string[];
  readonly match: (method: string, path: string) => Match | undefined;
  readonly request: (request: RequestToJudge) => Judgement;
  readonly response: (response: ResponseToJudge) => Judgement;
  readonly webhook: (event: string, payload: JsonObject) => Judgement;
}

interface Tools {
  readonly description: Description;
  readonly typed: SchemaCheck;
  readonly textual: SchemaCheck;
}

const pathOf = (url: string): string => url.split('?', 1)[0] ?? url;
const found = (where: Violation['where'], texts: readonly string[]): Violation[] =>
  texts.map((text) => ({ where, text }));

function parameters(tools: Tools, route: Route): JsonObject[] {
  return [...route.shared, ...listOf(route.operation['parameters'])].map((parameter) =>
    resolve(tools.description, parameter),
  );
}

function judgePath(tools: Tools, { route, params }: Match): Violation[] {
  const declared = parameters(tools, route).filter((parameter) => parameter['in'] === 'path');
  return declared.flatMap((parameter) => {
    const name = String(parameter['name']);
    const schema = { type: 'object', properties: { [name]: parameter['schema'] } };
    return found(
      'path',
      tools.textual(`${route.operationId} path ${name}`, schema, { [name]: params[name] }),
    );
  });
}

function judgeQuery(tools: Tools, route: Route, url: string): Violation[] {
  const asked = new URL(url, 'http://localhost').searchParams;
  const plain = (name: string): string => name.replace(/\[\]$/, '');
  const declared = new Map(
    parameters(tools, route)
      .filter((parameter) => parameter['in'] === 'query')
      .map((parameter) => [plain(String(parameter['name'])), parameter]),
  );
  const names = [...new Set([...asked.keys()].map(plain))];
  const given = names.flatMap((name) => {
    const parameter = declared.get(name);
    if (!parameter) return found('query', [`${name} is no parameter of ${route.operationId}`]);
    const values = [...asked.getAll(name), ...asked.getAll(`${name}[]`)];
    const schema = { type: 'object', properties: { [name]: parameter['schema'] } };
    const value = values.length > 1 ? values : values[0];
    return found('query', tools.textual(`${route.operationId} query ${name}`, schema, { [name]: value }));
  });
  const missing = [...declared].filter(
    ([name, parameter]) => parameter['required'] === true && !names.includes(name),
  );
  return [...given, ...missing.map(([name]): Violation => ({ where: 'query', text: `${name} is required` }))];
}

function judgeBody(tools: Tools, route: Route, body: string): Violation[] {
  const declared = resolve(tools.description, route.operation['requestBody']);
  const content = objectOf(declared['content']);
  if (Object.keys(content).length === 0)
    return body === '' || body === '{}' ? [] : found('body', [`${route.operationId} takes no body`]);
  if (body === '') return declared['required'] === true ? found('body', ['a body is required']) : [];
  const media = content['application/json'];
  if (!isObject(media)) return [];
  const value = parseJson(body);
  if (value === undefined) return found('body', ['the body is not JSON']);
  const wrong = tools.typed(`${route.operationId} body`, media['schema'], value);
  const known = knownNames(tools.description, media['schema']);
  const unknown = isObject(value) && known ? Object.keys(value).filter((name) => !known.has(name)) : [];
  return found('body', [
    ...new Set([...wrong, ...unknown.map((name) => `/${name} is no field of ${route.operationId}`)]),
  ]);
}

function judgeAnswer(tools: Tools, route: Route, { status, body }: ResponseToJudge): Violation[] {
  const responses = objectOf(route.operation['responses']);
  const declared = responses[String(status)];
  if (declared === undefined) return found('status', [`${route.operationId} has no answer ${status}`]);
  const content = objectOf(resolve(tools.description, declared)['content']);
  const media = content['application/json'];
  const check = `${route.operationId} ${status}`;
  if (isObject(media))
    return found('response', withoutDefects(check, tools.typed(check, media['schema'], body)));
  const empty = body === undefined || body === '' || body === null;
  return empty || Object.keys(content).length > 0 ? [] : found('response', [`answer ${status} has no body`]);
}

function judgeWebhook(tools: Tools, event: string, payload: JsonObject): Judgement {
  const key = webhookKey(tools.description.webhooks, event, payload);
  const declared = key === undefined ? undefined : tools.description.webhooks[key];
  if (!isObject(declared))
    return { violations: found('webhook', [`${event} is no webhook of the contract`]) };
  const body = resolve(tools.description, objectOf(declared['post'])['requestBody']);
  const content = objectOf(body['content']);
  const media = objectOf(content['application/json'] ?? Object.values(content)[0]);
  const check = `webhook ${key}`;
  return {
    violations: found('webhook', withoutDefects(check, tools.typed(check, media['schema'], payload))),
  };
}

const judges = new Map<ApiVersion, Judge>();

/** The judge for one API version, the same for all boxes of a process: schemas compile once, when first needed. */
export function judgeOf(version: ApiVersion = chosenVersion()): Judge {
  const judge = judges.get(version) ?? createJudge(version);
  judges.set(version, judge);
  return judge;
}

function createJudge(version: ApiVersion): Judge {
  const description = loadDescription(version);
  const tools: Tools = {
    description,
    typed: schemaChecker(description, { coerce: false }),
    textual: schemaChecker(description, { coerce: true }),
  };
  const routes = routesOf(description);
  const match: Judge['match'] = (method, path) => findRoute(routes, method.toUpperCase(), path);
  return {
    version,
    operations: [...new Set(routes.map((route) => route.operationId))],
    match,
    request: ({ method, url, body }) => {
      const hit = match(method, pathOf(url));
      if (!hit)
        return {
          violations: found('operation', [`${method} ${pathOf(url)} is not in GitHub's description`]),
        };
      const { route } = hit;
      const violations = [
        ...judgePath(tools, hit),
        ...judgeQuery(tools, route, url),
        ...judgeBody(tools, route, body),
      ];
      return { operationId: route.operationId, violations };
    },
    response: (answer) => {
      const hit = match(answer.method, pathOf(answer.url));
      if (!hit) return { violations: [] };
      return { operationId: hit.route.operationId, violations: judgeAnswer(tools, hit.route, answer) };
    },
    webhook: (event, payload) => judgeWebhook(tools, event, payload),
  };
}
