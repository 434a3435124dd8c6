// Reads the name and the contact of a party as somebody types them. A mistake never repeats what was typed: it may be somebody's name.
import { misread, read } from '../mistake.ts';
import type { Reading } from '../mistake.ts';

const NAME =
  /^(?!p\d+$|us$|all$|reporter$|distros$)[\p{L}\p{N}](?:[\p{L}\p{N} .,&+'’()/_-]{0,58}[\p{L}\p{N}.)+])?$/iu;
const MAIL = /^[^\s<>()@`"]{1,64}@[^\s<>()@`"]{1,255}$/u;
const LOGIN = /^@[a-z\d](?:-?[a-z\d]){0,38}$/iu;
const ADDRESS = /^https:\/\/[^\s<>`"@]{1,300}$/u;

/** The name of a company, a project or a coordinator; more than one word stands in quotes. */
export function readPartyName(word: string): Reading<string> {
  return NAME.test(word)
    ? read(word)
    : misread('a name of at most 60 letters and digits, in quotes where it has several words', unsaid(word), '<name>');
} // prettier-ignore

/** How to reach them: a mail address, an https address, or a login on GitHub. */
export function readContact(word: string): Reading<string> {
  return MAIL.test(word) || LOGIN.test(word) || ADDRESS.test(word)
    ? read(word)
    : misread('a mail address, an https address or a @login', unsaid(word), '<contact>');
}

const unsaid = (word: string): string => (word === '' ? '' : 'something else');
