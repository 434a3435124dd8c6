// Up to when everything was seen and done: remembered in the house's log once a day, so that a sweep after a restart need not read
// everything that was ever said.
import type { Actor } from '../case/actor.ts';
import type { Case } from '../case/case.ts';
import type { EntryDraft } from '../case/entry.ts';
import { day, later } from '../time.ts';
import type { SweptCase } from './sight.ts';

/** The act under which the house's log keeps it. */
export const sweepAct = 'sweep';

/** The time that the house's log remembers; undefined before the first. */
export function bookmarkOf(house: Case): string | undefined {
  return house.acts.get(sweepAct)?.receipt?.made['until'];
}

/** Where a sweep begins that nobody remembers: at the bookmark, else a day before the newest word that was processed. */
export function beginningOf(house: Case, cases: readonly SweptCase[], installedAt: string): string {
  const remembered = bookmarkOf(house);
  if (remembered !== undefined) return remembered;
  const said = cases.flatMap((record) => (record.state === 'open' ? newestWord(record.it) : []));
  const newest = said.toSorted().at(-1);
  const before = newest === undefined ? installedAt : later(newest, -day);
  return before > installedAt ? before : installedAt;
}

function newestWord({ entries }: Case): readonly string[] {
  const word = entries.findLast(({ via }) => /^(?:comment|event):/.test(via));
  return word === undefined ? [] : [word.said_at];
}

interface Bookmark {
  readonly until: string;
  readonly installedAt: string;
  readonly bot: Actor;
  readonly now: string;
  /** This process remembers already what it saw before: it may write sooner than one that has just begun. */
  readonly warm: boolean;
}

/** The entry that remembers a time, when the one before is a day old (for a process that has just begun: two). */
export function bookmarkAt(
  house: Case,
  { until, installedAt, bot, now, warm }: Bookmark,
): readonly EntryDraft[] {
  const before = bookmarkOf(house) ?? installedAt;
  if (later(before, warm ? day : 2 * day) > until) return [];
  return [
    { kind: 'receipt', act: sweepAct, result: 'done', made: { until }, said_at: now, by: bot, via: 'sweep' },
  ];
}
