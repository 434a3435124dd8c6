// The texts that the reporter hears, each with what we need and when they hear next. Their words are in advisory-templates.
import { allOf, foldCase, latest } from '../case/case.ts';
import type { FactEntry } from '../case/entry.ts';
import type { FactName } from '../case/fact.ts';
import type { Message, NoticeName } from '../case/told.ts';
import type { View } from '../case/view.ts';
import { renderNotice } from '../notices/render.ts';
import { shippedTemplate } from '../notices/shipped.ts';
import type { TemplateId } from '../notices/shipped.ts';
import { declineWords } from './decline-words.ts';

/** What the reporter reads. Markdown. */
export function messageText(view: View, { notice, about }: Pick<Message, 'notice' | 'about'>): string {
  const template = shippedTemplate(templateOf(view, { notice, about }));
  const drafted = about.name === 'sending' ? draftBefore(view, about) : undefined;
  const seen = drafted === undefined ? view : viewBefore(view, drafted.seq);
  return renderNotice(template, { view: seen, notice, since: (drafted ?? about).said_at }).text;
}

/** What somebody sent on its way is the text as it was drafted. */
function draftBefore({ it }: View, { seq, hash }: FactEntry<'sending'>): FactEntry<'drafted'> | undefined {
  return allOf(it, 'drafted').findLast((fact) => fact.hash === hash && fact.seq < seq);
}

function viewBefore(view: View, seq: number): View {
  const { number, entries, head } = view.it;
  return { ...view, it: foldCase(number, entries.filter((entry) => entry.seq < seq), head) }; // prettier-ignore
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
