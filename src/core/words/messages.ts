// The texts that the reporter hears, each with what we need and when they hear next. Their words are in advisory-templates.
import { latest } from '../case/case.ts';
import type { FactEntry } from '../case/entry.ts';
import type { FactName } from '../case/fact.ts';
import type { Message, NoticeName } from '../case/told.ts';
import type { View } from '../case/view.ts';
import { templateFor } from '../notices/own-texts.ts';
import { renderNotice } from '../notices/render.ts';
import type { TemplateId } from '../notices/shipped.ts';
import { declineWords } from './decline-words.ts';

/** What the reporter reads, where nobody drafted it. Markdown. What somebody sent on its way is the text that was saved with the case. */
export function messageText(view: View, { notice, about }: Pick<Message, 'notice' | 'about'>): string {
  const template = templateFor(view.house, templateOf(view, { notice, about }));
  return renderNotice(template, { view, notice, since: about.said_at }).text;
}

/** Which text a message takes: some notices have a form of their own for what gave rise to them. */
export function templateOf(
  { it }: View,
  { notice, about }: { readonly notice: NoticeName; readonly about?: FactEntry },
): TemplateId {
  if (notice === 'update') return updateOf(about);
  if (notice === 'duplicate')
    return latest(it, 'duplicate')?.published === true ? 'duplicate-published' : 'duplicate';
  if (notice !== 'decline') return notice;
  const reason = latest(it, 'declined')?.reason;
  return reason !== undefined && declineWords[reason].short ? 'decline-short' : 'decline';
}

const updates: Partial<Record<FactName, TemplateId>> = {
  confirmed: 'update-verdict',
  deferred: 'update-deferred',
  remedy: 'update-date',
};

/** An update that no fact gave rise to is in somebody's own words. */
function updateOf(about: FactEntry | undefined): TemplateId {
  if (about?.name === 'publish-requested') return about.early ? 'update-early' : 'update-withdrawn';
  if (about?.name === 'owed') return `update-${about.form}`;
  return (about && updates[about.name]) ?? 'update';
}
