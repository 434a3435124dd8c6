// Drills and real cases have nothing to do with each other: neither is a second report of the other.
import { isDrill } from '../case/drill.ts';
import type { View } from '../case/view.ts';
import type { Missing } from '../commands/command.ts';

/** Why another case can't be named on this one, where one of the two is a drill. */
export function againstOtherKind(
  view: View,
  other: { readonly number: number; readonly drill?: true },
): readonly Missing[] {
  const own = isDrill(view);
  if (own === (other.drill === true)) return [];
  const what = own
    ? `this case is a drill and #${other.number} is none`
    : `#${other.number} is a drill and this case is none`;
  return [{ what: `${what}; name one of the same kind`, post: '/psirt status' }];
}
