// A mail as the intake knows it, and what is no report: answers of machines, and mails of lists that reach the address for reports. It
// reads no bytes and knows no case.
import { hashOf } from '../case/log.ts';

export interface Attachment {
  /** As the sender named it. */
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256, 64 hex digits. */
  readonly hash: string;
}

export interface Mail {
  /** The Message-ID without angle brackets; of a mail without one, a hash of all of it. */
  readonly id: string;
  /** Message-IDs that it answers, the nearest first. */
  readonly answers: readonly string[];
  readonly name: string;
  /** Empty where nobody can be answered. */
  readonly address: string;
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** Headers by their names in lower case; the first of each. */
  readonly headers: ReadonlyMap<string, string>;
}

/** The act of the house under which a mail is known: it gives away neither sender nor server. */
export function mailAct(id: string): `mail:${string}` {
  return `mail:${hashOf(id).slice(0, 32)}`;
}

/** Whether a machine answered: an absence, a bounce, a receipt. Source: RFC 3834, sections 2 and 5. */
export function isAutomatic({ headers }: Mail): boolean {
  const says = (name: string): string => headers.get(name)?.trim().toLowerCase() ?? '';
  const submitted = says('auto-submitted');
  return (
    (submitted !== '' && !submitted.startsWith('no')) ||
    says('return-path') === '<>' ||
    ['bulk', 'junk', 'auto_reply'].includes(says('precedence')) ||
    says('content-type').startsWith('multipart/report') ||
    ['x-autoreply', 'x-autorespond'].some((name) => headers.has(name))
  );
}

/** Whether it came through a mailing list. Source: RFC 2919 and RFC 2369. */
export function isOfList({ headers }: Mail): boolean {
  return ['list-id', 'list-post', 'list-unsubscribe'].some((name) => headers.has(name));
}

/** The case that a subject names, `Case 42`: worth something only together with a sender whom that case knows. */
export function caseInSubject({ subject }: Mail): number | undefined {
  const [, number] = /\bcase[ #]{1,2}([1-9]\d{0,8})\b/iu.exec(subject) ?? [];
  return number === undefined ? undefined : Number(number);
}
