// Plants a seed: the engine's own seed first, then files, branches, tags, releases, teams and roles over its API.
import { numberOf, objectOf, textOf } from '../json.ts';
import { ownTokens } from '../platform/engine.ts';
import type { Engine, EngineSeed } from '../platform/engine.ts';
import type { SandboxApp } from '../platform/apps.ts';
import type { Repositories } from '../platform/repositories.ts';
import type { SandboxSeed, SeedBranch, SeedPerson, SeedRepository } from './seed.ts';

export const tokenOf = (login: string): string => `token-of-${login}`;

const ownerOf = (seed: SandboxSeed): string => {
  const owner = seed.people.find(({ member }) => member === 'owner');
  if (!owner) throw new Error('A sandbox seed needs one person with member: "owner"');
  return owner.login;
};

/** The engine numbers users itself: `ghost` and `admin` first, then the seed's in order. Bots come first of all. */
const firstUserId = 3;
export const noreply = (id: number, login: string): string => `${id}+${login}@users.noreply.github.com`;

function users(
  seed: SandboxSeed,
  apps: readonly SandboxApp[],
): { login: string; name: string; email: string }[] {
  const bots = apps.map(({ botLogin, name }) => ({ login: botLogin, name }));
  const all = [...bots, ...seed.people.map(({ login, name }) => ({ login, name }))];
  return all.map((user, i) => ({ ...user, email: noreply(firstUserId + i, user.login) }));
}

/** What `emulate` takes at its start. */
export function engineSeed(seed: SandboxSeed, apps: readonly SandboxApp[]): EngineSeed {
  const { organisation } = seed;
  const scopes = ['repo', 'admin:org', 'user'];
  const owner = ownerOf(seed);
  const tokens = Object.fromEntries([
    ...seed.people.map(({ login }) => [tokenOf(login), { login, scopes }]),
    ...ownTokens.map((token) => [token, { login: owner, scopes }]),
  ]);
  const members = seed.people.flatMap(({ login, member }) =>
    member === undefined ? [] : [{ login, role: member === 'owner' ? 'admin' : 'member' }],
  );
  return {
    tokens,
    github: {
      users: users(seed, apps),
      orgs: [{ login: organisation, name: organisation, members }],
      repos: seed.repositories.map((repository) => ({
        owner: organisation,
        name: repository.name,
        private: repository.private ?? false,
        description: repository.description,
        auto_init: true,
      })),
      apps: apps.map((app) => ({
        app_id: app.id,
        slug: app.slug,
        name: app.name,
        private_key: app.privateKey,
        permissions: app.permissions,
        events: [],
        installations: [
          {
            installation_id: app.installationId,
            account: organisation,
            repository_selection: 'all',
            permissions: app.permissions,
          },
        ],
      })),
    },
  };
}

async function need(
  engine: Engine,
  method: string,
  url: string,
  body?: unknown,
): Promise<Record<string, unknown>> {
  const answer = await engine.own(method, url, body);
  if (answer === undefined) throw new Error(`The engine refused ${method} ${url} while the seed was planted`);
  return objectOf(answer);
}

async function headOf(engine: Engine, base: string, branch: string): Promise<string> {
  const ref = await need(engine, 'GET', `${base}/git/ref/heads/${branch}`);
  return textOf(objectOf(ref['object'])['sha']);
}

async function plantBranch(engine: Engine, base: string, branch: SeedBranch): Promise<void> {
  const parent = await headOf(engine, base, branch.from ?? 'main');
  const tree = Object.entries(branch.files).map(([path, content]) => ({
    path,
    mode: '100644',
    type: 'blob',
    content,
  }));
  const made = await need(engine, 'POST', `${base}/git/trees`, { tree });
  const commit = await need(engine, 'POST', `${base}/git/commits`, {
    message: branch.message,
    tree: made['sha'],
    parents: [parent],
  });
  const sha = textOf(commit['sha']);
  const there = await engine.own('GET', `${base}/git/ref/heads/${branch.name}`);
  if (there === undefined)
    await need(engine, 'POST', `${base}/git/refs`, { ref: `refs/heads/${branch.name}`, sha });
  else await need(engine, 'PATCH', `${base}/git/refs/heads/${branch.name}`, { sha, force: false });
  if (branch.tag === undefined) return;
  await need(engine, 'POST', `${base}/git/refs`, { ref: `refs/tags/${branch.tag}`, sha });
  await need(engine, 'POST', `${base}/releases`, {
    tag_name: branch.tag,
    name: branch.tag,
    target_commitish: branch.name,
    body: branch.message,
  });
}

const enginePermission: Readonly<Record<string, string>> = {
  read: 'pull',
  triage: 'triage',
  write: 'push',
  maintain: 'maintain',
  admin: 'admin',
};

async function plantAccess(
  engine: Engine,
  repositories: Repositories,
  place: { readonly organisation: string; readonly person: SeedPerson },
): Promise<void> {
  const { organisation, person } = place;
  for (const [name, level] of Object.entries(person.access ?? {})) {
    const fullName = `${organisation}/${name}`;
    repositories.grant(fullName, person.login, level);
    const permission = enginePermission[level];
    await need(engine, 'PUT', `/repos/${fullName}/collaborators/${person.login}`, { permission });
  }
}

async function plantRepository(
  engine: Engine,
  repositories: Repositories,
  place: { readonly organisation: string; readonly repository: SeedRepository },
): Promise<void> {
  const { organisation, repository } = place;
  const fullName = `${organisation}/${repository.name}`;
  const made = await need(engine, 'GET', `/repos/${fullName}`);
  repositories.add({
    id: numberOf(made['id']),
    owner: organisation,
    name: repository.name,
    fullName,
    isPrivate: repository.private ?? false,
    advisoryFork: false,
  });
  for (const branch of repository.branches) await plantBranch(engine, `/repos/${fullName}`, branch);
}

/** Fills the started engine; tells `repositories` who may do what. */
export async function plant(engine: Engine, repositories: Repositories, seed: SandboxSeed): Promise<void> {
  const { organisation } = seed;
  for (const repository of seed.repositories)
    await plantRepository(engine, repositories, { organisation, repository });
  for (const person of seed.people) await plantAccess(engine, repositories, { organisation, person });
  for (const team of seed.teams) {
    await need(engine, 'POST', `/orgs/${organisation}/teams`, { name: team.slug, privacy: 'closed' });
    for (const login of team.members)
      await need(engine, 'PUT', `/orgs/${organisation}/teams/${team.slug}/memberships/${login}`, {
        role: 'member',
      });
  }
}
