// Looks for what must not become public in a text that is about to. Tells places, never the words found there: hits may be logged.
import { unmasked, withoutMarks } from './unmasked.ts';
import type { Unmasked } from './unmasked.ts';

/** What is private about a case. Everything is matched as written, wherever capitals don't matter without regard to them. */
export interface PrivateThings {
  /** Full names of private repositories: `acme/psirt`. */
  readonly repositories: readonly string[];
  /** Numbers of this case and of those it is linked with. */
  readonly caseNumbers: readonly number[];
  readonly emails: readonly string[];
  /** People who haven't said yes to being named. */
  readonly names: readonly string[];
  /** Accounts on GitHub of people who haven't: found where they stand as accounts, and alone where they are no plain word. */
  readonly logins: readonly string[];
  /** Other words that must not appear, such as code names. */
  readonly words: readonly string[];
}

export type RedactionRule =
  'repository' | 'case-number' | 'email' | 'name' | 'word' | 'embargo-mark' | 'secret';

/** Something private in a text: which rule found it and where; line and column count from 1. */
export interface RedactionHit {
  readonly rule: RedactionRule;
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

// TLP:CLEAR alone is public: https://www.first.org/tlp/. Small letters are prose: "the embargo ended".
const embargoMarks = [
  /\bTLP[\s:_-]{1,3}(?:GREEN|AMBER(?:\+STRICT)?|RED)\b/gi,
  /\bEMBARGO(?:ED)?\b/g,
  /\bembargo(?:ed)?\s{1,9}(?:un)?till?\b/gi,
];

// What GitHub calls a temporary private fork; small letters, other than an advisory's own id.
const anyFork = /(?<=\w)-ghsa(?:-[23456789cfghjmpqrvwx]{4}){3}(?!\w)/g;

// Here and below no two parts beside each other take the same character, and what may begin anywhere is bounded: else a text
// could be made that takes the square or the cube of its length.
const between = '[\\s_:#-]*';

const secrets = [
  /-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----/g,
  /gh[pousr]_[A-Za-z0-9]{36,}/g,
  /ghs_[\w.-]{60,}/g,
  /github_pat_[A-Za-z0-9_]{22,}/g,
  /(?:AKIA|ASIA)[A-Z2-7]{16}/g,
  /xox[abeoprs]-[A-Za-z0-9-]{10,}/g,
  /glpat-[\w-]{20,}/g,
  /npm_[A-Za-z0-9]{36,}/g,
  /eyJ[\w-]{8,512}\.eyJ[\w-]{8,4096}\.[\w-]{8,}/g,
];

/** Every place of a text that holds something private, in the order of the text. */
export function findPrivate(text: string, things: PrivateThings): readonly RedactionHit[] {
  // As a reader sees it, and once more without emphasis and tags: what they split is read as one.
  const looked = unmasked(text);
  const looks = [looked, withoutMarks(looked)];
  const spans = rulesFor(things).flatMap(([rule, matchers]) =>
    matchers.flatMap((matcher) => looks.flatMap((look) => spansOf(look, { rule, matcher }))),
  );
  const each = new Map(spans.map((span) => [`${span.rule} ${span.start} ${span.end}`, span]));
  return hitsOf(
    text,
    [...each.values()].toSorted((a, b) => a.start - b.start),
  );
}

function rulesFor(things: PrivateThings): readonly (readonly [RedactionRule, readonly RegExp[]])[] {
  const { repositories, caseNumbers } = things;
  const bareNames = repositories.map((name) => quoted(name.slice(name.indexOf('/') + 1)));
  const called = ['\\bcase', ...bareNames.map((name) => `(?<![\\w/-])${name}(?=#)`)].join('|');
  return [
    [
      'repository',
      [...repositories.map((name) => new RegExp(`(?<![\\w.-])${quoted(name)}(?![\\w-])`, 'gi')), anyFork],
    ],
    [
      'case-number',
      caseNumbers.map(
        (number) =>
          new RegExp(`(?:${called})${between}(?:(?:no\\.|number)${between})?${number}(?!\\.?\\d)`, 'gi'),
      ),
    ],
    ['email', things.emails.map((email) => new RegExp(quoted(email), 'gi'))],
    ['name', [...things.names.map(nameMatcher), ...things.logins.map(loginMatcher)]],
    ['word', things.words.map((word) => new RegExp(quoted(word), 'gi'))],
    ['embargo-mark', embargoMarks],
    ['secret', secrets],
  ];
}

/** A name of several words is the same in any capitals; one word alone may be a common word, so it must be written the same. */
function nameMatcher(name: string): RegExp {
  const words = name.trim().split(/\s+/);
  const pattern = words.map(quoted).join('\\s+');
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`,
    words.length > 1 || /\d/.test(name) ? 'giu' : 'gu',
  );
}

/** `reporter` is somebody's login, and a word that every advisory needs. */
function loginMatcher(login: string): RegExp {
  const before = /[\d-]/.test(login) ? '(?<![\\w-])' : '(?<=@|github\\.com/)';
  return new RegExp(`${before}${quoted(login)}(?![\\w-])`, 'giu');
}

interface Span {
  readonly rule: RedactionRule;
  readonly start: number;
  readonly end: number;
}

function spansOf(
  { plain, at }: Unmasked,
  { rule, matcher }: { rule: RedactionRule; matcher: RegExp },
): readonly Span[] {
  return [...plain.matchAll(matcher)]
    .filter(([found]) => found !== '')
    .map(({ index, 0: found }) => ({
      rule,
      start: Number(at[index]),
      end: Number(at[index + found.length - 1]) + 1,
    }));
}

/** Where the spans stand, which come in the order of the text: it is gone through once. */
function hitsOf(text: string, spans: readonly Span[]): readonly RedactionHit[] {
  let line = 1;
  let begun = 0;
  let ends = text.indexOf('\n');
  return spans.map(({ rule, start, end }) => {
    while (ends !== -1 && ends < start) {
      line += 1;
      begun = ends + 1;
      ends = text.indexOf('\n', begun);
    }
    return { rule, line, column: start - begun + 1, length: end - start };
  });
}

function quoted(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
