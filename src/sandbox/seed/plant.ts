// Plants a seed in the started engine over its API: commits, branches, tags, releases, teams and roles.
import { numberOf, objectOf, textOf } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Engine } from '../platform/engine.ts';
import type { Repositories } from '../platform/repositories.ts';
import type { Account } from './accounts.ts';
import { ownerOf } from './accounts.ts';
import type { SandboxSeed, SeedBranch, SeedCommit, SeedPerson, SeedRepository } from './seed.ts';

/** What planting needs; `ask` throws when the engine says no. */
interface Garden {
  readonly engine: Engine;
  readonly repositories: Repositories;
  readonly seed: SandboxSeed;
  readonly accounts: readonly Account[];
  readonly ask: (method: string, url: string, body?: unknown) => Promise<JsonObject>;
}

function authorOf({ accounts, seed }: Garden, login = ownerOf(seed)): Pick<Account, 'name' | 'email'> {
  const account = accounts.find((one) => one.login === login);
  if (!account) throw new Error(`A commit of the seed is by ${login}, who is none of its people`);
  return { name: account.name, email: account.email };
}

interface Place {
  /** `/repos/acme/widget`. */
  readonly base: string;
  readonly branch: string;
  readonly parent: string;
}

/** Makes the commit with its tag and release; gives its id. */
async function plantCommit(garden: Garden, commit: SeedCommit, place: Place): Promise<string> {
  const { ask } = garden;
  const { base, branch, parent } = place;
  const { message, files, tag } = commit;
  const blob = { mode: '100644', type: 'blob' };
  const tree = Object.entries(files).map(([path, content]) => ({ path, ...blob, content }));
  const made = await ask('POST', `${base}/git/trees`, { tree });
  const author = authorOf(garden, commit.by);
  const body = { message, tree: made['sha'], parents: [parent], author };
  const sha = textOf((await ask('POST', `${base}/git/commits`, body))['sha']);
  if (tag === undefined) return sha;
  await ask('POST', `${base}/git/refs`, { ref: `refs/tags/${tag}`, sha });
  await ask('POST', `${base}/releases`, {
    tag_name: tag,
    name: tag,
    target_commitish: branch,
    body: message,
  });
  return sha;
}

async function plantBranch(garden: Garden, base: string, branch: SeedBranch): Promise<void> {
  const { ask, engine } = garden;
  const { name } = branch;
  const from = await ask('GET', `${base}/git/ref/heads/${branch.from ?? 'main'}`);
  let sha = textOf(objectOf(from['object'])['sha']);
  for (const commit of branch.commits)
    sha = await plantCommit(garden, commit, { base, branch: name, parent: sha });
  const there = await engine.own('GET', `${base}/git/ref/heads/${name}`);
  if (there === undefined) await ask('POST', `${base}/git/refs`, { ref: `refs/heads/${name}`, sha });
  else await ask('PATCH', `${base}/git/refs/heads/${name}`, { sha, force: false });
}

const enginePermission: Readonly<Record<string, string>> = {
  read: 'pull',
  triage: 'triage',
  write: 'push',
  maintain: 'maintain',
  admin: 'admin',
};

async function plantAccess({ repositories, seed, ask }: Garden, person: SeedPerson): Promise<void> {
  for (const [name, level] of Object.entries(person.access ?? {})) {
    const fullName = `${seed.organisation}/${name}`;
    repositories.grant(fullName, person.login, level);
    await ask('PUT', `/repos/${fullName}/collaborators/${person.login}`, {
      permission: enginePermission[level],
    });
  }
}

async function plantRepository(garden: Garden, repository: SeedRepository): Promise<void> {
  const { ask, repositories, seed } = garden;
  const fullName = `${seed.organisation}/${repository.name}`;
  const made = await ask('GET', `/repos/${fullName}`);
  repositories.add({
    id: numberOf(made['id']),
    owner: seed.organisation,
    name: repository.name,
    fullName,
    isPrivate: repository.private ?? false,
    advisoryFork: false,
  });
  for (const branch of repository.branches) await plantBranch(garden, `/repos/${fullName}`, branch);
}

/** Fills the engine, which was started with the same seed; tells `repositories` who may do what. */
export async function plant(parts: Omit<Garden, 'ask'>): Promise<void> {
  const ask: Garden['ask'] = async (method, url, body) => {
    const answer = await parts.engine.own(method, url, body);
    if (answer === undefined)
      throw new Error(`The engine refused ${method} ${url} while the seed was planted`);
    return objectOf(answer);
  };
  const garden = { ...parts, ask };
  const { organisation, repositories, people, teams } = parts.seed;
  for (const repository of repositories) await plantRepository(garden, repository);
  for (const person of people) await plantAccess(garden, person);
  for (const { slug, members } of teams) {
    await ask('POST', `/orgs/${organisation}/teams`, { name: slug, privacy: 'closed' });
    for (const login of members)
      await ask('PUT', `/orgs/${organisation}/teams/${slug}/memberships/${login}`, { role: 'member' });
  }
}
