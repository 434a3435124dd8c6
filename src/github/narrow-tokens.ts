// Installation tokens narrowed to one repository and to the permissions one purpose needs, kept until shortly before they
// expire. No token is ever logged, and none holds all that the App was granted.
import { kindOfFailure } from './failure.ts';
import type { GitHub } from './port.ts';
import { nameParts } from './repository-name.ts';
import type { Permissions } from './untyped.ts';

/** What a token is for, and the permissions that takes. A test compares the union with the App's manifest. */
export const purposes = {
  cases: { metadata: 'read', contents: 'write', issues: 'write', members: 'read' },
  reader: { metadata: 'read', contents: 'read', pull_requests: 'read' },
  advisories: { metadata: 'read', repository_advisories: 'write' },
  releases: { metadata: 'read', contents: 'write' },
  forks: { metadata: 'read', repository_advisories: 'write', administration: 'write' },
  site: { metadata: 'read', contents: 'write' },
} as const satisfies Readonly<Record<string, Permissions>>;

export type Purpose = keyof typeof purposes;

/** What tokens for each purpose may do. */
export type Purposes = Readonly<Record<Purpose, Permissions>>;

/** The same for a publisher's App: what people see of a case is left to the bot, so it reads issues and writes none. */
export const publisherPurposes: Purposes = {
  ...purposes,
  cases: { ...purposes.cases, issues: 'read' },
};

export type Mint = (repository: string, purpose: Purpose) => Promise<string>;

/** A token is thrown away this long before GitHub would (milliseconds). */
const margin = 5 * 60_000;

/** Mints tokens by the App's own port. Calls at the same moment share one. */
export function narrowTokens(app: GitHub, permissions: Purposes = purposes): Mint {
  const installations = new Map<string, Promise<number>>();
  const tokens = new Map<string, Promise<{ token: string; until: number }>>();

  const installationOf = (repository: string): Promise<number> => {
    const { owner } = nameParts(repository);
    return kept(installations, owner, () => findInstallation(app, repository));
  };
  const mint = async (repository: string, purpose: Purpose) => {
    const { data } = await app.request('POST /app/installations/{installation_id}/access_tokens', {
      installation_id: await installationOf(repository),
      repositories: [nameParts(repository).repo],
      permissions: permissions[purpose],
    });
    return { token: data.token, until: Date.parse(data.expires_at) - margin };
  };
  return async (repository, purpose) => {
    const key = `${purpose} ${repository}`;
    const one = await kept(tokens, key, () => mint(repository, purpose));
    if (one.until > Date.now()) return one.token;
    tokens.delete(key);
    return (await kept(tokens, key, () => mint(repository, purpose))).token;
  };
}

async function findInstallation(app: GitHub, repository: string): Promise<number> {
  const { owner, repo } = nameParts(repository);
  try {
    return (await app.request('GET /orgs/{org}/installation', { org: owner })).data.id;
  } catch (error) {
    if (kindOfFailure(error) !== 'missing') throw error;
    return (await app.request('GET /repos/{owner}/{repo}/installation', { owner, repo })).data.id;
  }
}

// Keeps a promise under its key, unless it fails.
function kept<T>(store: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = store.get(key);
  if (known !== undefined) return known;
  const made = make();
  store.set(key, made);
  made.catch(() => store.get(key) === made && store.delete(key));
  return made;
}
