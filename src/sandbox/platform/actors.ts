// Who is asking: people by their tokens, an App by its JWT, an installation by the token it was given. Unknown tokens are nobody.
import { createPublicKey, verify } from 'node:crypto';
import { objectOf, parseJson } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { SandboxApp } from './apps.ts';

export interface Person {
  readonly kind: 'person';
  readonly login: string;
  readonly token: string;
}

export interface AppActor {
  readonly kind: 'app';
  readonly app: SandboxApp;
  readonly token: string;
}

export interface Installation {
  readonly kind: 'installation';
  readonly app: SandboxApp;
  readonly permissions: Readonly<Record<string, string>>;
  /** Numeric repository ids, or all of the organisation. */
  readonly repositories: 'all' | readonly number[];
  readonly token: string;
  /** Real milliseconds since 1970. */
  readonly expires: number;
}

export type Actor = Person | AppActor | Installation | { readonly kind: 'anonymous' };

export interface Actors {
  /** The owner of an `Authorization` header, or why there is none, in GitHub's words. */
  readonly identify: (authorization: string | undefined) => Actor | { readonly refused: string };
  readonly addInstallation: (installation: Installation) => void;
  readonly revoke: (token: string) => void;
}

/** The login that acts: a person's, or the App's bot. */
export function loginOf(actor: Actor): string | undefined {
  if (actor.kind === 'person') return actor.login;
  return actor.kind === 'installation' ? actor.app.botLogin : undefined;
}

/** How logs name the owner of a token; never the token. */
export function nameOf(actor: Actor): string {
  if (actor.kind === 'anonymous') return 'nobody';
  if (actor.kind === 'person') return actor.login;
  return actor.kind === 'app' ? `${actor.app.slug} (app)` : actor.app.botLogin;
}

const decode = (part: string): unknown => parseJson(Buffer.from(part, 'base64url').toString('utf8'));

function isSigned(token: string, app: SandboxApp): boolean {
  const [head = '', payload = '', signature = ''] = token.split('.');
  if (objectOf(decode(head))['alg'] !== 'RS256') return false;
  const signed = Buffer.from(`${head}.${payload}`);
  return verify('RSA-SHA256', signed, createPublicKey(app.privateKey), Buffer.from(signature, 'base64url'));
}

/** Why GitHub refuses the times of an App's JWT: it lives ten minutes at most. */
function timeFault({ exp, iat }: JsonObject): string | undefined {
  const now = Date.now() / 1000;
  if (typeof exp !== 'number' || exp <= now)
    return "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires";
  if (typeof iat !== 'number' || iat > now + 60)
    return "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";
  if (exp > now + 600 || exp - iat > 660) return "'Expiration time' claim ('exp') is too far in the future";
  return undefined;
}

/** Why GitHub refuses an App's JWT, or undefined when it is good. Times are real seconds. */
function jwtFault(token: string, app: SandboxApp): string | undefined {
  if (!isSigned(token, app)) return 'A JSON web token could not be decoded';
  return timeFault(objectOf(decode(token.split('.')[1] ?? '')));
}

function appOf(token: string, apps: readonly SandboxApp[]): SandboxApp | undefined {
  const issuer = objectOf(decode(token.split('.')[1] ?? ''))['iss'];
  return apps.find((app) => String(app.id) === String(issuer) || app.clientId === issuer);
}

/** `people` maps tokens to logins. */
export function createActors(apps: readonly SandboxApp[], people: ReadonlyMap<string, string>): Actors {
  const installations = new Map<string, Installation>();
  return {
    addInstallation: (installation) => void installations.set(installation.token, installation),
    revoke: (token) => void installations.delete(token),
    identify: (authorization) => {
      if (authorization === undefined) return { kind: 'anonymous' };
      const token = authorization.replace(/^(bearer|token)\s+/i, '').trim();
      const login = people.get(token);
      if (login !== undefined) return { kind: 'person', login, token };
      if (token.startsWith('eyJ')) {
        const app = appOf(token, apps);
        if (!app) return { refused: 'Integration not found' };
        const fault = jwtFault(token, app);
        return fault === undefined ? { kind: 'app', app, token } : { refused: fault };
      }
      const installation = installations.get(token);
      if (installation && installation.expires > Date.now()) return installation;
      return { refused: 'Bad credentials' };
    },
  };
}
