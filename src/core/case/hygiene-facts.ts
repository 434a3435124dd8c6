// The facts about what should not stand in a case: a live secret, or data of somebody who has nothing to do with it. What it was never
// stands in them.
import { z } from 'zod';

/** What a comment held. A closed list: words about a secret would soon hold the secret. */
export const redactedKinds = ['secret', 'personal-data'] as const;

export const hygieneFacts = {
  /** A comment of the case is taken away; `hash`: SHA-256 of its text as it was then. */
  redacted: z.strictObject({
    comment: z.number().int().positive(),
    of: z.enum(redactedKinds),
    hash: z.string(),
  }),
  /** Nothing is left that should not be there: everywhere else it was cleaned up and replaced too; null: there was nothing. */
  'report-clean': z.strictObject({ evidence: z.string().nullable() }),
} as const;
