// Which facts were taken back by who said them: the fold leaves them out everywhere, and the log keeps both. Whether a word may still be
// taken back is judged when it is (core/commands/undo.ts).
import type { Entry } from './entry.ts';

const none: ReadonlySet<number> = new Set();

/** What is never taken back, whatever a log says. */
const stays: ReadonlySet<string> = new Set(['undone', 'drill']);

/** Numbers of the facts that are taken back. What names no earlier fact of the same person takes nothing back. */
export function undoneIn(entries: readonly Entry[]): ReadonlySet<number> {
  const words = entries.flatMap((entry) => (isUndoing(entry) ? [entry] : []));
  if (words.length === 0) return none;
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]));
  return new Set(
    words.flatMap(({ fact: named, seq, by }) => {
      const meant = bySeq.get(named);
      const isOwn = meant?.kind === 'fact' && !stays.has(meant.name) && meant.by.id === by.id;
      return isOwn && named < seq ? [named] : [];
    }),
  );
}

function isUndoing(entry: Entry): entry is Extract<Entry, { name: 'undone' }> {
  return entry.kind === 'fact' && entry.name === 'undone';
}
