// Who may see and change an advisory. After GitHub's page "Permission levels for repository security advisories".
import { atLeast } from '../../platform/repositories.ts';
import type { Actor } from '../../platform/actors.ts';
import { loginOf } from '../../platform/actors.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Repository } from '../../platform/repositories.ts';
import { covers } from '../../gateway/access.ts';
import { objectsOf } from '../../json.ts';
import type { Advisory } from './store.ts';

/** `admin` also changes state and collaborators; `collaborator` edits fields; `reader` sees what is published. */
export type AdvisoryRole = 'admin' | 'collaborator' | 'reader';

/** Administrators of the repository, and Apps that hold the write permission on it. */
export function isAdmin(platform: Platform, actor: Actor, repository: Repository): boolean {
  if (actor.kind === 'installation')
    return covers(actor, repository) && actor.permissions['repository_advisories'] === 'write';
  return actor.kind === 'person' && atLeast(platform.repositories.levelOf(repository, actor.login), 'admin');
}

async function inTeam(platform: Platform, slug: string, login: string): Promise<boolean> {
  const members = await platform.look(`/orgs/${platform.organisation}/teams/${slug}/members?per_page=100`);
  return objectsOf(members).some((member) => member['login'] === login);
}

async function collaborates(
  platform: Platform,
  login: string,
  { users, teams, author }: Advisory,
): Promise<boolean> {
  if (login === author || users.includes(login)) return true;
  const memberships = await Promise.all(teams.map((slug) => inTeam(platform, slug, login)));
  return memberships.includes(true);
}

/** An App with the read permission sees everything but changes nothing. */
const readsAll = (actor: Actor, repository: Repository): boolean =>
  actor.kind === 'installation' && covers(actor, repository) && 'repository_advisories' in actor.permissions;

export async function roleOf(platform: Platform, actor: Actor, advisory: Advisory): Promise<AdvisoryRole> {
  if (isAdmin(platform, actor, advisory.repository)) return 'admin';
  const login = loginOf(actor);
  if (actor.kind === 'person' && login !== undefined && (await collaborates(platform, login, advisory)))
    return 'collaborator';
  return 'reader';
}

/** Whether the advisory exists for this actor at all. */
export async function sees(platform: Platform, actor: Actor, advisory: Advisory): Promise<boolean> {
  if (advisory.state === 'published' || readsAll(actor, advisory.repository)) return true;
  return (await roleOf(platform, actor, advisory)) !== 'reader';
}
