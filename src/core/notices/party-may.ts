// Which party may be told what: nobody learns anything before they accepted the embargo (rule E7); what they are to accept, and that
// there is something, they may be told before.
import type { View } from '../case/view.ts';
import type { Missing } from '../commands/command.ts';
import { audiences } from './audiences.ts';
import type { NoticeTemplate } from './template-file.ts';

/** What may go to whoever has not accepted yet: it says nothing of what is wrong. */
const beforeAcceptance: ReadonlySet<string> = new Set(['embargo', 'party-invite']);

/** Why this text may not go to this party; empty where it may. */
export function partyMissing(
  _view: View,
  { template, to }: { readonly template: NoticeTemplate; readonly to: string | null },
): readonly Missing[] {
  if (audiences[template.audience] !== audiences.party || beforeAcceptance.has(template.id)) return [];
  if (to === null) return [{ what: 'say to which party it goes', post: `/psirt send ${template.id} to <party>` }]; // prettier-ignore
  return [{ what: `${to} has not accepted the embargo, and nothing goes to anybody who has not` }];
}
