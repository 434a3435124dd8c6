// The facts about who works on a case, beside who was given which role.
import { z } from 'zod';
import { actorSchema } from './actor.ts';

export const peopleFacts = {
  /** Whoever leads asks somebody else to; it is theirs once they are assigned. */
  handoff: z.strictObject({ to: actorSchema }),
  /** Somebody has a stake in this case and takes no part in it, or may again. */
  conflict: z.strictObject({ person: actorSchema, state: z.enum(['out', 'over']), because: z.string() }),
} as const;
