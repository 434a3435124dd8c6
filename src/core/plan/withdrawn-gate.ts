// What must be so before a case whose advisory is withdrawn is closed: everybody can read it, and GitHub was asked by a person.
import { isOut } from '../case/versions.ts';
import type { View } from '../case/view.ts';
import { supportRequests, withdrawalOf } from '../case/withdrawal.ts';
import type { Missing } from '../commands/command.ts';

/** Empty where nothing is withdrawn. */
export function withdrawnGate(view: View): readonly Missing[] {
  const withdrawal = withdrawalOf(view);
  if (withdrawal === undefined) return [];
  const written = isOut(view, withdrawal) ? [] : [{ what: 'nothing public says yet that the advisory is withdrawn' }]; // prettier-ignore
  const open = supportRequests(view).filter(({ sent }) => sent === undefined);
  return [
    ...written,
    ...open.map(({ notice }) => ({
      what: `nobody said that GitHub’s support was asked: ${notice}`,
      post: `/psirt sent ${notice} via <channel>`,
    })),
  ];
}
