// Gives the engine's answers GitHub's shape: addresses, times, missing fields, signatures. Invents no facts.
import { isObject, numberOf, objectOf, textOf } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { SandboxClock } from '../platform/clock.ts';
import type { Urls } from '../platform/platform.ts';

export interface RepairTools {
  readonly engineBase: string;
  readonly urls: Urls;
  readonly clock: SandboxClock;
  readonly signed: ReadonlySet<string>;
}

const restPaths =
  /^\/(repos|users|orgs|app|apps|installation|organizations|repositories|teams|search|user)(\/|$)/;
const times = /(_at|^date|^timestamp)$/;
const userLinks: Readonly<Record<string, string>> = {
  url: '',
  followers_url: '/followers',
  following_url: '/following{/other_user}',
  gists_url: '/gists{/gist_id}',
  starred_url: '/starred{/owner}{/repo}',
  subscriptions_url: '/subscriptions',
  organizations_url: '/orgs',
  repos_url: '/repos',
  events_url: '/events{/privacy}',
  received_events_url: '/received_events',
};

/** Puts the gateway's addresses for the engine's, and escapes `[bot]` in addresses as GitHub does. */
export function rewriteUrls(
  text: string,
  { engineBase, urls }: Pick<RepairTools, 'engineBase' | 'urls'>,
): string {
  if (!text.includes(engineBase.slice('http://'.length))) return text;
  const moved = text
    .split(engineBase)
    .map((part, i) => (i === 0 ? part : `${restPaths.test(part) ? urls.api : urls.web}${part}`))
    .join('');
  const bare = (url: string): string => url.slice(url.indexOf('//') + 2);
  return moved
    .replaceAll(bare(engineBase), bare(urls.web))
    .replaceAll(/(https?:\/\/[^"\s\\]*)\[bot\]/g, (_, before: string) => `${before}%5Bbot%5D`);
}

function repairUser(user: JsonObject, { urls }: RepairTools): JsonObject {
  const login = textOf(user['login']);
  const isOrganisation = user['type'] === 'Organization';
  const base = `${urls.api}/users/${encodeURIComponent(login)}`;
  const links = Object.fromEntries(Object.entries(userLinks).map(([name, path]) => [name, base + path]));
  const type = login.endsWith('[bot]') ? 'Bot' : user['type'];
  const known = isOrganisation ? { ...links, ...user } : { ...user, ...links };
  const html = `${urls.web}/${login.endsWith('[bot]') ? `apps/${login.slice(0, -5)}` : login}`;
  return { gravatar_id: '', site_admin: false, ...known, html_url: html, type };
}

const repositoryDefaults = {
  network_count: 0,
  subscribers_count: 0,
  has_pull_requests: true,
  web_commit_signoff_required: false,
  pull_request_creation_policy: 'all',
};

function repairCommit(commit: JsonObject, tools: RepairTools): JsonObject {
  if (!tools.signed.has(textOf(commit['sha']))) return commit;
  const inner = isObject(commit['commit']) ? commit['commit'] : commit;
  const committer = { ...objectOf(inner['committer']), name: 'GitHub', email: 'noreply@github.com' };
  const when = textOf(committer['date' as keyof typeof committer]);
  const verification = {
    verified: true,
    reason: 'valid',
    signature: '-----BEGIN PGP SIGNATURE-----\n\nsandbox\n-----END PGP SIGNATURE-----\n',
    payload: `tree ${textOf(objectOf(inner['tree'])['sha'])}\n`,
    verified_at: when,
  };
  if (!isObject(commit['commit'])) return { ...commit, committer, verification };
  const webFlow = {
    login: 'web-flow',
    id: 19864447,
    node_id: 'MDQ6VXNlcjE5ODY0NDQ3',
    type: 'User',
    avatar_url: `${tools.urls.web}/avatars/u/web-flow`,
  };
  return { ...commit, commit: { ...inner, committer, verification }, committer: repairUser(webFlow, tools) };
}

function repairTeam(value: JsonObject): JsonObject {
  const organization_id = numberOf(objectOf(value['organization'])['id']) || 1;
  return {
    type: 'organization',
    organization_id,
    notification_setting: 'notifications_enabled',
    ...value,
  };
}

interface Kind {
  readonly is: (value: JsonObject) => boolean;
  readonly repaired: (value: JsonObject, tools: RepairTools) => JsonObject;
}

/** What an object is, by the fields that only it has; the first that fits mends it. */
const kinds: readonly Kind[] = [
  {
    is: ({ login, avatar_url }) => typeof login === 'string' && typeof avatar_url === 'string',
    repaired: repairUser,
  },
  {
    is: (value) => 'full_name' in value && 'forks_count' in value,
    repaired: (value) => ({ ...repositoryDefaults, ...value }),
  },
  {
    is: (value) => 'sha' in value && ('commit' in value || 'verification' in value),
    repaired: repairCommit,
  },
  {
    is: (value) => 'tag_name' in value && 'draft' in value,
    repaired: (value) => ({ immutable: false, updated_at: value['created_at'], ...value }),
  },
  { is: (value) => 'permission' in value && 'slug' in value && 'privacy' in value, repaired: repairTeam },
];

const repairObject = (value: JsonObject, tools: RepairTools): JsonObject =>
  kinds.find(({ is }) => is(value))?.repaired(value, tools) ?? value;

/** Repairs a parsed answer, all the way down. */
export function repair(value: unknown, tools: RepairTools): unknown {
  if (Array.isArray(value)) return value.map((item) => repair(item, tools));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => {
    if (typeof item === 'string' && times.test(key)) return [key, tools.clock.fromEngine(item)];
    return [key, repair(item, tools)];
  });
  return repairObject(Object.fromEntries(entries), tools);
}
