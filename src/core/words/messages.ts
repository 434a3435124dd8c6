// The texts that the reporter hears, each with what we need and when they hear next. Their words are in advisory-templates/messages.
import { latest } from '../case/case.ts';
import type { Message } from '../case/told.ts';
import type { View } from '../case/view.ts';
import { declineWords } from './decline-words.ts';
import { fieldNames, fieldsOf } from './message-fields.ts';
import { fillTemplate, templateProblems } from './template.ts';
import type { TemplateProblem } from './template.ts';
import { templateTexts } from './template-texts.ts';

export type MessageTemplate = keyof typeof templateTexts;
/** Texts by the name of their file without `.md`. */
export type Templates = Readonly<Record<MessageTemplate, string>>;

/**
 * Everything wrong with texts, by file and line; empty when they can be used.
 * @public the check of whoever edits a template
 */
export function messageProblems(texts: Readonly<Record<string, string>>): readonly TemplateProblem[] {
  return Object.entries(texts).flatMap(([name, text]) => {
    const file = `advisory-templates/messages/${name}.md`;
    if (Object.hasOwn(templateTexts, name)) return templateProblems(file, text, fieldNames);
    const what = `there is no message ${name}; there are ${Object.keys(templateTexts).join(', ')}`;
    return [{ file, line: 1, what }];
  });
}

/** What the reporter reads. Markdown. */
export function messageText(
  view: View,
  message: Pick<Message, 'notice' | 'about'>,
  templates: Templates = templateTexts,
): string {
  // prettier-ignore
  return fillTemplate(templates[templateOf(view, message)], fieldsOf(view, message.about.said_at));
}

/** Which text a message takes: some notices have a form of their own for what gave rise to them. */
export function templateOf(
  { it }: View,
  { notice, about }: Pick<Message, 'notice' | 'about'>,
): MessageTemplate {
  if (notice === 'update') return updateOf(about);
  if (notice === 'duplicate')
    return latest(it, 'duplicate')?.published === true ? 'duplicate-published' : 'duplicate';
  if (notice !== 'decline') return notice;
  const reason = latest(it, 'declined')?.reason;
  return reason !== undefined && declineWords[reason].short ? 'decline-short' : 'decline';
}

function updateOf({ name }: Message['about']): MessageTemplate {
  if (name === 'confirmed') return 'update-verdict';
  if (name === 'cve') return 'update-cve';
  return name === 'publish-requested' ? 'update-tomorrow' : 'update-date';
}
