// Who may work in a temporary private fork: the advisory's collaborators and the administrators of its repository.
import type { Platform } from '../../platform/platform.ts';
import { atLeast } from '../../platform/repositories.ts';
import { objectsOf, textOf } from '../../json.ts';
import type { Advisory } from './store.ts';

async function members(platform: Platform, slug: string): Promise<string[]> {
  const found = await platform.look(`/orgs/${platform.organisation}/teams/${slug}/members?per_page=100`);
  return objectsOf(found).map(({ login }) => textOf(login));
}

/** Brings grants of the fork in line with the advisory. */
export async function noteFork(platform: Platform, advisory: Advisory): Promise<void> {
  const { repositories, engine } = platform;
  const { fork, repository } = advisory;
  if (!fork) return;
  const teams = await Promise.all(advisory.teams.map((slug) => members(platform, slug)));
  const admins = repositories.grantsOf(repository.fullName).filter(([, level]) => atLeast(level, 'admin'));
  const writers = new Set([...advisory.users, ...teams.flat(), ...admins.map(([login]) => login)]);
  for (const [login] of repositories.grantsOf(fork.fullName))
    if (!writers.has(login)) repositories.grant(fork.fullName, login, 'none');
  for (const login of writers) {
    repositories.grant(fork.fullName, login, 'write');
    await engine.own('PUT', `/repos/${fork.fullName}/collaborators/${login}`, { permission: 'push' });
  }
}
