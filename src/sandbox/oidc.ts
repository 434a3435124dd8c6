// GitHub Actions' OpenID Connect issuer for tests: a workflow asks for a token by URL and bearer, as in a real job.
// Tokens carry real time, since their readers check them against the machine's clock.
import { randomUUID } from 'node:crypto';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import type { CryptoKey, JWK } from 'jose';

/** What a job is; becomes the claims of its tokens. */
export interface Job {
  /** `acme/widget`. */
  readonly repository: string;
  readonly repositoryId: number;
  /** `refs/tags/v2.4.1`. */
  readonly ref: string;
  readonly sha: string;
  /** Path of the workflow file, `.github/workflows/release.yml`. */
  readonly workflow: string;
  readonly environment?: string;
  readonly eventName?: string;
  readonly runId?: number;
  readonly actor?: string;
}

/** The two variables that Actions gives a job with `id-token: write`. */
export interface JobEnvironment {
  readonly ACTIONS_ID_TOKEN_REQUEST_URL: string;
  readonly ACTIONS_ID_TOKEN_REQUEST_TOKEN: string;
}

export interface Oidc {
  readonly issuer: string;
  /** Starts a job and gives its two variables. */
  readonly job: (job: Job) => JobEnvironment;
  /** A token at once; `lifetime` in seconds, 300 when not given, may be negative for tests of expiry. */
  readonly mint: (
    job: Job,
    options: { readonly audience: string; readonly lifetime?: number },
  ) => Promise<string>;
  /** Answers the issuer's own paths; undefined for all others. */
  readonly answer: (url: string, authorization: string | undefined) => Promise<unknown>;
}

const kid = 'sandbox-oidc';
const ownerOf = ({ repository }: Job): string => repository.split('/')[0] ?? '';
const refKind = (ref: string): string => (ref.startsWith('refs/tags/') ? 'tag' : 'branch');

function claimsOf(job: Job): Record<string, string> {
  const { repository, ref, environment, runId = 1, eventName = 'push', actor = 'dev' } = job;
  const context = environment === undefined ? `ref:${ref}` : `environment:${environment}`;
  const workflowRef = `${repository}/${job.workflow}@${ref}`;
  return {
    sub: `repo:${repository}:${context}`,
    repository,
    repository_id: String(job.repositoryId),
    repository_owner: ownerOf(job),
    repository_visibility: 'public',
    ref,
    ref_type: refKind(ref),
    ref_protected: 'true',
    sha: job.sha,
    workflow: 'Release',
    workflow_ref: workflowRef,
    workflow_sha: job.sha,
    job_workflow_ref: workflowRef,
    job_workflow_sha: job.sha,
    event_name: eventName,
    run_id: String(runId),
    run_number: '1',
    run_attempt: '1',
    runner_environment: 'github-hosted',
    actor,
    ...(environment === undefined ? {} : { environment }),
  };
}

interface Keys {
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

async function makeKeys(): Promise<Keys> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' } };
}

const noJob: Job = { repository: '', repositoryId: 0, ref: '', sha: '', workflow: '', environment: '' };

/** `/.well-known/openid-configuration`. */
const discovery = (issuer: string): object => ({
  issuer,
  jwks_uri: `${issuer}/.well-known/jwks`,
  subject_types_supported: ['public', 'pairwise'],
  response_types_supported: ['id_token'],
  id_token_signing_alg_values_supported: ['RS256'],
  scopes_supported: ['openid'],
  claims_supported: [...'sub aud exp iat iss jti nbf'.split(' '), ...Object.keys(claimsOf(noJob))],
});

/** One key a process: making one takes a tenth of a second. */
let keys: Promise<Keys> | undefined;

/** The issuer on the gateway's own address. Its key is made when first needed. */
export function createOidc(issuer: string): Oidc {
  const jobs = new Map<string, Job>();
  const mint: Oidc['mint'] = async (job, { audience, lifetime = 300 }) => {
    const { privateKey } = await (keys ??= makeKeys());
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT(claimsOf(job))
      .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setJti(randomUUID())
      .setIssuedAt(now)
      .setNotBefore(now - 600)
      .setExpirationTime(now + lifetime)
      .sign(privateKey);
  };
  const token = async (url: URL, authorization = ''): Promise<unknown> => {
    const job = jobs.get(authorization.replace(/^bearer /i, ''));
    if (!job) return undefined;
    const audience = url.searchParams.get('audience') ?? `https://github.com/${ownerOf(job)}`;
    return { count: 1, value: await mint(job, { audience }) };
  };
  return {
    issuer,
    mint,
    job: (job) => {
      const bearer = randomUUID();
      jobs.set(bearer, job);
      return {
        ACTIONS_ID_TOKEN_REQUEST_URL: `${issuer}/_actions/idtoken?api-version=2.0`,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer,
      };
    },
    answer: async (path, authorization) => {
      const url = new URL(path, issuer);
      if (url.pathname === '/.well-known/jwks') return { keys: [(await (keys ??= makeKeys())).jwk] };
      if (url.pathname === '/_actions/idtoken') return token(url, authorization);
      return url.pathname === '/.well-known/openid-configuration' ? discovery(issuer) : undefined;
    },
  };
}
