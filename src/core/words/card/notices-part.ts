// The notices that people drafted, each with how far it is: one line on the card. What the reporter hears by itself stands elsewhere.
import { draftsOf } from '../../case/noticed.ts';
import type { Draft } from '../../case/noticed.ts';
import type { View } from '../../case/view.ts';
import { spoken } from '../../time.ts';

/** The line; undefined where nobody drafted anything. */
export function noticesLine(view: View): string | undefined {
  const drafts = draftsOf(view);
  if (drafts.length === 0) return undefined;
  return `**Notices** ${drafts.map(noticeWords).join(' · ')}`;
}

function noticeWords({ notice, version, drafted, approved, sendings, sentAt }: Draft): string {
  const name = `${notice} v${version} \`${drafted.hash.slice(0, 8)}\``;
  if (sentAt !== undefined) return `${name} sent ${spoken(sentAt)}`;
  if (sendings.length > 0) return `${name} **to be sent**`;
  if (drafted.gaps.length > 0) return `${name} drafted, ${drafted.gaps.length} missing`;
  return approved.length > 0 ? `${name} agreed, not sent` : `${name} drafted`;
}
