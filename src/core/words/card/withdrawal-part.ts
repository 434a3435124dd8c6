// That the advisory is withdrawn, and what a person still has to ask GitHub's support for, with the text to send.
import type { View } from '../../case/view.ts';
import { supportRequests, withdrawalOf } from '../../case/withdrawal.ts';
import type { SupportRequest } from '../../case/withdrawal.ts';
import { spoken } from '../../time.ts';
import { inline } from '../safe.ts';
import { supportText } from '../support-text.ts';

/** Undefined while nothing is withdrawn. */
export function withdrawalPart(view: View): string | undefined {
  const withdrawal = withdrawalOf(view);
  if (withdrawal === undefined) return undefined;
  const line = `🚫 **The advisory is withdrawn**: ${inline(`${withdrawal.withdraws}`)}`;
  return [line, ...supportRequests(view).map((request) => requestPart(view, request))].join('\n\n');
}

const meanings = {
  'withdraw-ghsa': 'Withdrawal requested',
  'reject-cve': 'Rejection of the CVE ID requested',
} as const;

function requestPart(view: View, { notice, sent }: SupportRequest): string {
  if (sent !== undefined) return `✅ **${meanings[notice]}** from GitHub Support by \`${sent.by.login}\`, ${spoken(sent.said_at)}`; // prettier-ignore
  return [
    `<details><summary>✉️ <b>${meanings[notice]}</b>: a person has to send this to GitHub Support</summary>`,
    supportText(view, notice),
    '</details>',
  ].join('\n\n');
}
