// What becomes of a mail: nothing, a word in a case that there is, or a case. It decides by the house's log and the settings alone.
import type { Case } from '../case/case.ts';
import type { Settings } from '../settings.ts';
import { caseInSubject, isAutomatic, isOfList, mailAct } from './mail.ts';
import type { Mail } from './mail.ts';

/** Why nothing becomes of it. */
export type Dropped = 'automatic' | 'of a list' | 'without a sender' | 'nothing watched';

export type Judged =
  | { readonly kind: 'dropped'; readonly why: Dropped }
  /** It was taken before. */
  | { readonly kind: 'known'; readonly number: number }
  /** It answers a mail of this case. */
  | { readonly kind: 'answer'; readonly number: number }
  | {
      readonly kind: 'case';
      readonly source: 'email' | 'list';
      /** Of a list: the thread. Two mails of one thread are one case. */
      readonly act: `mail:${string}`;
      readonly product: string | null;
      /** A case that the subject names, to be asked whether it knows the sender. */
      readonly perhaps: number | undefined;
    };

export interface Known {
  /** The house's own log. */
  readonly house: Case;
  readonly settings: Settings;
  /** The list that was read; undefined: it came to the address for reports. */
  readonly list: string | undefined;
}

/** Judges one mail. */
export function judgeMail(mail: Mail, { house, settings, list }: Known): Judged {
  const before = caseOf(house, mail.id);
  if (before !== undefined) return { kind: 'known', number: before };
  if (isAutomatic(mail)) return { kind: 'dropped', why: 'automatic' };
  if (list !== undefined) return judgeListed(mail, { house, settings, list });
  if (isOfList(mail)) return { kind: 'dropped', why: 'of a list' };
  if (mail.address === '') return { kind: 'dropped', why: 'without a sender' };
  const [number] = mail.answers.flatMap((id) => caseOf(house, id) ?? []);
  if (number !== undefined) return { kind: 'answer', number };
  return {
    kind: 'case',
    source: 'email',
    act: mailAct(mail.id),
    product: null,
    perhaps: caseInSubject(mail),
  };
}

/** A list says nothing to us: only what names something that we watch is news, once a thread. */
function judgeListed(mail: Mail, { house, settings, list }: Known & { readonly list: string }): Judged {
  const words = `${mail.subject}\n${mail.text}`.toLowerCase();
  const found = Object.entries(settings.lists[list] ?? {}).find(([, watched]) =>
    watched.some((word) => names(words, word.toLowerCase())),
  );
  if (found === undefined) return { kind: 'dropped', why: 'nothing watched' };
  const root = mail.answers.at(-1) ?? mail.id;
  const [number] = [...mail.answers, root].flatMap((id) => caseOf(house, id) ?? []);
  if (number !== undefined) return { kind: 'known', number };
  return { kind: 'case', source: 'list', act: mailAct(root), product: found[0], perhaps: undefined };
}

/** As a word of its own: `curl` is not named by `curly`. */
function names(text: string, word: string): boolean {
  const isLetter = (letter: string): boolean => /[\p{L}\p{N}]/u.test(letter);
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!isLetter(text.charAt(at - 1)) && !isLetter(text.charAt(at + word.length))) return true;
  }
  return false;
}

/** The case that a mail became, or was put into; undefined where the mail is not known. */
function caseOf(house: Case, id: string): number | undefined {
  const receipt = house.acts.get(mailAct(id))?.receipt;
  const number = receipt?.result === 'failed' ? undefined : receipt?.made['number'];
  return number === undefined ? undefined : Number(number);
}
