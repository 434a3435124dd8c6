// What broke the embargo of a case, where it can be read and since when; and what still asks for a decision because of that, or of attacks.
// It says what is so and never what to do.
import { allOf, doneAct, latest } from './case.ts';
import type { Case } from './case.ts';
import { embargoOf, isRunning } from './embargo.ts';
import { courseOf } from './embargo-course.ts';
import type { FactEntry } from './entry.ts';
import { foldCase } from './case.ts';
import { listedParties } from './parties.ts';
import type { View } from './view.ts';

export interface Breach {
  /** The entry that told of it. */
  readonly seq: number;
  readonly said_at: string;
  /** Whether somebody said that it broke, that the issue is public, or that an exploit is. */
  readonly how: 'broken' | 'public' | 'exploit';
  /** What is public: an address or a sentence; null where nobody said. */
  readonly what: string | null;
  /** Since when it is public, as far as somebody said. */
  readonly since: string | null;
  /** Everybody outside who is to be told. */
  readonly parties: readonly string[];
}

/** The breach; undefined where the embargo holds, ended as agreed, or was none. */
export function breachOf(view: View): Breach | undefined {
  const parties = listedParties(view).filter(({ told, state }) => told.length > 0 || state !== 'invited');
  const found = brokenBy(view.it) ?? madePublic(view);
  return found === undefined ? undefined : { ...found, parties: parties.map(({ party }) => party) };
}

type Found = Omit<Breach, 'parties'>;

function brokenBy(it: Case): Found | undefined {
  if (courseOf(it).because !== 'broken') return undefined;
  const fact = allOf(it, 'embargo').findLast(({ act }) => act === 'broken');
  return fact && { seq: fact.seq, said_at: fact.said_at, how: 'broken', what: fact.text, since: null };
}

/** Becoming public breaks an embargo that ran, of something that was known to be private until then. */
function madePublic(view: View): Found | undefined {
  const { it } = view;
  const first = firstPublic(it);
  if (first === undefined || !isRunning(before(view, first))) return undefined;
  const received = latest(it, 'source')?.received_at ?? latest(it, 'reported')?.received_at ?? '';
  const since = first.name === 'public' ? first.since : null;
  if (!wasPrivate(it, first.seq) || (since !== null && since < received)) return undefined;
  const { seq, said_at } = first;
  return first.name === 'public'
    ? { seq, said_at, how: 'public', what: first.url, since }
    : { seq, said_at, how: 'exploit', what: first.evidence, since };
}

function firstPublic(it: Case): FactEntry<'public'> | FactEntry<'exploit'> | undefined {
  const said = latest(it, 'public')?.state === 'public' ? lastTurn(allOf(it, 'public')) : undefined;
  const exploit = latest(it, 'exploit')?.state === 'public-exploit' ? latest(it, 'exploit') : undefined;
  return [said, exploit].filter((fact) => fact !== undefined).toSorted((a, b) => a.seq - b.seq)[0];
}

/** The word by which it became public, not one that repeats it. */
function lastTurn(said: readonly FactEntry<'public'>[]): FactEntry<'public'> | undefined {
  const turned = said.findLastIndex(({ state }) => state === 'private');
  return said[turned + 1];
}

function wasPrivate(it: Case, seq: number): boolean {
  const said = allOf(it, 'public').findLast((fact) => fact.seq < seq)?.state;
  return (said ?? latest(it, 'reported')?.visibility) === 'private';
}

/** The embargo right before a word. */
function before(view: View, { seq, said_at: now }: FactEntry<'public'> | FactEntry<'exploit'>) {
  const { number, entries, head } = view.it;
  const it = foldCase(number, entries.slice(0, seq - 1), { ...head, seq: seq - 1 });
  return embargoOf({ ...view, it, now });
}

/** Whether it was decided since what happens to the date: go public now, keep it, or another one. */
export function isDecidedSince({ it }: Pick<View, 'it'>, seq: number): boolean {
  const words = [
    ...allOf(it, 'embargo').filter(({ act }) => act === 'keep'),
    ...allOf(it, 'publish-requested'),
    ...allOf(it, 'scheduled'),
  ];
  return doneAct(it, 'publish') !== undefined || words.some((fact) => fact.seq > seq);
}

/** The word that it is attacked, while an embargo runs. */
export function attackUnderEmbargo(view: View): FactEntry<'exploit'> | undefined {
  const exploit = latest(view.it, 'exploit');
  return exploit?.state === 'wild' && isRunning(embargoOf(view)) ? exploit : undefined;
}
