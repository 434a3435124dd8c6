// Everything that is wrong with one call, noted as it is read, and the one answer that tells it all. It reads nothing itself.
import type { Mistake } from '../mistake.ts';
import type { Clause } from './clauses.ts';
import type { Call, Missing, RefusalCode, Said, Word } from './command.ts';
import { alreadySo, commandLine, refuse, wait } from './say.ts';

interface Noted {
  readonly code: RefusalCode;
  readonly missing: Missing;
  /** Words of the corrected line by their place; the empty word goes. None where all words can stay. */
  readonly mend: ReadonlyMap<number, string>;
}

export interface Ledger {
  /** Notes that the word at a place is not what was expected. */
  readonly miss: (at: number, mistakes: readonly Mistake[], code?: RefusalCode) => undefined;
  /** Notes that some words together are not what was expected. */
  readonly missAll: (clause: Clause, mistakes: readonly Mistake[]) => undefined;
  /** Notes that the words from a place up to another are too much. */
  readonly extra: (from: number, to: number) => void;
  /** Notes something that is wrong although every word can be read. */
  readonly wrong: (code: RefusalCode, missing: Missing) => undefined;
  /** Notes that something must be looked up first. */
  readonly waits: () => undefined;
  readonly fine: () => boolean;
  /** The answer to a call that is not fine. */
  readonly stop: () => Said;
}

/** Opens the ledger of a call. */
export function openLedger(call: Call): Ledger {
  const noted: Noted[] = [];
  let waiting = false;
  const note = (code: RefusalCode, missing: Missing, mend: Noted['mend'] = new Map()): undefined => {
    noted.push({ code, missing, mend });
  };
  return {
    miss: (at, mistakes, code = 'E-ARGS') => {
      for (const { expected, got, example } of mistakes)
        note(code, { what: `expected ${expected}; got ${got}` }, new Map([[at, example]]));
    },
    missAll: ({ from, to }, mistakes) => {
      for (const { expected, got, example } of mistakes)
        note('E-ARGS', { what: `expected ${expected}; got ${got}` }, without(from, to).set(from, example));
    },
    extra: (from, to) => {
      const words = call.words.slice(from, to);
      const mend = without(from, to);
      const text = words.map((word) => word.text).join(' ');
      if (words.length > 0) note('E-ARGS', { what: `“${text}” is too much here` }, mend);
    },
    wrong: (code, missing) => note(code, missing),
    waits: () => {
      waiting = true;
    },
    fine: () => noted.length === 0 && !waiting,
    stop: () => (waiting ? wait : answer(call, noted)),
  };
}

function without(from: number, to: number): Map<number, string> {
  return new Map(Array.from({ length: Math.max(to - from, 0) }, (_, index) => [from + index, '']));
}

/** Words that can't be read outrank all else: the corrected line then stands for the whole. */
function answer(call: Call, noted: readonly Noted[]): Said {
  const misread = noted.find(({ mend }) => mend.size > 0);
  const first = misread ?? noted[0];
  if (first === undefined) return alreadySo;
  const mends = new Map(noted.flatMap(({ mend }) => [...mend]));
  const missing = noted.map((one) =>
    one === misread ? { ...one.missing, post: corrected(call, mends) } : one.missing,
  );
  return refuse(call, first.code, missing);
}

function corrected({ verb, words }: Call, mends: ReadonlyMap<number, string>): string {
  const length = Math.max(words.length, ...[...mends.keys()].map((at) => at + 1));
  const line = Array.from({ length }, (_, at): readonly Word[] => {
    const mend = mends.get(at);
    if (mend === undefined) return words.slice(at, at + 1);
    return mend === '' ? [] : [{ text: mend, quoted: false }];
  });
  return commandLine(verb, line.flat());
}
