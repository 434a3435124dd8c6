// Takes a call's words one by one. What is wrong goes to the ledger, so that one answer tells it all; nothing is decided here.
import type { Actor } from '../case/actor.ts';
import { mistake } from '../mistake.ts';
import type { Mistake, Reading } from '../mistake.ts';
import { readPerson } from './args.ts';
import type { Clause } from './clauses.ts';
import type { Call, RefusalCode } from './command.ts';
import { readDate } from './dates.ts';
import { openLedger } from './ledger.ts';
import type { Ledger, Place } from './ledger.ts';

/** How one word is read. */
export type Reader<T> = (word: string) => Reading<T>;
type Whole<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> };

/** A bare date means this hour (UTC). */
const HOUR = 16;

export interface Take extends Ledger {
  /** The word at a place, read; undefined when it was noted as wrong. A missing word, or a gap left open, is read as the empty one. */
  readonly word: <T>(place: Place, reader: Reader<T>) => T | undefined;
  /** The only word of a clause, read; further words are wrong. */
  readonly only: <T>(clause: Clause, reader: Reader<T>) => T | undefined;
  /** The only word of a clause as an absolute time; a bare date means 16:00 UTC. */
  readonly date: (clause: Clause, when: 'past' | 'future') => string | undefined;
  /** A GitHub account; undefined also while it must be looked up. */
  readonly person: (at: number) => Actor | undefined;
  /** The free text from a place to the end of the line; it may not be empty. */
  readonly text: (from: number, expected: string) => string | undefined;
  /** Notes that everything from a place on is too much. */
  readonly end: (at: number) => void;
  /** All values, none of them undefined; or undefined when something is wrong. */
  readonly all: <T extends object>(values: T) => Whole<T> | undefined;
}

/** Begins to take the words of a call. */
export function takeFrom(call: Call): Take {
  const ledger = openLedger(call);
  const word = <T>(place: Place, reader: Reader<T>, code?: RefusalCode): T | undefined => {
    const typed = typeof place === 'number' ? call.words[place] : undefined;
    const reading = reader(typed === undefined || isGap(typed.text) ? '' : typed.text);
    return reading.ok ? reading.value : ledger.miss(place, reading.mistakes, code);
  };
  const only = <T>({ from, to }: Clause, reader: Reader<T>, code?: RefusalCode): T | undefined => {
    ledger.extra(from + 1, to);
    // A clause without words must not read the next keyword as its own.
    return word(from < to ? from : { before: from }, reader, code);
  };
  return {
    ...ledger,
    word: (place, reader) => word(place, reader),
    only: (clause, reader) => only(clause, reader),
    date: (clause, when) => {
      const { now } = call.view;
      const time = only(clause, (text) => readDate(text, { now, hour: HOUR }), 'E-DATE');
      if (time === undefined) return undefined;
      if (when === 'past')
        return time <= now ? time : ledger.miss(clause.from, [notYet(time, now)], 'E-DATE');
      return time > now ? time : ledger.miss(clause.from, [over(time)], 'E-DATE');
    },
    person: (at) => {
      const login = word(at, readPerson);
      if (login === undefined) return undefined;
      const found = accountOf(call, login);
      if (found === undefined) return ledger.waits();
      return found ?? ledger.miss(at, [nobody(login)]);
    },
    text: (from, expected) => {
      const text = call.rest(from).trim();
      const all = { keyword: '', from, to: call.words.length };
      return isGap(text) ? ledger.missAll(all, [nothing(expected)]) : text;
    },
    end: (at) => ledger.extra(at, call.words.length),
    all: (values) => (ledger.fine() ? (values as Whole<typeof values>) : undefined),
  };
}

/** Nothing, or a gap that a copied line left open: `<why>`. */
const isGap = (text: string): boolean => /^(?:<[^<>]*>)?$/u.test(text);
/** `<reason>` stands for `the reason`. */
const nothing = (expected: string): Mistake =>
  mistake(expected, '', `<${expected.replace(/^(?:an?|the) /, '')}>`);
const notYet = (time: string, now: string): Mistake => mistake('a time that is over', time, now);
const over = (time: string): Mistake => mistake('a time to come', time, '+14d');
const nobody = (login: string): Mistake => mistake('a GitHub user', `@${login}, who is nobody`, '@<login>');

/** An account by its login: null when there is none, undefined while it must be looked up. */
function accountOf({ view, eye }: Call, login: string): Actor | null | undefined {
  const id = view.house.people[login.toLowerCase()];
  return id === undefined ? eye.ask({ look: 'user', login }) : { login, id };
}
