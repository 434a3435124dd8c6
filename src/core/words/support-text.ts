// What a person sends to GitHub's support, and the line that records it: no API withdraws a published advisory or rejects a CVE ID.
import type { View } from '../case/view.ts';
import type { SupportRequest } from '../case/withdrawal.ts';
import { renderNotice } from '../notices/render.ts';
import { shippedTemplate } from '../notices/shipped.ts';
import { quoted } from './safe.ts';

/** The text to copy, where to send it, and what to post then. */
export function supportText(view: View, notice: SupportRequest['notice']): string {
  const { text } = renderNotice(shippedTemplate(notice), { view, notice, since: view.now });
  return [
    quoted(text),
    `Send it with the form on <https://support.github.com>, signed in as somebody who administers the repository. Then post \`/psirt sent ${notice} via support\`.`,
  ].join('\n\n');
}
