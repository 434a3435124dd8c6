// Signs the short-lived token by which a GitHub App proves that it is itself. The private key goes nowhere else.
import { createPrivateKey, sign } from 'node:crypto';

export interface AppKey {
  /** The App's id or client id. */
  readonly appId: string | number;
  /** PEM, PKCS#1 or PKCS#8; `\n` may stand for line breaks. */
  readonly privateKey: string;
}

const lifetime = 9 * 60;
/** GitHub's advice against clocks that differ a little. */
const back = 60;

/**
 * A signed token that holds for less than 10 minutes.
 * Source: https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app
 * @param now milliseconds since 1970
 */
export function appJwt({ appId, privateKey }: AppKey, now: number): string {
  const second = Math.floor(now / 1000);
  const claims = { iat: second - back, exp: second + lifetime - back, iss: String(appId) };
  const text = `${encoded({ alg: 'RS256', typ: 'JWT' })}.${encoded(claims)}`;
  const key = createPrivateKey(privateKey.replaceAll(String.raw`\n`, '\n'));
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
