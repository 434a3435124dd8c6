// The process environment, read once and checked as a whole.
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import type { PagerAddress } from '../channels/pager.ts';
import type { AppKey } from '../github/app-jwt.ts';
import { nameParts } from '../github/repository-name.ts';
import type { RepositoryName } from '../github/repository-name.ts';
import { checked } from './environment-check.ts';
import type { Given, Reading } from './environment-check.ts';
import type { EnvironmentName } from './environment-fields.ts';
import { besideOfPager, caseRepository, pagerIn, pageShape } from './environment-page.ts';
import { readPrivateKey } from './private-key.ts';
import { logLevels } from './say.ts';
import type { LogLevel } from './say.ts';
import { isOnThisMachine } from './this-machine.ts';

/** How to speak to GitHub as the App, and about which repository: what every command with the App's key needs. */
export interface AppEnvironment {
  readonly key: AppKey;
  readonly repository: RepositoryName;
  /** Base of the REST API; undefined: GitHub's own. */
  readonly api: string | undefined;
}

/** What the server needs. */
export interface Environment extends AppEnvironment {
  /** The secret in use, then the one before it. */
  readonly secrets: readonly [string, ...string[]];
  readonly host: string;
  readonly port: number;
  /** Undefined: the door for the Action is shut. */
  readonly publish: { readonly audience: string; readonly issuer: string } | undefined;
  readonly sweepMinutes: number;
  /** Undefined: nobody is paged. */
  readonly pager: PagerAddress | undefined;
  readonly logLevel: LogLevel;
}

const secret = z.string().min(16);
const whole = (least: number, most: number) =>
  z.string().regex(/^\d{1,6}$/).transform(Number).refine((number) => number >= least && number <= most); // prettier-ignore
const address = z.string().refine(isAddress);
const key = z.string().transform((text, context) => {
  const pem = readPrivateKey(text);
  if (pem !== undefined) return pem;
  context.addIssue('no key');
  return z.NEVER;
});

const appSchema = z.object({
  APP_ID: z.string().regex(/^[1-9]\d{0,15}$/),
  PRIVATE_KEY: key.optional(),
  PRIVATE_KEY_PATH: z.string().transform(fileText).pipe(key).optional(),
  PSIRT_REPOSITORY: caseRepository,
  GITHUB_API_URL: address.optional(),
  GHE_HOST: z.string().regex(/^[A-Za-z\d.-]{1,253}(?::\d{1,5})?$/).optional(), // prettier-ignore
});

const serverSchema = appSchema.extend({
  ...pageShape,
  WEBHOOK_SECRET: secret,
  WEBHOOK_SECRET_OLD: secret.optional(),
  HOST: z.string().regex(/^[A-Za-z\d.:%-]{1,253}$/).default('127.0.0.1'), // prettier-ignore
  PORT: whole(0, 65_535).default(3000),
  PUBLISH_AUDIENCE: z.string().min(1).max(500).optional(),
  OIDC_ISSUER: address.default('https://token.actions.githubusercontent.com'),
  SWEEP_MINUTES: whole(1, 1440).default(5),
  LOG_LEVEL: z.enum(logLevels).default('info'),
  WEBHOOK_PROXY_URL: z.undefined().optional(),
});

/** Reads what the server needs. */
export function readEnvironment(given: Given): Reading<Environment> {
  const { data, mistakes } = checked({ schema: serverSchema, beside: besideOfServer }, given);
  if (data === undefined) return { ok: false, mistakes };
  const { WEBHOOK_SECRET: now, WEBHOOK_SECRET_OLD: before, PUBLISH_AUDIENCE: audience } = data;
  const environment: Environment = {
    ...appOf(data),
    secrets: before === undefined ? [now] : [now, before],
    host: data.HOST,
    port: data.PORT,
    publish: audience === undefined ? undefined : { audience, issuer: withoutSlash(data.OIDC_ISSUER) },
    sweepMinutes: data.SWEEP_MINUTES,
    pager: pagerIn(data),
    logLevel: data.LOG_LEVEL,
  };
  return { ok: true, environment };
}

/** Reads only what the App's key takes. */
export function readAppEnvironment(given: Given): Reading<AppEnvironment> {
  const { data, mistakes } = checked({ schema: appSchema, beside: besideEachOther }, given);
  return data === undefined ? { ok: false, mistakes } : { ok: true, environment: appOf(data) };
}

/** The real environment over the file's: a file never overrides what is set. @param path `.env` of the working folder */
export function environmentOver(real: Given, path = '.env'): Given {
  let text = '';
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return real;
  }
  return { ...parseEnv(text), ...real };
}

/** What only shows when two variables are looked at together. */
function besideEachOther(set: Given): readonly EnvironmentName[] {
  const has = (name: EnvironmentName) => set[name] !== undefined;
  const same = has('WEBHOOK_SECRET') && set['WEBHOOK_SECRET'] === set['WEBHOOK_SECRET_OLD'];
  return [
    ...(has('PRIVATE_KEY') || has('PRIVATE_KEY_PATH') ? [] : (['PRIVATE_KEY'] as const)),
    ...(has('PRIVATE_KEY') && has('PRIVATE_KEY_PATH') ? (['PRIVATE_KEY_PATH'] as const) : []),
    ...(has('GITHUB_API_URL') && has('GHE_HOST') ? (['GHE_HOST'] as const) : []),
    ...(same ? (['WEBHOOK_SECRET_OLD'] as const) : []),
  ];
}

const besideOfServer = (set: Given): readonly EnvironmentName[] => [
  ...besideEachOther(set),
  ...besideOfPager(set),
];

function appOf(data: z.output<typeof appSchema>): AppEnvironment {
  const { PRIVATE_KEY, PRIVATE_KEY_PATH, GITHUB_API_URL: url, GHE_HOST: host } = data;
  const api = url === undefined ? undefined : withoutSlash(url);
  return {
    key: { appId: data.APP_ID, privateKey: PRIVATE_KEY ?? PRIVATE_KEY_PATH ?? '' },
    repository: nameParts(data.PSIRT_REPOSITORY),
    api: host === undefined ? api : `https://${host}/api/v3`,
  };
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

// Without encryption only on this machine: a token would be readable on the way.
function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && isOnThisMachine(text));
}

function fileText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
