// Which repositories exist, which are public, and who may do what there. The engine is too kind about this; here it is decided.

/** GitHub's repository roles, weakest first. */
export const accessLevels = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const;
export type AccessLevel = (typeof accessLevels)[number];

export interface Repository {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly fullName: string;
  isPrivate: boolean;
  /** A temporary private fork: no App sees it. */
  readonly advisoryFork: boolean;
}

export interface Repositories {
  readonly add: (repository: Repository) => void;
  readonly remove: (fullName: string) => void;
  readonly find: (owner: string, name: string) => Repository | undefined;
  readonly byId: (id: number) => Repository | undefined;
  readonly all: () => readonly Repository[];
  /** Gives a person a role in one repository; `none` takes it away. */
  readonly grant: (fullName: string, login: string, level: AccessLevel) => void;
  /** What a person may do: owners of the organisation everything, others what they were granted. */
  readonly levelOf: (repository: Repository, login: string) => AccessLevel;
  readonly grantsOf: (fullName: string) => readonly (readonly [string, AccessLevel])[];
}

export const atLeast = (level: AccessLevel, needed: AccessLevel): boolean =>
  accessLevels.indexOf(level) >= accessLevels.indexOf(needed);

const key = (name: string): string => name.toLowerCase();

/** `owners` are the organisation's owners; they may do everything everywhere. */
export function createRepositories(owners: readonly string[]): Repositories {
  const known = new Map<string, Repository>();
  const grants = new Map<string, Map<string, AccessLevel>>();
  return {
    add: (repository) => void known.set(key(repository.fullName), repository),
    remove: (fullName) => {
      known.delete(key(fullName));
      grants.delete(key(fullName));
    },
    find: (owner, name) => known.get(key(`${owner}/${name}`)),
    byId: (id) => [...known.values()].find((repository) => repository.id === id),
    all: () => [...known.values()],
    grant: (fullName, login, level) => {
      const people = grants.get(key(fullName)) ?? new Map<string, AccessLevel>();
      grants.set(key(fullName), people.set(login, level));
    },
    levelOf: (repository, login) => {
      if (owners.includes(login)) return 'admin';
      const granted = grants.get(key(repository.fullName))?.get(login) ?? 'none';
      return granted === 'none' && !repository.isPrivate ? 'read' : granted;
    },
    grantsOf: (fullName) => [...(grants.get(key(fullName)) ?? [])].filter(([, level]) => level !== 'none'),
  };
}
