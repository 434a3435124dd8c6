// The facts about what the law or a contract obliges us to report: when we became aware, what was answered, decided and filed. A file of
// the bot is no filing: a person files.
import { z } from 'zod';
import { dutyEvents } from '../duty/schema.ts';
import { roles } from './fact-lists.ts';

const text = z.string();
const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
const duty = { regime: text, stage: text, event: z.enum(dutyEvents) } as const;

export const dutyFacts = {
  /** When we became aware that it is exploited, that data was breached, or that an incident happened; and from what we knew it. */
  aware: z.strictObject({ event: z.enum(dutyEvents), aware_at: time, basis: text }),
  /** Since when a measure against it is there for users, as a person says it. */
  measure: z.strictObject({ available_at: time, what: text }),
  /** The answer to one of a regime's questions, by its number from 1. */
  screened: z.strictObject({ regime: text, question: z.int().min(1), answer: z.enum(['yes', 'no']), because: text.nullable() }),
  /** It is due. `due`: the time that an authority gave, where the law names none. */
  'duty-required': z.strictObject({ ...duty, due: time.nullable(), because: text.nullable() }),
  /** It is not due, and why. `half`: as which of two people somebody says so; it counts once the other one does. */
  'duty-none': z.strictObject({ ...duty, because: text, half: z.enum(roles).nullable() }),
  /** Somebody filed it; `correction`: once more, with what was wrong put right. */
  'duty-filed': z.strictObject({ ...duty, filed_at: time, ref: text, correction: z.literal(true).optional() }),
  /** The authority confirmed that it has it. */
  'duty-received': z.strictObject({ ...duty, ref: text }),
  /** The dossier of a duty was prepared: SHA-256 of its text, saved with the case as a notice, and the fields that are missing in it. */
  'duty-prepared': z.strictObject({ ...duty, hash: text, missing: z.array(text) }),
  /** What a person wrote for one field of a regime's forms. */
  'duty-worded': z.strictObject({ regime: text, field: text, text }),
} as const; // prettier-ignore
