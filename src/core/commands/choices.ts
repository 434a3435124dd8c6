// Readers of the words that only commands know: severities and roles with their other names, lines, commits. They know no case.
import {
  assignableRoles,
  creditKinds,
  justifications,
  mitigationKinds,
  notices,
  severities,
} from '../case/fact.ts';
import { misread, read } from '../mistake.ts';
import type { Reading } from '../mistake.ts';
import { readOneOf } from './args.ts';
import type { Reader } from './take.ts';

type Severity = (typeof severities)[number];
type Mitigation = (typeof mitigationKinds)[number];
type Justification = (typeof justifications)[number];

/** A severity; `moderate` and `important` are other names for medium and high. */
export function readSeverity(word: string): Reading<Severity> {
  return readOneOf(word, severities, { moderate: 'medium', important: 'high' });
}

const shortJustifications: Readonly<Record<string, Justification>> = {
  'component-not-present': 'component_not_present',
  'code-not-present': 'vulnerable_code_not_present',
  'not-in-execute-path': 'vulnerable_code_not_in_execute_path',
  'not-controllable': 'vulnerable_code_cannot_be_controlled_by_adversary',
  'already-mitigated': 'inline_mitigations_already_exist',
};
const shortNames = Object.keys(shortJustifications).join(', ');

/** A justification of VEX, in full (with `_` or `-`) or short. */
export function readJustification(word: string): Reading<Justification> {
  const reading = readOneOf(word.replaceAll('-', '_'), justifications);
  const short = new Map(Object.entries(shortJustifications)).get(word.toLowerCase());
  if (short !== undefined) return read(short);
  return reading.ok ? reading : misread(`a justification: ${shortNames}`, word, 'not-in-execute-path');
}

/** The kind of a credit, with `_` or `-`. */
export function readCreditKind(word: string): Reading<(typeof creditKinds)[number]> {
  return readOneOf(word.replaceAll('-', '_'), creditKinds);
}

/** The name of a notice. All of them in a line to copy would help nobody. */
export function readNotice(word: string): Reading<(typeof notices)[number]> {
  return word === ''
    ? misread('the name of a notice, such as ack', word, '<notice>')
    : readOneOf(word, notices);
}

/** A party by its reference in the record. */
export function readPartyReference(word: string): Reading<string> {
  return /^(?:p[1-9]\d{0,3}|distros)$/iu.test(word)
    ? read(word.toLowerCase())
    : misread('the reference of a party, as the card names it', word, 'p2');
}

/** Kinds of mitigation, with commas between them. */
export function readMitigations(word: string): Reading<Mitigation[]> {
  const kinds: Mitigation[] = [];
  for (const name of word.split(',')) {
    const kind = readOneOf(name, mitigationKinds);
    if (!kind.ok) return kind;
    kinds.push(kind.value);
  }
  return read(kinds);
}

/** A role that can be given on one case; `dev` and `lead` are short names. */
export function readAssignable(word: string): Reading<(typeof assignableRoles)[number]> {
  return readOneOf(word, assignableRoles, { dev: 'fix-dev', lead: 'case-lead' });
}

/** One of some names that are only known at run time; any word where there are none. */
export function oneOfNames(names: readonly string[]): Reader<string> {
  const [first, ...others] = names;
  if (first !== undefined) return (word) => readOneOf(word, [first, ...others]);
  return (word) => (word === '' ? misread('a name', word, 'main') : read(word));
}

const COMMIT = /^(?:https:\/\/github\.com\/[^/\s]+\/[^/\s]+\/commit\/)?([0-9a-f]{7,40})$/iu;

/** A commit: 7 to 40 hexadecimal digits, or its address on GitHub. */
export function readCommit(word: string): Reading<string> {
  const sha = COMMIT.exec(word)?.[1]?.toLowerCase();
  return sha === undefined
    ? misread('a commit, 7 to 40 hexadecimal digits', word, '4f9c2a1e5d6b7a80')
    : read(sha);
}

/** A comment by its number; where its address was given, with the issue that it belongs to. */
export interface CommentReference {
  readonly comment: number;
  /** `owner/name`, in small letters. */
  readonly repository?: string;
  readonly issue?: number;
}

const COMMENT =
  /^(?:https:\/\/github\.com\/([\w.-]+\/[\w.-]+)\/issues\/(\d{1,9}))?(?:#issuecomment-)?([1-9]\d{0,14})$/iu;

/** A comment of an issue: its number, or its address as GitHub's menu copies it. */
export function readCommentReference(word: string): Reading<CommentReference> {
  const [, repository, issue, comment] = COMMENT.exec(word) ?? [];
  if (comment === undefined || (issue !== undefined && !word.includes('#issuecomment-')))
    return misread('the number of a comment, or its address', word, '<number>');
  const place =
    repository === undefined ? {} : { repository: repository.toLowerCase(), issue: Number(issue) };
  return read({ comment: Number(comment), ...place });
}

/** The beginning of a hash, at least 7 hexadecimal digits. */
export function readHash(word: string): Reading<string> {
  return /^[0-9a-f]{7,64}$/iu.test(word)
    ? read(word.toLowerCase())
    : misread('at least 7 digits of the hash', word, '4f9c2a1e');
}
