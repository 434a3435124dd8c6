// Where the advisory of a case lives on GitHub: reported there, adopted by a person, or opened as a draft by the bot.
import { doneAct, latest } from './case.ts';
import type { View } from './view.ts';

export interface GhsaPlace {
  readonly repository: string;
  readonly ghsa: string;
}

/** The advisory's place, or undefined while there is none. */
export function ghsaOf({ it }: Pick<View, 'it'>): GhsaPlace | undefined {
  const adopted = latest(it, 'adopted');
  const reported = latest(it, 'reported');
  const draft = doneAct(it, 'draft')?.made;
  return (
    place(adopted?.repository, adopted?.ghsa) ??
    place(reported?.repository, reported?.ghsa) ??
    place(draft?.['repository'], draft?.['ghsa'])
  );
}

function place(
  repository: string | null | undefined,
  ghsa: string | null | undefined,
): GhsaPlace | undefined {
  return repository == null || ghsa == null ? undefined : { repository, ghsa };
}
