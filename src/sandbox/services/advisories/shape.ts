// An advisory as GitHub's REST API shows it. Which readers may see it is decided in `roles.ts`.
import { objectOf, textOf } from '../../json.ts';
import type { JsonObject } from '../../json.ts';
import { apiVersions } from '../../judge/api-version.ts';
import type { Platform } from '../../platform/platform.ts';
import { simpleUser } from '../../webhooks/payload.ts';
import { cvssFields, severityOf } from './cvss.ts';
import type { Advisory, Credit } from './store.ts';

const userOf = async (platform: Platform, login: string | null): Promise<JsonObject | null> =>
  login === null ? null : simpleUser(platform, login);

async function credit(platform: Platform, { login, type, state }: Credit): Promise<JsonObject> {
  return { user: await simpleUser(platform, login), type, state };
}

async function team(platform: Platform, slug: string): Promise<JsonObject> {
  const known = objectOf(await platform.look(`/orgs/${platform.organisation}/teams/${slug}`));
  return { parent: null, permission: 'pull', ...known };
}

async function identities(platform: Platform, advisory: Advisory): Promise<JsonObject> {
  const { author, publisher, credits, users, teams } = advisory;
  const detailed = await Promise.all(credits.map((item) => credit(platform, item)));
  return {
    author: await userOf(platform, author),
    publisher: await userOf(platform, publisher),
    credits: credits.map(({ login, type }) => ({ login, type })),
    credits_detailed: detailed,
    collaborating_users: await Promise.all(users.map((login) => simpleUser(platform, login))),
    collaborating_teams: await Promise.all(teams.map((slug) => team(platform, slug))),
  };
}

/** The fork's repository, cut down to GitHub's `simple-repository`. */
async function forkOf(platform: Platform, { fork }: Advisory): Promise<JsonObject | null> {
  if (!fork) return null;
  const full = objectOf(await platform.look(`/repos/${fork.fullName}`));
  const links = Object.entries(full).filter(
    ([key]) => key.endsWith('_url') && !/^(git|ssh|clone|svn|mirror)_url$/.test(key),
  );
  const { id, node_id, name, full_name, owner, description, url } = full;
  return {
    id,
    node_id,
    name,
    full_name,
    owner,
    private: true,
    description,
    fork: true,
    url,
    ...Object.fromEntries(links),
  };
}

const severity = ({ vector, severity: said }: Advisory): string | null =>
  vector === null ? said : severityOf(vector);

/** The whole object, in the API version that the judge applies. */
export async function advisoryObject(platform: Platform, advisory: Advisory): Promise<JsonObject> {
  const { ghsa, cve, repository, cwes } = advisory;
  const { cvss, ...scores } = cvssFields(advisory.vector);
  const old = platform.judge.version === apiVersions[0] ? { cvss } : {};
  return {
    ghsa_id: ghsa,
    cve_id: cve,
    url: `${platform.urls.api}/repos/${repository.fullName}/security-advisories/${ghsa}`,
    html_url: `${platform.urls.web}/${repository.fullName}/security/advisories/${ghsa}`,
    summary: advisory.summary,
    description: advisory.description,
    severity: severity(advisory),
    identifiers: [{ value: ghsa, type: 'GHSA' }, ...(cve === null ? [] : [{ value: cve, type: 'CVE' }])],
    state: advisory.state,
    created_at: advisory.createdAt,
    updated_at: advisory.updatedAt,
    published_at: advisory.publishedAt,
    closed_at: advisory.closedAt,
    withdrawn_at: null,
    submission: advisory.reported ? { accepted: advisory.accepted } : null,
    vulnerabilities: advisory.vulnerabilities,
    ...old,
    ...scores,
    cwes: cwes.map((cwe_id) => ({ cwe_id, name: textOf(cwe_id) })),
    cwe_ids: cwes,
    ...(await identities(platform, advisory)),
    private_fork: await forkOf(platform, advisory),
  };
}
