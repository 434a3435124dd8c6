// The world that tests begin in: the organisation `acme` with a private case repository, one public product in two lines, a public
// site, its people, and settings in force or about to be.
import { commitOn, newGit } from './git.ts';
import { newWorld } from './world.ts';
import type { Repository, User, World } from './world.ts';

// Two names that stand nowhere else, so that they are noticed wherever they show: the case repository, and who reports.
export const caseRepository = { owner: 'acme', repo: 'zqvaultqz' };
export const casesName = 'acme/zqvaultqz';
export const productRepository = 'acme/widget';
export const botLogin = 'psirt-bot[bot]';
/** Everybody; `outsider` may write in the case repository and has no role. */
export const logins = ['owner', 'lead', 'analyst', 'dev', 'zqfinderqz', 'outsider', 'helper'] as const;
export type Login = (typeof logins)[number];
export const lines = { '2.4': 'main', '2.3': '2.3' } as const;
export type Line = keyof typeof lines;

export const sourceFile = 'src/record.js';
const source = ['export function readRecord(bytes, offset) {', '  const end = offset + 2;', '  return end;', '}', ''].join('\n'); // prettier-ignore

export type TwoPerson = 'strict' | 'prefer' | 'solo';

/** The text of the settings file. */
export function settingsText(rule: TwoPerson): string {
  return `version: 1
two_person: ${rule}
roles:
  psirt-lead: [lead]
  psirt: [analyst, "team:acme/psirt"]
  product-owner: [owner]
  fix-dev: [dev]
products:
  widget:
    repository: acme/widget
    ecosystem: npm
    package: widget
    workspace: fork
    lines:
      "2.4": { branch: main, tags: "v2.4.*" }
      "2.3": { branch: "2.3", tags: "v2.3.*" }
site: { repository: acme/security, branch: main, directory: advisories }
`;
}

/** The account of a login; the world must have it. */
export function userOf({ users }: World, login: string): User {
  const user = users.get(login.toLowerCase());
  if (user === undefined) throw new TypeError(`the memory has no user ${login}`);
  return user;
}

/** The repository of a full name; the world must have it. */
export function repositoryNamed({ repositories }: World, name: string): Repository {
  const found = repositories.get(name.toLowerCase());
  if (found === undefined) throw new TypeError(`the memory has no repository ${name}`);
  return found;
}

function addRepository(world: World, full_name: string, isPrivate: boolean): Repository {
  const repository: Repository = {
    id: 500 + world.repositories.size,
    full_name,
    private: isPrivate,
    git: newGit(),
    issues: [],
    labels: new Set(),
    advisories: [],
    releases: [],
    pulls: [],
  };
  world.repositories.set(full_name, repository);
  return repository;
}

/** Makes the world. Nothing of the bot is in it yet. */
export function acme(rule: TwoPerson = 'strict'): World {
  const world = newWorld(Date.parse('2026-11-23T09:00:00Z'));
  for (const [at, login] of [...logins, botLogin].entries()) {
    const type = login === botLogin ? 'Bot' : 'User';
    world.users.set(login, { login, id: 100 + at, type });
  }
  world.teams.set('acme/psirt', new Set(['helper']));
  const author = userOf(world, 'owner');
  const base = { author, verified: false, date: '2026-11-01T08:00:00Z' };
  const cases = addRepository(world, casesName, true);
  const changes = { '.github/psirt.yml': settingsText(rule) };
  commitOn(cases.git, 'main', { ...base, message: 'Say who does what', changes });
  const { git } = addRepository(world, productRepository, false);
  const first = commitOn(git, 'main', {
    ...base,
    message: 'Release v2.3.8',
    changes: { [sourceFile]: source },
  });
  git.refs.set('tags/v2.3.8', first.sha);
  git.refs.set('heads/2.3', first.sha);
  const second = commitOn(git, 'main', {
    ...base,
    message: 'Release v2.4.0',
    changes: { 'CHANGELOG.md': 'v2.4.0\n' },
  });
  git.refs.set('tags/v2.4.0', second.sha);
  const site = addRepository(world, 'acme/security', false);
  commitOn(site.git, 'main', { ...base, message: 'Begin', changes: { 'README.md': '# Advisories\n' } });
  return world;
}
