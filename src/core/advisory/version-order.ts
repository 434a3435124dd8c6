// Which of two versions of an ecosystem is the newer one. Orders any two texts, sensible or not; judges no text: see range-reading.ts.
import semver from 'semver';
import { ecosystemRow } from './ecosystem.ts';
import { remembered } from '../remembered.ts';
import type { Ecosystem } from './ecosystem.ts';

/**
 * Compares two versions: negative when `a` is older, positive when it is newer, 0 when they are the same release.
 *
 * Ecosystems with Semantic Versioning use its precedence (https://semver.org, item 11); missing parts count as 0. All others, and
 * versions that are not semantic ones, use general rules close to PEP 440, Maven and RubyGems: an epoch `1!` first; then numbers
 * and words in turn; trailing zeros mean nothing; dev < alpha < beta < milestone < rc, pre < snapshot < the release itself < post,
 * sp, patch < a further number; a word nobody knows means a pre-release, but in Maven a variant after the release.
 */
export function compareVersions(ecosystem: Ecosystem, a: string, b: string): number {
  const { scheme } = ecosystemRow(ecosystem);
  const [first, second] =
    scheme === 'semver' ? [semanticVersion(a), semanticVersion(b)] : [undefined, undefined];
  if (first !== undefined && second !== undefined) return semver.compare(first, second);
  const unknown = scheme === 'maven' ? rankOfVariant : rankOfUnknown;
  return compareKeys(generalKey(a, unknown), generalKey(b, unknown));
}

/** A version as Semantic Versioning spells it, with missing parts as 0 and without `v`; undefined when it isn't one. */
export const semanticVersion = remembered(1000, (text): string | undefined => {
  const [, numbers, rest = ''] = /^v?(\d+(?:\.\d+){0,2})([-+].*)?$/.exec(text) ?? [];
  if (numbers === undefined) return undefined;
  const padded = [...numbers.split('.'), '0', '0'].slice(0, 3).map((part) => part.replace(/^0+(?=\d)/, ''));
  return semver.valid(padded.join('.') + rest) === null ? undefined : padded.join('.') + rest;
});

/** One place in a version. Ranks decide, then numbers, then words. */
interface Key {
  readonly rank: number;
  readonly digits: string;
  readonly word: string;
}

const words: readonly (readonly string[])[] = [
  ['dev'],
  ['a', 'alpha'],
  ['b', 'beta'],
  ['m', 'milestone'],
  ['c', 'rc', 'cr', 'pre', 'preview'],
  ['snapshot'],
];
const releaseWords = ['final', 'ga', 'release'];
const laterWords = ['post', 'sp', 'p', 'pl', 'patch', 'r', 'rev'];
const rankOfUnknown = words.length;
const rankOfEnd = rankOfUnknown + 1;
const rankOfLater = rankOfEnd + 1;
const rankOfVariant = rankOfLater + 1;
const rankOfNumber = rankOfVariant + 1;
const end: Key = { rank: rankOfEnd, digits: '', word: '' };

function generalKey(text: string, unknown: number): readonly Key[] {
  const lower = text.toLowerCase();
  const epoch = /^\d+(?=!)/.exec(lower)?.[0] ?? '0';
  const rest = lower.replace(/^(\d+!)?v?/, '').replace(/\+.*$/s, '');
  const keys = (rest.match(/\d+|[a-z]+/g) ?? [])
    .map((token) => keyOf(token, unknown))
    .filter((key) => key !== end);
  const isZero = (key: Key | undefined): boolean => key?.rank === rankOfNumber && key.digits === '';
  // A zero counts only when a number other than zero follows before the next word.
  const kept = keys.filter((key, index) => {
    if (!isZero(key)) return true;
    const next = keys.slice(index).find((later) => !isZero(later));
    return next?.rank === rankOfNumber;
  });
  return [keyOf(epoch, unknown), ...kept];
}

function keyOf(token: string, unknown: number): Key {
  if (/^\d/.test(token)) return { rank: rankOfNumber, digits: token.replace(/^0+/, ''), word: '' };
  if (releaseWords.includes(token)) return end;
  if (laterWords.includes(token)) return { rank: rankOfLater, digits: '', word: '' };
  const known = words.findIndex((group) => group.includes(token));
  return known === -1 ? { rank: unknown, digits: '', word: token } : { rank: known, digits: '', word: '' };
}

function compareKeys(a: readonly Key[], b: readonly Key[]): number {
  const longer = a.length < b.length ? b : a;
  return longer.reduce((so, _key, place) => so || compareKey(a[place] ?? end, b[place] ?? end), 0);
}

function compareKey(a: Key, b: Key): number {
  return (
    a.rank - b.rank ||
    a.digits.length - b.digits.length ||
    compareText(a.digits, b.digits) ||
    compareText(a.word, b.word)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
