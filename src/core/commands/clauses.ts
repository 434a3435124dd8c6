// Splits a command's words at its keywords: `>=2.0 fixed 2.4.1 impact medium` is a head and two clauses. It reads no word.
import type { Word } from './command.ts';

/** Some words of a call, from the place `from` up to, but not with, the place `to`. */
export interface Clause {
  /** The keyword before them, in lower case; empty for the head. */
  readonly keyword: string;
  readonly from: number;
  readonly to: number;
}

export interface Clauses {
  readonly head: Clause;
  readonly all: readonly Clause[];
  /** The last clause with this keyword. */
  readonly of: (keyword: string) => Clause | undefined;
}

/** Free text: it runs to the end of the line. */
const LAST = 'because';

/** Splits words at the keywords. A quoted word is never one, nor is the word right after one: that is its value. */
export function clausesOf(words: readonly Word[], keywords: readonly string[], from = 0): Clauses {
  const starts = startsOf(words, keywords, from);
  const all = starts.map(({ keyword, at }, index) => {
    return { keyword, from: at + 1, to: starts[index + 1]?.at ?? words.length };
  });
  return {
    head: { keyword: '', from, to: starts[0]?.at ?? words.length },
    all,
    of: (keyword) => all.findLast((clause) => clause.keyword === keyword),
  };
}

type Start = { readonly at: number; readonly keyword: string };

function startsOf(words: readonly Word[], keywords: readonly string[], from: number): readonly Start[] {
  const starts: Start[] = [];
  let value = -1;
  for (const [at, { text, quoted }] of words.entries()) {
    const keyword = text.toLowerCase();
    if (at < from || at === value || quoted || !keywords.includes(keyword)) continue;
    starts.push({ at, keyword });
    value = at + 1;
    if (keyword === LAST) break;
  }
  return starts;
}

/** The words of a clause as one text. */
export function textOf(words: readonly Word[], { from, to }: Clause): string {
  return words
    .slice(from, to)
    .map(({ text }) => text)
    .join(' ');
}
