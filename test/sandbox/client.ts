// A small REST client for tests of the sandbox: any method, any path, any token; never throws on a status.
import { createSign } from 'node:crypto';
import type { Box, BoxApp } from '../../src/sandbox/box.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, the text when it is none, undefined when empty. */
  readonly body: unknown;
}

export type Ask = (method: string, path: string, body?: unknown) => Promise<Reply>;

const parsed = (text: string): unknown => {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** Asks as the owner of the token, or as nobody. */
export function as(box: Pick<Box, 'api'>, token?: string): Ask {
  return async (method, path, body) => {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const headers = { ...authorization, 'content-type': 'application/json' };
    const answer = await fetch(box.api + path, { method, headers, redirect: 'manual', ...sent });
    return { status: answer.status, headers: answer.headers, body: parsed(await answer.text()) };
  };
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** An App's JWT; `seconds` of life, nine minutes when not given. */
export function jwt({ id, privateKey }: Pick<BoxApp, 'id' | 'privateKey'>, seconds = 540): string {
  const now = Math.floor(Date.now() / 1000);
  const head = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iat: now - 30, exp: now + seconds, iss: id })}`;
  return `${head}.${createSign('RSA-SHA256').update(head).sign(privateKey).toString('base64url')}`;
}

export interface Narrowing {
  readonly repositories?: readonly string[];
  readonly permissions?: Readonly<Record<string, string>>;
}

/** Asks as an installation of the App, by default with everything it has. */
export async function asApp(box: Box, narrowing: Narrowing = {}, app: BoxApp = box.app): Promise<Ask> {
  const answer = await as(box, jwt(app))(
    'POST',
    `/app/installations/${app.installationId}/access_tokens`,
    narrowing,
  );
  const token = at(answer.body, 'token');
  if (typeof token !== 'string') throw new Error(`no token: ${JSON.stringify(answer.body)}`);
  return as(box, token);
}

/** The value at a path of keys and indexes, undefined when it isn't there. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (here, key) => (typeof here === 'object' && here !== null ? Reflect.get(here, key) : undefined),
    value,
  );
}

/** The values at one key of every item of a list. */
export const each = (list: unknown, ...path: readonly (string | number)[]): unknown[] =>
  Array.isArray(list) ? list.map((item) => at(item, ...path)) : [];
