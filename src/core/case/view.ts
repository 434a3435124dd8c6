// A case together with the rules it is seen under. Conditions, commands and words read this; nobody writes to it.
import type { House } from '../world.ts';
import type { Actor } from './actor.ts';
import type { Case } from './case.ts';

export interface View {
  readonly it: Case;
  readonly house: House;
  /** The world's time. */
  readonly now: string;
  /** Our App's account; never an approver. */
  readonly bot: Actor;
  /** `owner/name` of the case repository: what no public text may hold. */
  readonly repository: string;
}
