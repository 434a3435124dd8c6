// Cases that were split off from another: which a case gave rise to, and from which it came. The log of the one that was first is the
// proof; an issue's text alone makes no case.
import { markerOf, readMarker } from '../words/marker.ts';
import { allOf, doneAct, foldCase } from './case.ts';
import type { Case } from './case.ts';
import type { FactEntry } from './entry.ts';
import type { ReadLog } from './log.ts';
import type { View } from './view.ts';

/** A case of its own for something that was found on the way. */
export interface Split {
  readonly fact: FactEntry<'split' | 'similar'>;
  readonly title: string;
  /** The act that opens its issue. */
  readonly act: `split:${number}`;
  /** The issue, once it is open. */
  readonly issue: number | undefined;
}

/** Everything that was split off, oldest first. */
export function splitsOf({ it }: Pick<View, 'it'>): readonly Split[] {
  const found = allOf(it, 'similar').filter(({ opens }) => opens === true);
  const facts = [...allOf(it, 'split'), ...found].toSorted((a, b) => a.seq - b.seq);
  return facts.map((fact) => {
    const act = `split:${fact.seq}` as const;
    const issue = doneAct(it, act)?.made['issue'];
    const title = fact.name === 'split' ? fact.title : fact.text;
    return { fact, title, act, issue: issue === undefined ? undefined : Number(issue) };
  });
}

/** Where an issue says that it was split off: the case, and the entry of its log. */
export interface Origin {
  readonly number: number;
  readonly entry: number;
}

/** The first line of the issue of a case that is split off. It gives nothing away, since GitHub mails it. */
export const splitMarker = ({ number, entry }: Origin): string => markerOf(`split:${number}:${entry}`);

/** What the first line of an issue says; anybody can write it. */
export function originOf(body: string): Origin | undefined {
  const [, number, entry] = /^split:(\d{1,9}):(\d{1,9})$/.exec(readMarker(body)?.slot ?? '') ?? [];
  return number === undefined ? undefined : { number: Number(number), entry: Number(entry) };
}

/** The case from which an issue was split off, by that case's own log; undefined where the log does not name this issue. */
export function splitFrom(
  log: ReadLog,
  { origin, issue }: { readonly origin: Origin; readonly issue: number },
): { readonly it: Case; readonly split: Split } | undefined {
  if (!log.ok) return undefined;
  const it = foldCase(origin.number, log.entries, log.head);
  const split = splitsOf({ it }).find((one) => one.fact.seq === origin.entry && one.issue === issue);
  return split && { it, split };
}
