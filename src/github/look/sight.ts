// From where a look is taken: the case, and the ports that may be used. A looker only reads.
import type { Actor } from '../../core/case/actor.ts';
import type { Asked, AnswerTo, LookOf } from '../../core/look.ts';
import type { Clients } from '../client.ts';
import type { Records } from '../records.ts';
import type { RepositoryName } from '../repository-name.ts';
import type { AuditMemory } from './audit.ts';
import type { MemberMemory } from './member.ts';

export interface Sight {
  readonly clients: Clients;
  readonly records: Records;
  /** The case repository. */
  readonly repository: RepositoryName;
  /** The case. */
  readonly number: number;
  readonly bot: Actor;
  /** Numeric ids of the accounts that may write the record beside the bot. */
  readonly publishers: readonly number[];
  readonly members: MemberMemory;
  readonly audited: AuditMemory;
}

export type Looker<K extends Asked> = (sight: Sight, look: LookOf<K>) => Promise<AnswerTo<K>>;
