// The facts about people outside who take part in a case: who they are by reference, what they were told, what they call it. No name and no
// address of anybody stands in them.
import { z } from 'zod';

export const partyRoles = ['vendor', 'coordinator', 'distributor', 'downstream', 'authority'] as const;
const acts = ['add', 'accept', 'decline', 'ready', 'left', 'remove', 'breached'] as const;
const text = z.string();

export const outsideFacts = {
  /**
   * Somebody who takes part, as `p2`. `place`: the line of the comment that named them; `formerly`: an earlier reference of the same name in
   * this case; `silence`: of one that left.
   */
  party: z.strictObject({
    party: text,
    act: z.enum(acts),
    role: z.enum(partyRoles).nullable(),
    silence: z.enum(['keeps', 'disregards']).nullable(),
    place: z.number().int().nullable(),
    formerly: text.nullable(),
  }),
  /** The pre-notification goes to these parties, or to the list `distros`. */
  notified: z.strictObject({ to: z.array(text) }),
  /** What another coordinator calls it; with an address that everybody can read once the advisory is out. */
  reference: z.strictObject({ id: text, url: text.nullable() }),
} as const;
