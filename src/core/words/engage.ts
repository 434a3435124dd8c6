// The comment that engages people in a case: each role with what is expected of it, once. It says what they are asked for, not what to do.
import { membersOf } from '../case/stakeholders.ts';
import type { View } from '../case/view.ts';
import type { Role } from '../commands/command.ts';
import { markerOf } from './marker.ts';
import { callOf } from './reply/approvers.ts';
import { postThis } from './refusals.ts';
import { inline } from './safe.ts';

/** Mentions of everybody who can be called for these roles, each once. */
export function engaged(view: View, roles: readonly Role[]): readonly string[] {
  return [...new Set(roles.flatMap((role) => membersOf(view, role)).flatMap(callOf))];
}

/** The whole comment. */
export function engageText(view: View, slot: string, roles: readonly Role[]): string {
  const { stakeholders } = view.house.response;
  const lines = roles.map((role) => {
    // A plan that was changed since may not say it any more.
    const { expected = 'see the plan' } = stakeholders[role] ?? {};
    return `- **${role}** ${engaged(view, [role]).join(' ')}: ${inline(expected, 300)}`;
  });
  const mails = roles.flatMap((role) =>
    membersOf(view, role).some(({ kind }) => kind === 'mail') ? [role] : [],
  );
  return [
    markerOf(slot),
    `This case needs you now. What is expected by the response plan:\n${lines.join('\n')}`,
    'The card above shows where the case stands and what comes next; `/psirt status` answers here.',
    ...(mails.length === 0 ? [] : [byMail(mails)]),
  ].join('\n\n');
}

/** GitHub can't call a mail address, so a person writes, and records what came back. */
function byMail(roles: readonly Role[]): string {
  const lines = roles.map((role) => `/psirt by ${role} <what they answered>`);
  return `The settings reach ${roles.join(', ')} by mail alone: write to them, and record the answer. ${postThis(lines)}`;
}
