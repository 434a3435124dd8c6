// Which party may be told what: nobody learns anything before they accepted the embargo (rule E7); what they are to accept, and that
// there is something, they may be told before.
import { isDisclosed } from '../case/embargo.ts';
import { isBound, listedParties } from '../case/parties.ts';
import type { View } from '../case/view.ts';
import type { Missing } from '../commands/command.ts';
import { audiences } from './audiences.ts';
import type { NoticeTemplate } from './template-file.ts';

/** What may go to whoever has not accepted yet: it says nothing of what is wrong. */
const beforeAcceptance: ReadonlySet<string> = new Set(['embargo', 'party-invite']);

/** Why this text may not go to this party; empty where it may. */
export function partyMissing(
  view: View,
  { template, to }: { readonly template: NoticeTemplate; readonly to: string | null },
): readonly Missing[] {
  if (audiences[template.audience] !== audiences.party || beforeAcceptance.has(template.id)) return [];
  if (to === null) return [{ what: 'say to which party it goes', post: `/psirt send ${template.id} to <party>` }]; // prettier-ignore
  const party = listedParties(view).find((one) => one.party === to);
  if (party === undefined) return [{ what: `there is no party ${to}`, post: '/psirt party add <name> <role> <contact>' }]; // prettier-ignore
  if (isBound(party) || isDisclosed(view)) return [];
  const what = `${to} is ${party.state}, and nobody is told anything before they accept the terms (rule E7)`;
  return [{ what, post: `/psirt party accept ${to}` }];
}
