// The facts about legal duties: since when we are aware of what, how questions were answered, and what was decided and filed. Filing is
// done by people elsewhere; these facts say that it was.
import { z } from 'zod';
import { awareEvents, dutyActs, screenedAnswers } from './duty-lists.ts';
import { roles } from './fact-lists.ts';

const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);

export const dutyFacts = {
  /** Since when we are aware of it, and how we know: a person says it, nobody guesses it. The last word on an event counts. */
  aware: z.strictObject({ event: z.enum(awareEvents), aware_at: time, basis: z.string() }),
  /** A question of a regime, by its name, and the answer. It decides nothing. */
  screened: z.strictObject({
    regime: z.string(),
    question: z.string(),
    answer: z.enum(screenedAnswers),
    because: z.string().nullable(),
  }),
  /** What people wrote for a field of a form, by the field's label: it stands in every stage that asks for it. */
  dossier: z.strictObject({ regime: z.string(), field: z.string(), text: z.string() }),
  /** What was decided or done about one stage of a regime, for one event. */
  duty: z.strictObject({
    regime: z.string(), stage: z.string(), event: z.enum(awareEvents), act: z.enum(dutyActs),
    /** When it was filed or corrected, as whoever did it says. */
    filed_at: time.nullable(),
    /** What the receiving side calls it. */
    ref: z.string().nullable(),
    because: z.string().nullable(),
    /** Filed: when it was due then, null without a date; required: the date that was given with it. It never changes afterwards. */
    due: time.nullable(),
    /** Filed or corrected: the awareness that counted then. */
    aware_at: time.nullable(),
    /** `not-required`: as which of two people somebody says it; it counts once the other one does. */
    half: z.enum(roles).optional(),
  }), // prettier-ignore
} as const;
