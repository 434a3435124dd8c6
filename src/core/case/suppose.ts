// The case as it would be with some more facts: what doors and the lines of one comment are checked against.
import { foldCase } from './case.ts';
import type { EntryDraft } from './entry.ts';
import type { Fact } from './fact.ts';
import { appendEntries } from './log.ts';
import type { View } from './view.ts';
import type { Speaker } from '../commands/command.ts';

/** The view with these facts said by this speaker; nothing is recorded. */
export function suppose(
  view: View,
  facts: readonly Fact[],
  speaker: Pick<Speaker, 'person' | 'said_at' | 'via'>,
): View {
  return withEntries(view, facts.map((fact) => factDraft(fact, speaker))); // prettier-ignore
}

/** A fact as an entry's draft. */
export function factDraft(
  fact: Fact,
  { person, said_at, via }: Pick<Speaker, 'person' | 'said_at' | 'via'>,
): EntryDraft {
  return { kind: 'fact', said_at, by: person, via, ...fact };
}

/** The view with these entries at the end of its log. */
export function withEntries(view: View, drafts: readonly EntryDraft[]): View {
  if (drafts.length === 0) return view;
  const { entries, head } = appendEntries(view.it.head, drafts, view.now);
  return { ...view, it: foldCase(view.it.number, [...view.it.entries, ...entries], head) };
}
