// Splits the tail of a command line into words the way a shell does. It never throws: an unclosed quote is a letter.
import type { Word } from './command.ts';

/** A word together with how it was typed, so that free text can be given back unchanged. */
export interface TypedWord extends Word {
  readonly raw: string;
  /** The blanks before it. */
  readonly gap: string;
}

// Phones turn straight quotes into typographic ones, and not always in pairs, so each of them opens and closes.
const QUOTES = new Set(['"', '“', '”', '„']);
// What a word may be made of, tried in this order at each place: blanks end it.
const ESCAPE = /\\["“”„\\]/y;
const LETTERS = /[^\s"“”„\\]+/y;

/** Reads words: double quotes, straight or typographic, group; a backslash before a quote makes it a letter. */
export function readWords(text: string): readonly TypedWord[] {
  const words: TypedWord[] = [];
  let at = 0;
  for (;;) {
    const gap = matchAt(/\s*/y, text, at);
    at += gap.length;
    if (at >= text.length) return words;
    const word = wordAt(text, at);
    words.push({ ...word, gap });
    at += word.raw.length;
  }
}

function wordAt(text: string, start: number): Omit<TypedWord, 'gap'> {
  let at = start;
  let value = '';
  let quoted = false;
  while (at < text.length && !/\s/u.test(text.charAt(at))) {
    const end = QUOTES.has(text.charAt(at)) ? closingQuote(text, at + 1) : -1;
    const plain = matchAt(LETTERS, text, at) || matchAt(ESCAPE, text, at) || text.charAt(at);
    quoted ||= end !== -1;
    value += end === -1 ? unescaped(plain) : unescaped(text.slice(at + 1, end));
    at = end === -1 ? at + plain.length : end + 1;
  }
  return { text: value, quoted, raw: text.slice(start, at) };
}

// A quote that stays open is the last one of the text, so looking for its partner happens in vain only once.
function closingQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (QUOTES.has(text.charAt(at))) return at;
    at += Math.max(matchAt(ESCAPE, text, at).length - 1, 0);
  }
  return -1;
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

function unescaped(text: string): string {
  return text.replace(/\\(["“”„\\])/gu, '$1');
}

/** The free text from word `from` on, as typed; when all of it stands in one pair of quotes, without them. */
export function rest(words: readonly TypedWord[], from: number): string {
  const tail = words.slice(from);
  const [first, ...others] = tail;
  if (first === undefined) return '';
  if (others.length === 0 && first.quoted) return first.text;
  return first.raw + others.map((word) => word.gap + word.raw).join('');
}
