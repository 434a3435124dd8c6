// The facts about texts that leave the house: what people wrote for them, what was drafted, and what is to go out.
import { z } from 'zod';

const text = z.string();

/** Every text that leaves the house or goes around in it. A variant of a text, such as the short no, has no name here. */
export const notices = [
  'ack', 'question', 'accept', 'decline', 'duplicate', 'update', 'published', 'thanks', 'data-seen', 'upstream', 'embargo',
  'party-invite', 'prenotify', 'broken', 'advisory', 'bulletin', 'notes', 'kb', 'oss-security', 'mail', 'social', 'brief', 'staff',
  'faq', 'dpo', 'gdpr-people', 'review', 'withdraw-ghsa', 'reject-cve', 'statement',
] as const; // prettier-ignore

/** Messages to the reporter that hang on a time or on what became known. */
export const owedForms = ['cve', 'date', 'verify', 'tomorrow'] as const;

const notice = z.enum(notices);
const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);

export const noticeFacts = {
  /** What somebody wrote for one field of a notice; the latest word on a field counts. */
  worded: z.strictObject({ notice, field: text, text }),
  /** A notice was drafted: SHA-256 of its text, saved with the case as a notice, and the fields that are still missing in it. */
  drafted: z.strictObject({ notice, hash: text, gaps: z.array(text) }),
  /** Exactly this text goes out: to whoever reported it in the advisory's thread, to all others when somebody says `sent`. */
  sending: z.strictObject({ notice, hash: text, to: text.nullable() }),
  /**
   * The bot saw that the reporter is owed a word that no fact of a person's gives rise to: the CVE ID is known, a date moved, there is
   * something to look at before, it is tomorrow. `about`: which one, so that each is owed once.
   */
  owed: z.strictObject({ form: z.enum(owedForms), about: text }),
  /** By when whoever reported it wants to publish, as they said by another way than the report; null: they set none any more. */
  'reporter-deadline': z.strictObject({ deadline: time.nullable() }),
  /** Somebody sent a notice by hand, outside GitHub. `to`: which party, as `p2`; `hash`: of its text, where one was drafted. */
  sent: z.strictObject({ notice, channel: text, to: text.optional(), hash: text.optional() }),
} as const;
