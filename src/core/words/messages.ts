// The texts that the reporter hears, each with what we need and when they hear next. Their words are in advisory-templates.
import { latest } from '../case/case.ts';
import type { Message } from '../case/told.ts';
import type { View } from '../case/view.ts';
import { renderNotice } from '../notices/render.ts';
import type { Rendered } from '../notices/render.ts';
import { shippedTemplate } from '../notices/shipped.ts';
import type { TemplateId } from '../notices/shipped.ts';
import { declineWords } from './decline-words.ts';

/** What the reporter reads. Markdown. */
export function messageText(view: View, message: Pick<Message, 'notice' | 'about'>): string {
  return messageOf(view, message).text;
}

/** The same, with what is still missing in it: with a gap it is not sent. */
export function messageOf(view: View, message: Pick<Message, 'notice' | 'about'>): Rendered {
  const { notice, about } = message;
  const template = shippedTemplate(templateOf(view, message));
  return renderNotice(template, { view, notice, since: about.said_at });
}

/** Which text a message takes: some notices have a form of their own for what gave rise to them. */
export function templateOf({ it }: View, { notice, about }: Pick<Message, 'notice' | 'about'>): TemplateId {
  if (notice === 'update') return updateOf(about);
  if (notice === 'duplicate')
    return latest(it, 'duplicate')?.published === true ? 'duplicate-published' : 'duplicate';
  if (notice !== 'decline') return notice;
  const reason = latest(it, 'declined')?.reason;
  return reason !== undefined && declineWords[reason].short ? 'decline-short' : 'decline';
}

function updateOf(about: Message['about']): TemplateId {
  if (about.name === 'confirmed') return 'update-verdict';
  if (about.name === 'cve') return 'update-cve';
  if (about.name !== 'publish-requested') return 'update-date';
  return about.early ? 'update-early' : 'update-tomorrow';
}
