// The GitHub Apps that live in the sandbox. Keys are made once per process and never leave it.
import { generateKeyPairSync } from 'node:crypto';

export interface SandboxApp {
  readonly id: number;
  readonly clientId: string;
  readonly slug: string;
  readonly name: string;
  readonly botLogin: string;
  readonly installationId: number;
  readonly privateKey: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly events: readonly string[];
  readonly webhookSecret: string;
}

const keys = new Map<string, string>();

/** One RSA key (PKCS#8 PEM) per App and process: making one takes a tenth of a second. */
export function sandboxKey(slug: string): string {
  const known = keys.get(slug);
  if (known !== undefined) return known;
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  keys.set(slug, privateKey);
  return privateKey;
}
