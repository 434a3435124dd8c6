// An OpenID Connect issuer for tests that can sign anything, right or wrong.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { JWTPayload } from 'jose';

export interface Issuer {
  readonly url: string;
  /** A right token of a run on tag v2.4.1 of acme/widget, with these claims instead; undefined leaves one out. */
  readonly token: (claims?: Readonly<Record<string, unknown>>, how?: Signing) => Promise<string>;
  readonly close: () => Promise<void>;
}

export type Signing = 'right' | 'another key' | 'PS256';

export const audience = 'https://psirt.acme.example';

let serial = 0;

function claimsOf(issuer: string): JWTPayload {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: issuer,
    aud: audience,
    jti: `run-${(serial += 1)}`,
    iat: now,
    nbf: now - 600,
    exp: now + 300,
    sub: 'repo:acme/widget:ref:refs/tags/v2.4.1',
    repository: 'acme/widget',
    repository_id: '42',
    ref: 'refs/tags/v2.4.1',
    ref_type: 'tag',
    event_name: 'push',
    workflow_ref: 'acme/widget/.github/workflows/release.yml@refs/tags/v2.4.1',
  };
}

/** Starts an issuer on a free port. */
export async function startIssuer(): Promise<Issuer> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const [other, pss] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('PS256')]);
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', use: 'sig' };
  const second = { ...(await exportJWK(pss.publicKey)), kid: 'two', use: 'sig' };
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ keys: [jwk, second] }));
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const signings = {
    right: { alg: 'RS256', kid: 'one', key: privateKey },
    'another key': { alg: 'RS256', kid: 'one', key: other.privateKey },
    PS256: { alg: 'PS256', kid: 'two', key: pss.privateKey },
  };
  return {
    url,
    token: (claims = {}, how = 'right') => {
      const { alg, kid, key } = signings[how];
      return new SignJWT({ ...claimsOf(url), ...claims }).setProtectedHeader({ alg, kid }).sign(key);
    },
    close: () => new Promise((done) => void server.close(() => done())),
  };
}

/** A token that nobody signed, or that is signed with a public text as the secret. */
export function forged(token: string, header: object): string {
  const [, body = '', signature = ''] = token.split('.');
  return [Buffer.from(JSON.stringify(header)).toString('base64url'), body, signature].join('.');
}
