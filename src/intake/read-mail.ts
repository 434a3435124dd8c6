// Reads the bytes of one mail (RFC 5322, MIME) into what the intake knows of it. It opens no attachment and looks nothing up.
import { createHash } from 'node:crypto';
import PostalMime from 'postal-mime';
import type { Email } from 'postal-mime';
import { textOfHtml } from '../core/intake/html-text.ts';
import type { Attachment, Mail } from '../core/intake/mail.ts';
import { clean, oneLine } from '../core/words/clean.ts';

/** A mail, or why these bytes are none. */
export type ReadMail = { readonly mail: Mail } | { readonly wrong: string };

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** @param raw the message as a mail server hands it on, with or without its `From ` line */
export async function readMail(raw: Uint8Array): Promise<ReadMail> {
  if (raw.length === 0) return { wrong: 'expected a mail on standard input; got nothing' };
  const email = await parsed(raw);
  if (email === undefined || email.headers.every(({ value }) => value.trim() === ''))
    return { wrong: 'expected a mail: headers, an empty line, and its text; got something else' };
  return { mail: mailOf(email, sha256(raw)) };
}

function mailOf(email: Email, hash: string): Mail {
  const { name, address } = senderOf(email);
  return {
    id: idsIn(email.messageId)[0] ?? hash,
    answers: [...idsIn(email.inReplyTo), ...idsIn(email.references).toReversed()],
    name: oneLine(name).slice(0, 100),
    address: oneLine(address).slice(0, 320),
    subject: oneLine(email.subject ?? ''),
    text: clean(textOf(email)).trim(),
    attachments: email.attachments.map(attachment),
    headers: new Map(email.headers.toReversed().map(({ key, value }) => [key, value])),
  };
}

/** Whoever is to be answered. */
function senderOf({ from, replyTo }: Email): { readonly name: string; readonly address: string } {
  const [first = from] = replyTo ?? [];
  return { name: first?.name ?? '', address: first?.address ?? '' };
}

function textOf({ text, html }: Email): string {
  return text ?? (html === undefined ? '' : textOfHtml(html));
}

async function parsed(raw: Uint8Array): Promise<Email | undefined> {
  try {
    return await PostalMime.parse(withoutEnvelope(raw), { maxNestingDepth: 50 });
  } catch {
    return undefined;
  }
}

/** Some servers put a line `From ada@example.org Mon Nov 30 09:00:00 2026` above the headers. */
function withoutEnvelope(raw: Uint8Array): Uint8Array {
  const isEnvelope = Buffer.from(raw.subarray(0, 5)).toString('latin1') === 'From ';
  return isEnvelope ? raw.subarray(raw.indexOf(10) + 1) : raw;
}

function idsIn(header: string | undefined): readonly string[] {
  return (header?.match(/<[^<>\s]{1,998}>/gu) ?? []).map((id) => id.slice(1, -1));
}

function attachment({ filename, mimeType, content }: Email['attachments'][number]): Attachment {
  const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
  return { name: filename ?? 'without a name', type: mimeType, size: bytes.length, hash: sha256(bytes) };
}
