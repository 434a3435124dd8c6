// The facts by which people sign, agree, say no or stop: what it takes two for.
import { z } from 'zod';
import { roles } from './fact-lists.ts';

const text = z.string();
const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);

export const signingFacts = {
  /** First signature: exactly this approval form, saved as a notice, is to be published. */
  'publish-requested': z.strictObject({
    hash: text,
    early: z.boolean(),
    notice: text,
    expires: time,
    /** The requester's roles, judged now and never again. */
    roles: z.array(z.enum(roles)),
    fix_authors: z.array(z.number().int()),
    /** The number of the version that it is to replace, where one is public for good. */
    revises: z.number().int().optional(),
    /** Why it is to be withdrawn, as everybody may read it. */
    withdraws: text.optional(),
  }),
  /** What became known fills gaps of what was signed as `form` and is public: by its rule, so nobody signs again. */
  revision: z.strictObject({ form: text, note: text }),
  /** Second signature. `self` marks the requester's own, where the settings in force allow it. */
  approved: z.strictObject({
    what: z.enum(['publish', 'remedy', 'severity', 'decline', 'wontfix', 'embargo', 'settings', 'notice']), hash: text, self: z.boolean(),
    /** Agreement to a remedy: the roles of whoever agrees, judged now and never again. */
    roles: z.array(z.enum(roles)).optional(),
  }), // prettier-ignore
  rejected: z.strictObject({ what: text, hash: text, because: text }),
  /** A psirt-lead alone did what takes two, and says why. */
  'break-glass': z.strictObject({ act: z.enum(['publish', 'embargo']), because: text }),
  held: z.strictObject({ because: text }),
  unheld: z.strictObject({}),
} as const;
