// `/psirt credit`: who is thanked in the advisory, as what, and whether they want it. No answer in time means anonymous.
import { allOf } from '../case/case.ts';
import { outsiderOf } from '../case/outsider.ts';
import { misread, read } from '../mistake.ts';
import type { Reading } from '../mistake.ts';
import { readOneOf } from './args.ts';
import { readCreditKind } from './choices.ts';
import { clausesOf } from './clauses.ts';
import type { Clause, Clauses } from './clauses.ts';
import type { Call, Command, Missing, Said, Word } from './command.ts';
import { newly, refuse } from './say.ts';
import { takeFrom } from './take.ts';
import type { Take } from './take.ts';
import { leads } from './who.ts';

export const creditCommand: Command = {
  name: 'credit',
  group: 'disclosure',
  summary: 'say who is credited, as what, and with their consent',
  who: leads,
  usage: ['credit @login|"<name>"|p1 [as <kind>] [consent yes|asked|anonymous|none]', 'credit anonymous|none'],
  examples: ['/psirt credit @ada as finder consent yes', '/psirt credit "R. Moe" as finder', '/psirt credit anonymous'],
  // Also once it is public: who answers late is named by a revision.
  when: 'open',
  run,
}; // prettier-ignore

const consents = ['yes', 'asked', 'anonymous', 'none'] as const;

interface Who {
  readonly who: string;
  readonly login: string | null;
}

function run(call: Call): Said {
  const take = takeFrom(call);
  const clauses = clausesOf(call.words, ['as', 'consent']);
  take.extra(1, clauses.head.to);
  const short = shortConsent(call.words[0]);
  const who = short === undefined ? takeWho(call, take) : reporterOf(call);
  const before = allOf(call.view.it, 'credit').findLast((credit) => credit.who === who?.who);
  const said = take.all({
    who,
    as: takeOr(clauses, 'as', (clause) => take.only(clause, readCreditKind)) ?? before?.as ?? 'reporter',
    consent:
      takeOr(clauses, 'consent', (clause) => take.only(clause, readConsent)) ??
      short ??
      before?.consent ??
      'asked',
  });
  if (said === undefined) return take.stop();
  if (said.consent === 'yes' && STAND_IN.test(said.who.who)) return refuse(call, 'E-ARGS', [nameless(said)]);
  return newly(before, { name: 'credit', ...said.who, as: said.as, consent: said.consent });
}

/** A consent alone is the reporter's; a name in quotes is a name. */
function shortConsent(first: Word | undefined): (typeof consents)[number] | undefined {
  const word = first?.quoted === false ? first.text.toLowerCase() : undefined;
  return consents.find((consent) => consent !== 'yes' && consent === word);
}

/** `p1` stands for an outsider wherever their name must not be; printed in an advisory it would thank nobody. */
const STAND_IN = /^p\d+$/u;

function nameless({ who, as }: { readonly who: Who; readonly as: string }): Missing {
  const what = `${who.who} only stands for a person; say the name or the @login that they want printed`;
  return { what, post: `/psirt credit "<name>" as ${as} consent yes` };
}

function readConsent(word: string): Reading<(typeof consents)[number]> {
  return readOneOf(word, consents);
}

/** The value of a clause; undefined where there is none, or where it was noted as wrong. */
function takeOr<T>(
  clauses: Clauses,
  keyword: string,
  taken: (clause: Clause) => T | undefined,
): T | undefined {
  const clause = clauses.of(keyword);
  return clause && taken(clause);
}

function takeWho(call: Call, take: Take): Who | undefined {
  const [first] = call.words;
  if (first?.text.startsWith('@') !== true) return take.word(0, readWho);
  const person = take.person(0);
  return person && { who: person.login, login: person.login };
}

/** Without a name it is about whoever reported. */
function reporterOf({ view }: Call): Who {
  return { who: outsiderOf(view) ?? 'p1', login: null };
}

/** A name as its owner writes it, also with a handle (`Jo Doe (@jo)`), but no mail address: it would be published with the name. */
function readWho(word: string): Reading<Who> {
  const fits = word !== '' && word.length <= 100 && !/^@|[^\s(]@|[<>]/u.test(word);
  return fits
    ? read({ who: word, login: null })
    : misread('a person: @login, a name in quotes, or p1', word, '@<login>');
}
