// What a command answers, in short words, and how a command line is written back. It decides nothing.
import type { Fact } from '../case/fact.ts';
import type { Call, Missing, RefusalCode, Said, Word } from './command.ts';

/** These facts are to be recorded. */
export function facts(...said: readonly Fact[]): Said {
  return { say: 'facts', facts: said };
}

/** Nothing new was said: the door records that the command was processed, and that is all. */
export const alreadySo: Said = { say: 'facts', facts: [] };

/** Whether a fact was said in just these words before. */
export function isSaid(before: object | undefined, fact: Fact): boolean {
  const known = new Map<string, unknown>(Object.entries(before ?? {}));
  return Object.entries(fact).every(([key, said]) => JSON.stringify(known.get(key)) === JSON.stringify(said));
}

/** The fact, unless it is what was said last about the same. */
export function newly(before: object | undefined, fact: Fact): Said {
  return isSaid(before, fact) ? alreadySo : facts(fact);
}

/** Something must be looked at first; the eye knows what. */
export const wait: Said = { say: 'wait' };

/** Everything that is wrong with this call. */
export function refuse({ verb }: Pick<Call, 'verb'>, code: RefusalCode, missing: readonly Missing[]): Said {
  return { say: 'refused', refusal: { code, verb, missing } };
}

/** A word as it can be typed again. */
export function typed({ text, quoted }: Word): string {
  const plain = !quoted && text !== '' && !/[\s"“”„\\]/u.test(text);
  return plain ? text : `"${text.replace(/["“”„\\]/gu, '\\$&')}"`;
}

/** The command line that these words make. */
export function commandLine(verb: string, words: readonly Word[]): string {
  return ['/psirt', verb, ...words.map(typed)].join(' ');
}

/** Words as if they had been typed without quotes. */
export function wordsOf(...texts: readonly string[]): readonly Word[] {
  return texts.map((text) => ({ text, quoted: false }));
}
