// `as-reported`: the words that take over what the reporter proposed: score, weaknesses, ranges. A person says it, so a person vouches.
import { latest } from '../case/case.ts';
import type { View } from '../case/view.ts';
import type { Word } from './command.ts';

export const asReported = 'as-reported';

const word = (text: string, quoted = false): Word => ({ text, quoted });

/** The proposal as inline words, or none when nothing was proposed. */
export function proposedWords({ it }: View): readonly Word[] {
  const { cvss = null, cwes = [], affects = [] } = latest(it, 'reported')?.proposed ?? {};
  const ranges = affects.flatMap(({ range, fixed }) => [
    word('affects'),
    word(range, true),
    ...(fixed === null ? [] : [word('fixed'), word(fixed)]),
  ]);
  return [...(cvss === null ? [] : [word(cvss)]), ...cwes.map((id) => word(id)), ...ranges];
}
