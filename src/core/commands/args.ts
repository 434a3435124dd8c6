// Reads the single words that commands take: people, cases, choices, addresses, identifiers. It returns values, never exceptions,
// and knows no case: whether a person may, or a case exists, is asked elsewhere.
import type { Reading } from '../mistake.ts';
import { misread, read } from '../mistake.ts';
import { nearest } from './nearest.ts';

const LONGEST_URL = 2_048;
// GitHub: at most 39 letters, digits and single hyphens; managed users carry `_` and their company's short code.
const LOGIN = /^@(?=.{1,60}$)[a-z\d]+(?:[-_][a-z\d]+)*-?$/iu;
const GHSA_ALPHABET = '23456789cfghjmpqrvwx';
const GHSA = new RegExp(`^GHSA(-[${GHSA_ALPHABET}]{4}){3}$`, 'iu');

/** `@ada` -> `ada`, as typed. */
export function readPerson(word: string): Reading<string> {
  return LOGIN.test(word) ? read(word.slice(1)) : misread('a GitHub user, @login', word, '@<login>');
}

/** `#12` -> 12; cases of this repository only. */
export function readCaseReference(word: string): Reading<number> {
  return /^#[1-9]\d{0,8}$/u.test(word)
    ? read(Number(word.slice(1)))
    : misread('the number of a case in this repository', word, '#12');
}

/**
 * One word of a closed list, in any case; `aliases` maps other words to one of the list.
 * The example of a mistake is what was probably meant.
 */
export function readOneOf<const T extends string>(
  word: string,
  options: readonly [T, ...T[]],
  aliases: Readonly<Record<string, T>> = {},
): Reading<T> {
  const typed = word.toLowerCase();
  const chosen = options.find((option) => option.toLowerCase() === typed);
  if (chosen !== undefined) return read(chosen);
  const aliased = new Map(Object.entries(aliases)).get(typed);
  if (aliased !== undefined) return read(aliased);
  // Which one nobody said, nobody but them knows.
  const example =
    word === '' && options.length > 1 ? `<${options.join('|')}>` : (nearest(word, options) ?? options[0]);
  return misread(`one of ${options.join(', ')}`, word, example);
}

/** An https address without user or password, at most 2,048 characters; Markdown's angle brackets are taken off. */
export function readUrl(word: string): Reading<string> {
  const typed = /^<(.*)>$/u.exec(word)?.[1] ?? word;
  const expected = 'an https address without user and password';
  const example = 'https://github.com/acme/widget/pull/7';
  if (typed.length > LONGEST_URL || /[\s<>"`\\]/u.test(typed) || !URL.canParse(typed)) {
    return misread(expected, word, example);
  }
  const url = new URL(typed);
  const plain = url.protocol === 'https:' && url.username === '' && url.password === '';
  return plain ? read(url.href) : misread(expected, word, example);
}

/** `CVE-2026-12345`, in capitals. */
export function readCve(word: string): Reading<string> {
  return /^CVE-(?:1999|2\d{3})-\d{4,19}$/iu.test(word)
    ? read(word.toUpperCase())
    : misread('a CVE ID', word, 'CVE-2026-12345');
}

/** `CWE-79`, in capitals. Whether the weakness exists is not asked here. */
export function readCwe(word: string): Reading<string> {
  return /^CWE-[1-9]\d{0,4}$/iu.test(word) ? read(word.toUpperCase()) : misread('a CWE ID', word, 'CWE-79');
}

/** `GHSA-xxxx-xxxx-xxxx` as GitHub writes it: the letters in lower case. */
export function readGhsa(word: string): Reading<string> {
  return GHSA.test(word)
    ? read(`GHSA${word.slice(4).toLowerCase()}`)
    : misread('the ID of a GitHub advisory', word, 'GHSA-23xf-4w9c-xmr7');
}
