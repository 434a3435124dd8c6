// Everything that is wrong with one call, noted as it is read, and the one answer that tells it all. It reads nothing itself.
import type { Mistake } from '../mistake.ts';
import type { Clause } from './clauses.ts';
import type { Call, Missing, RefusalCode, Said, Word } from './command.ts';
import { commandLine, refuse, wait, wordsOf } from './say.ts';

/** A word by its place; or a gap: something is missing before the word at that place. */
export type Place = number | { readonly before: number };

interface Mend {
  readonly place: Place;
  /** What should stand there; empty where nothing should. */
  readonly words: readonly Word[];
}

export interface Ledger {
  /** Notes that what stands at a place, or in a gap, is not what was expected. */
  readonly miss: (place: Place, mistakes: readonly Mistake[], code?: RefusalCode) => undefined;
  /** Notes that some words together are not what was expected. */
  readonly missAll: (clause: Clause, mistakes: readonly Mistake[]) => undefined;
  /** Notes that words are missing before a place: these, as far as anybody can tell. */
  readonly lacks: (before: number, words: readonly string[], what: string) => undefined;
  /** Notes that the words from a place up to another are too much. */
  readonly extra: (from: number, to: number) => void;
  /** Notes that something must be looked up first. */
  readonly waits: () => undefined;
  readonly fine: () => boolean;
  /** The answer to a call that is not fine. */
  readonly stop: () => Said;
}

/** Opens the ledger of a call. */
export function openLedger(call: Call): Ledger {
  const noted: Missing[] = [];
  const mends: Mend[] = [];
  let code: RefusalCode = 'E-ARGS';
  let waiting = false;
  const note = (what: string, mending: readonly Mend[], as: RefusalCode = 'E-ARGS'): undefined => {
    // The first thing that is wrong names the refusal.
    if (noted.length === 0) code = as;
    noted.push({ what });
    mends.push(...mending);
  };
  const noteAll = (place: Place, mistakes: readonly Mistake[], as?: RefusalCode): undefined => {
    for (const [index, { expected, got, example }] of mistakes.entries())
      note(`expected ${expected}; got ${got}`, index === 0 ? [{ place, words: wordsOf(example) }] : [], as);
  };
  return {
    miss: (place, mistakes, as) => noteAll(place, mistakes, as),
    missAll: ({ from, to }, mistakes) => {
      noteAll(from < to ? from : { before: from }, mistakes);
      mends.push(...gone(from + 1, to));
    },
    lacks: (before, words, what) => note(what, [{ place: { before }, words: wordsOf(...words) }]),
    extra: (from, to) => {
      const words = call.words.slice(from, to);
      const text = words.map((word) => word.text).join(' ');
      if (words.length > 0) note(`“${text}” is too much here`, gone(from, to));
    },
    waits: () => {
      waiting = true;
    },
    fine: () => noted.length === 0 && !waiting,
    stop: () => (waiting ? wait : refuse(call, code, withCorrected(noted, corrected(call, mends)))),
  };
}

function gone(from: number, to: number): readonly Mend[] {
  return Array.from({ length: Math.max(to - from, 0) }, (_, index) => ({ place: from + index, words: [] }));
}

/** The corrected line stands once, with the first thing that is wrong. */
function withCorrected(noted: readonly Missing[], post: string): readonly Missing[] {
  return noted.map((missing, index) => (index === 0 ? { ...missing, post } : missing));
}

/** The line again. Of several mends of one word the first counts; a gap takes all that is missing in it. */
function corrected({ verb, words }: Call, mends: readonly Mend[]): string {
  const places = mends.map(({ place }) => (typeof place === 'number' ? place : place.before));
  const length = Math.max(words.length, ...places.map((at) => at + 1));
  const line = Array.from({ length }, (_, at): readonly Word[] => {
    const gap = mends.filter(({ place }) => typeof place !== 'number' && place.before === at);
    const instead = mends.find(({ place }) => place === at);
    return [...gap.flatMap((mend) => mend.words), ...(instead?.words ?? words.slice(at, at + 1))];
  });
  return commandLine(verb, line.flat());
}
