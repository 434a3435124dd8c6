// A line that was refused, as the log keeps it: names and addresses of people outside become gaps to fill in, since they stand in one
// comment of the case and nowhere else; and what was typed beside a comment that is to go may be what has to go.
import { mailsIn } from '../words/mails.ts';
import type { Word } from './command.ts';
import { typed } from './say.ts';
import { readWords } from './words.ts';

/** A text without mail addresses; what is left of one stands as `<contact>`. */
export function withoutMails(text: string): string {
  return mailsIn(text).reduce((safe, mail) => safe.replaceAll(mail, '<contact>'), text);
}

/** Verbs after which somebody outside is named. */
const NAMING = new Set(['party', 'notify', 'redact']);

const TOO_MUCH = /“.*” is too much here$/su;
const GOT = /; got (?!nothing$).*$/su;

/** What is wrong with such a line, without what was typed in the place of a name. */
export function withoutTyped(verb: string, what: string): string {
  const isNaming = NAMING.has(verb);
  const safe = isNaming ? what.replace(GOT, '; got something else') : what;
  const names = isNaming || verb === 'embargo' || safe.startsWith('embargo: ');
  return withoutMails(names ? safe.replace(TOO_MUCH, 'the words at the end are too much here') : safe);
}

const LINE = /^(\s*\/psirt\s+)(\S+)(.*)$/su;
/** Words that name nobody: references, groups, dates, members of the team, and what the commands themselves say. */
const PLAIN =
  /^(?:p\d+|us|all|reporter|distros|vendors?|coordinators?|distributors?|downstream|authority|authorities|keeps|disregards|accept|decline|ready|left|remove|breached|@.*|\+?\d.*|<.*>)$/iu;
/** The line with gaps where somebody outside is named. */
export function withoutOutsiders(line: string): string {
  const [, head = '', verb = '', tail = ''] = LINE.exec(line) ?? [];
  const words = readWords(tail);
  const called = verb.toLowerCase();
  if (words.length === 0) return withoutMails(line);
  if (called === 'redact') return [`${head}${verb}`, ...words.map((word, at) => (isRedacting(word, at) ? word.text : '<what>'))].join(' '); // prettier-ignore
  if (called === 'party' && isWord(words[0], 'add')) return `${head}${verb} add <name> ${roleIn(words)} <contact>`;
  if (NAMING.has(called)) return [`${head}${verb}`, ...words.map(asGap)].join(' ');
  const named = bySomebody(words, called);
  return withoutMails(named === undefined ? line : [`${head}${verb}`, ...words.map((word, at) => (named.has(at) ? asGap(word) : typed(word)))].join(' ')); // prettier-ignore
} // prettier-ignore

const isWord = (word: Word | undefined, text: string): boolean =>
  word?.quoted === false && word.text.toLowerCase() === text;

const asGap = (word: Word): string => (!word.quoted && PLAIN.test(word.text) ? word.text : '<party>');

/** Which comment, and which of the words that say what it held. */
function isRedacting({ text, quoted }: Word, at: number): boolean {
  const known = at === 0 ? /^(?:done|none|<[a-z ]+>|(?:https:\/\/github\.com\/[\w./-]+)?(?:#issuecomment-)?\d{1,15})$/iu : /^(?:secret|personal-data|<[a-z| ]+>)$/iu; // prettier-ignore
  return !quoted && known.test(text);
}

/** The role where it was typed in its place. */
function roleIn(words: readonly Word[]): string {
  const role = words[2]?.text.toLowerCase() ?? '';
  return /^(?:vendor|coordinator|distributor|downstream|authority)$/u.test(role) ? role : '<role>';
}

/** The places of names after `by` or `owner` of an embargo, its own or inline in another line; undefined where there are none. */
function bySomebody(words: readonly Word[], verb: string): ReadonlySet<number> | undefined {
  const from = verb === 'embargo' ? -1 : words.findIndex((word) => isWord(word, 'embargo'));
  if (from === -1 && verb !== 'embargo') return undefined;
  const places = words.flatMap((word, at) =>
    at > from && (isWord(word, 'by') || isWord(word, 'owner')) ? [at + 1] : [],
  );
  return places.some((at) => words[at] !== undefined && asGap(words[at]) !== words[at].text) ? new Set(places) : undefined; // prettier-ignore
}
