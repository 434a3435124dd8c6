// The GitHub Apps that live in the sandbox. Keys are made once per process and never leave it.
import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';

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

const generated = promisify(generateKeyPair);
const keys = new Map<string, Promise<string>>();

async function newKey(): Promise<string> {
  const { privateKey } = await generated('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** One RSA key (PKCS#8 PEM) per App and process: making one takes up to half a second, two of them no longer. */
export function sandboxKey(slug: string): Promise<string> {
  const key = keys.get(slug) ?? newKey();
  keys.set(slug, key);
  return key;
}
