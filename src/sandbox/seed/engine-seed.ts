// A seed in the words of `emulate`: accounts, the organisation, empty repositories and the Apps. What stands in them is planted later.
import { ownTokens } from '../platform/engine.ts';
import type { EngineSeed } from '../platform/engine.ts';
import type { SandboxApp } from '../platform/apps.ts';
import { accountsOf, ownerOf, tokenOf } from './accounts.ts';
import type { SandboxSeed } from './seed.ts';

const scopes = ['repo', 'admin:org', 'user'];

function tokensOf(seed: SandboxSeed): NonNullable<EngineSeed['tokens']> {
  const owner = ownerOf(seed);
  return Object.fromEntries<{ login: string; scopes: string[] }>([
    ...seed.people.map(({ login }) => [tokenOf(login), { login, scopes }] as const),
    ...ownTokens.map((token) => [token, { login: owner, scopes }] as const),
  ]);
}

const engineApp = (app: SandboxApp, organisation: string): object => ({
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
});

/** What `emulate` takes at its start. */
export function engineSeed(seed: SandboxSeed, apps: readonly SandboxApp[]): EngineSeed {
  const { organisation, people, repositories } = seed;
  const members = people.flatMap(({ login, member }) =>
    member === undefined ? [] : [{ login, role: member === 'owner' ? 'admin' : 'member' }],
  );
  return {
    tokens: tokensOf(seed),
    github: {
      users: accountsOf(seed, apps).map(({ login, name, email }) => ({ login, name, email })),
      orgs: [{ login: organisation, name: organisation, members }],
      repos: repositories.map((repository) => ({
        owner: organisation,
        name: repository.name,
        private: repository.private ?? false,
        description: repository.description,
        auto_init: true,
      })),
      apps: apps.map((app) => engineApp(app, organisation)),
    },
  };
}
