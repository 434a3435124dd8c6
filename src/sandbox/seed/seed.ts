// What a sandbox holds when it starts: one organisation, its people, its repositories. Shapes only; a world is told in world.ts.
import type { AccessLevel } from '../platform/repositories.ts';

export interface SeedPerson {
  readonly login: string;
  readonly name: string;
  /** Place in the organisation; outsiders have none. */
  readonly member?: 'owner' | 'member';
  /** Role per repository name. */
  readonly access?: Readonly<Record<string, AccessLevel>>;
}

export interface SeedCommit {
  readonly message: string;
  /** The whole tree: text by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Login of its author; an owner of the organisation when not given. */
  readonly by?: string;
  /** Version tag on it, with a release. */
  readonly tag?: string;
}

export interface SeedBranch {
  readonly name: string;
  /** Branch it grows from; `main` when not given. */
  readonly from?: string;
  /** The oldest first. */
  readonly commits: readonly SeedCommit[];
}

export interface SeedRepository {
  readonly name: string;
  readonly private?: boolean;
  readonly description: string;
  /** In the order in which they grow from each other. */
  readonly branches: readonly SeedBranch[];
}

export interface SeedTeam {
  readonly slug: string;
  readonly members: readonly string[];
}

export interface SandboxSeed {
  readonly organisation: string;
  readonly people: readonly SeedPerson[];
  readonly teams: readonly SeedTeam[];
  readonly repositories: readonly SeedRepository[];
}
