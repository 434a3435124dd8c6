// Makes the text of a notice as the case stands now, looking at whatever the text needs; or says what must be looked at or mended first.
import { asReleased } from '../advisory/as-released.ts';
import { currentAdvisory } from '../advisory/current.ts';
import type { Current } from '../advisory/current.ts';
import type { NoticeName } from '../case/told.ts';
import type { View } from '../case/view.ts';
import type { Eye } from '../look.ts';
import { templateOf } from '../words/messages.ts';
import { audiences } from './audiences.ts';
import { templateFor } from './own-texts.ts';
import { renderNotice } from './render.ts';
import type { Rendered, Subject } from './render.ts';
import type { NoticeTemplate } from './template-file.ts';

export type Drafting =
  | { readonly kind: 'text'; readonly template: NoticeTemplate; readonly rendered: Rendered }
  | Exclude<Current, { kind: 'advisory' }>;

/** The template that a notice takes on this case when a person drafts it. */
export function templateNow(view: View, notice: NoticeName): NoticeTemplate {
  return templateFor(view.house, templateOf(view, { notice }));
}

/** @param since from when dates such as "you hear from us next" count */
export function draftNow(
  { view, eye }: { readonly view: View; readonly eye: Eye },
  notice: NoticeName,
  since: string,
): Drafting {
  const template = templateNow(view, notice);
  const subject: Subject = { view, notice, since };
  if (!audiences[template.audience].kinds.some((kind) => kind === 'advisory')) return { kind: 'text', template, rendered: renderNotice(template, subject) }; // prettier-ignore
  const current = currentAdvisory(view, eye);
  if (current.kind !== 'advisory') return current;
  const advisory = asReleased(view, current.advisory);
  return { kind: 'text', template, rendered: renderNotice(template, { ...subject, advisory }) };
}
