// Splits the words of a door into the facts they say, each in the words of its own command and by that command's rules.
import type { Fact } from '../case/fact.ts';
import { suppose } from '../case/suppose.ts';
import { isWho } from './allowed.ts';
import { asReported, proposedWords } from './as-reported.ts';
import type { Call, Command, Missing, RefusalCode, Said, Word } from './command.ts';
import { inlineKeyword, inlineNames } from './inline-table.ts';
import type { InlineKeyword } from './inline-table.ts';
import { nearest } from './nearest.ts';
import { commandLine, refuse } from './say.ts';

/** What the words of a door come to. */
export interface Inline {
  readonly facts: readonly Fact[];
  readonly waits: boolean;
  readonly refused: readonly Refused[];
  /** The words again, each part that could not be read as it should have been. */
  readonly corrected: readonly string[];
}

export interface Refused {
  readonly code: RefusalCode;
  readonly missing: readonly Missing[];
}

interface Part {
  readonly command: Command | undefined;
  readonly words: readonly Word[];
}

/** Reads the words of a door from a place on. */
export function readInline(call: Call, words: readonly Word[]): Inline {
  const facts: Fact[] = [];
  const refused: Refused[] = [];
  const corrected: string[] = [];
  let waits = false;
  for (const part of partsOf(call, words)) {
    const view = suppose(call.view, facts, call.speaker);
    const said = sayPart({ ...call, view }, part);
    const typed = commandLine(part.command?.name ?? '', part.words);
    corrected.push(...mended(said, typed).map((line) => line.replace(/^\/psirt\s+/u, '')));
    if (said.say === 'wait') waits = true;
    else if (said.say === 'facts') facts.push(...said.facts);
    else refused.push(withoutMended(said.refusal));
  }
  return { facts, waits, refused, corrected };
}

function sayPart(call: Call, { command, words }: Part): Said {
  if (command === undefined) return unknownWords(call, words);
  const part: Call = { ...call, verb: command.name, words, rest: (from) => textFrom(words, from) };
  const who = isWho(call.view, command, call.speaker);
  if (who.length > 0) return refuse(part, 'E-ROLE', who);
  // Whenever a door is open, so is the case, and every command that a door takes may be said.
  return command.run(part);
}

function unknownWords(call: Call, words: readonly Word[]): Said {
  const text = textFrom(words, 0);
  if (text.toLowerCase() === asReported) {
    return refuse(call, 'E-ARGS', [
      { what: 'the report proposes neither score nor CWE nor ranges', post: '' },
    ]);
  }
  const near = nearest(textFrom(words.slice(0, 1), 0), inlineNames);
  const what = `“${text}” begins with no fact${near === undefined ? '' : `; did you mean ${near}?`}`;
  const post = near === undefined ? '' : commandLine(near, words.slice(1));
  return refuse(call, 'E-ARGS', [{ what, post }]);
}

function textFrom(words: readonly Word[], from: number): string {
  return words
    .slice(from)
    .map(({ text }) => text)
    .join(' ');
}

const replacing: ReadonlySet<RefusalCode> = new Set<RefusalCode>(['E-ARGS', 'E-DATE', 'E-EMBARGO']);

/** Whether the mending of such a refusal stands in the place of what was typed. */
export function isReplacing(code: RefusalCode): boolean {
  return replacing.has(code);
}

/** A part that could not be read is replaced by its corrected words; what is missing elsewhere leaves it as it is. */
function mended(said: Said, typed: string): readonly string[] {
  if (said.say !== 'refused' || !isReplacing(said.refusal.code)) return [typed];
  const posts = said.refusal.missing.flatMap(({ post }) => (post === undefined ? [] : [post]));
  return posts.filter((post) => post !== '');
}

function withoutMended({ code, verb, missing }: Refused & { readonly verb: string }): Refused {
  const told = missing.map(({ what, post }) => {
    const where = `${verb}: ${what}`;
    return post === undefined || isReplacing(code) ? { what: where } : { what: where, post };
  });
  return { code, missing: told };
}

/** Parts begin at keywords; the word right after one is always its value, so `source public` is one part. */
function partsOf({ view }: Call, words: readonly Word[]): readonly Part[] {
  const parts: { readonly command: Command | undefined; readonly words: Word[] }[] = [];
  let isValue = false;
  for (const word of unfolded(words, proposedWords(view))) {
    const begun: InlineKeyword | undefined = isValue ? undefined : inlineKeyword(word);
    const last = parts.at(-1);
    const goesOn = begun === undefined ? !isAsReported(word) : isNextOfList(begun, last?.command);
    if (goesOn && last !== undefined) last.words.push(word);
    else parts.push({ command: begun?.command, words: begun === undefined ? [word] : [...begun.first] });
    isValue = begun?.bare === false;
  }
  return parts;
}

/** Consecutive bare CWE IDs are one list; a bare vector begins a part of its own. */
function isNextOfList({ bare, command }: InlineKeyword, before: Command | undefined): boolean {
  return bare && command === before && command.name === 'cwe';
}

function isAsReported({ text, quoted }: Word): boolean {
  return !quoted && text.toLowerCase() === asReported;
}

/** `as-reported` stands for what was proposed; where nothing was, it stays and is refused. */
function unfolded(words: readonly Word[], proposed: readonly Word[]): readonly Word[] {
  return words.flatMap((word) => (isAsReported(word) && proposed.length > 0 ? proposed : [word]));
}
