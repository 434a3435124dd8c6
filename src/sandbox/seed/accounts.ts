// Names, tokens and mail addresses of the sandbox's accounts. The tokens open nothing but a box on this machine.
import type { SandboxApp } from '../platform/apps.ts';
import type { SandboxSeed } from './seed.ts';

export interface Account {
  /** Numeric id, as the engine gives it. */
  readonly id: number;
  readonly login: string;
  readonly name: string;
  /** The address by which GitHub finds the account of a commit. */
  readonly email: string;
}

/** The token of a person of the seed. */
export const tokenOf = (login: string): string => `token-of-${login}`;

/** The engine numbers users itself: `ghost` and `admin` first, then the seed's in order. */
const firstUserId = 3;
/** The publisher App's account: the second of both bots. */
export const publisherAccountId = firstUserId + 1;

/** Everybody with an account: bots first, then people. */
export function accountsOf(seed: SandboxSeed, apps: readonly SandboxApp[]): readonly Account[] {
  const bots = apps.map(({ botLogin, name }) => ({ login: botLogin, name }));
  const people = seed.people.map(({ login, name }) => ({ login, name }));
  return [...bots, ...people].map((account, i) => ({
    ...account,
    id: firstUserId + i,
    email: `${firstUserId + i}+${account.login}@users.noreply.github.com`,
  }));
}

/** Login of an owner of the organisation. */
export function ownerOf({ people }: SandboxSeed): string {
  const owner = people.find(({ member }) => member === 'owner');
  if (!owner) throw new Error('A sandbox seed needs one person with member: "owner"; got none');
  return owner.login;
}
