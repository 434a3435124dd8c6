// The body of the issue that a mail becomes: the text as it came, in a block in which it means nothing to GitHub, then what was attached.
// Sender and address stand in neither: they belong into the one comment about people.
import { mailsIn } from '../words/mails.ts';
import { markerOf } from '../words/marker.ts';
import { peopleTitle } from '../words/people-title.ts';
import { codeSpan, cut, plain, quoted } from '../words/safe.ts';
import type { Mail } from './mail.ts';

/** GitHub takes 65,536 characters of a body. */
const longestText = 55_000;
const mostAttachments = 20;
/** A shorter name is part of too many words. */
const shortestName = 4;

/** What the sender is called: `p1` where they stand in the comment about people, else by no name. */
export type Called = 'p1' | 'the sender';

/** A text in which the sender is called so. */
function withoutSender({ name, address }: Mail, text: string, called: Called): string {
  const told = [address, ...mailsIn(address), ...(name.length < shortestName ? [] : [name])];
  return told
    .filter((personal) => personal !== '')
    .toSorted((a, b) => b.length - a.length)
    .reduce((without, personal) => without.replaceAll(new RegExp(escaped(personal), 'giu'), called), text);
}

const escaped = (text: string): string => text.replace(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`);

/** The title of the issue until the case gives it its own. */
export function mailTitle(mail: Mail, called: Called): string {
  return plain(cut(withoutSender(mail, mail.subject, called), 200)) || 'Report by mail';
}

/** What stands below the marker. */
export function mailBody(mail: Mail, called: Called): string {
  const text = withoutSender(mail, mail.text, called);
  const shown = mail.attachments.slice(0, mostAttachments);
  const more = mail.attachments.length - shown.length;
  return [
    quoted(text, longestText),
    ...(text.length > longestText ? [`The text was cut: it has ${text.length} characters. The mailbox has all of it.`] : []),
    ...(shown.length === 0 ? [] : ['Attached to the mail, and left there: nothing of it was opened or copied.']),
    ...(shown.length === 0 ? [] : [shown.map(line).join('\n')]),
    ...(more > 0 ? [`… and ${more} more`] : []),
  ].join('\n\n'); // prettier-ignore
}

function line({ name, type, size, hash }: Mail['attachments'][number]): string {
  return `- ${codeSpan(name, 100)} (${codeSpan(type, 60)}, ${size} bytes, SHA-256 \`${hash}\`)`;
}

/** The comment about people of a case that a mail opened. */
export function peopleBody({ name, address }: Mail): string {
  const named = name === '' ? '' : `${codeSpan(name)} · `;
  return [markerOf('parties'), peopleTitle, `- p1: ${named}${codeSpan(address, 320)}`].join('\n');
}

/** An answer, as the case shows it below its marker; whoever is in the thread may write one. */
export function answerBody(mail: Mail, called: Called): string {
  const who =
    called === 'p1' ? 'p1' : 'somebody in the thread who does not stand in the comment about people';
  return `**Answer by mail** of ${who}\n\n${mailBody(mail, called)}`;
}

/** The text of a mail in the body of its issue; undefined where nobody filled it yet. */
export function textInBody(body: string): string | undefined {
  const [, , text] = /^(`{3,})text\n([\s\S]*?)\n\1$/mu.exec(body.replaceAll('\r\n', '\n')) ?? [];
  return text;
}
