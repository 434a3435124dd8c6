// Engages the people of the stakeholder matrix when their moment comes: one comment for all roles that are due together, each role once.
import { engagement, engagementsOf, membersOf } from '../../case/stakeholders.ts';
import { isOpen, statusOf } from '../../case/status.ts';
import type { View } from '../../case/view.ts';
import type { Role } from '../../commands/command.ts';
import { roles } from '../../case/fact.ts';
import { holds } from '../../plan/conditions.ts';
import { engaged, engageText } from '../../words/engage.ts';
import type { Scene } from '../scene.ts';
import { wantComment } from './comments.ts';

/** Finishes what was begun, then calls whoever is due now. */
export function wantEngaged(scene: Scene): void {
  const view = scene.view();
  if (!isOpen(statusOf(view))) return;
  const begun = engagementsOf(view).map(([, names]) => roles.filter((role) => names.includes(role)));
  const known = new Set(begun.flat());
  const due = dueRoles(view).filter((role) => !known.has(role));
  for (const together of [...begun, ...(due.length === 0 ? [] : [due])]) call(scene, together);
}

function call(scene: Scene, together: readonly Role[]): void {
  const slot = engagement(together);
  const view = scene.view();
  wantComment(scene, { slot, act: slot, body: engageText(view, slot, together), calls: engaged(view, together) }); // prettier-ignore
}

/** Roles whose moment has come, and that somebody holds who does not lead the case. */
function dueRoles(view: View): readonly Role[] {
  const { stakeholders } = view.house.response;
  return roles.filter((role) => {
    const moments = [stakeholders[role]?.from_when, stakeholders[role]?.major_when];
    const isDue = moments.some((moment) => moment !== undefined && holds(view, moment));
    return isDue && membersOf(view, role).length > 0;
  });
}
