// On which stage an effect is performed: the case and the ports. A performer does what its effect says and decides nothing.
import type { GitHubEffect } from '../../core/decision.ts';
import type { Clients } from '../client.ts';
import type { RepositoryName } from '../repository-name.ts';

export interface Stage {
  readonly clients: Clients;
  /** The case repository. */
  readonly repository: RepositoryName;
  /** The case. */
  readonly number: number;
  /** Labels known to exist in the case repository; filled when it is first needed, shared by all stages of a process. */
  readonly labels: Set<string>;
}

/** What an act made: ids, addresses and hashes for its receipt; never prose. */
export type Made = Readonly<Record<string, string>>;

export type EffectOf<K extends GitHubEffect['kind']> = Extract<GitHubEffect, { kind: K }>;

/** @throws GitHubFailure */
export type Performer<K extends GitHubEffect['kind']> = (stage: Stage, effect: EffectOf<K>) => Promise<Made>;
