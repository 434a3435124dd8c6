// Reads a private key in the ways in which people write it into an environment. What it was given goes nowhere else.
import { createPrivateKey } from 'node:crypto';

/** The key as PEM, or undefined when it is no RSA private key. `\n` may stand for line breaks, Base64 for the whole. */
export function readPrivateKey(text: string): string | undefined {
  const spread = text.trim().replaceAll(String.raw`\n`, '\n');
  const pem = spread.startsWith('-----BEGIN') ? spread : Buffer.from(spread, 'base64').toString('utf8');
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa' ? pem : undefined;
  } catch {
    return undefined;
  }
}
