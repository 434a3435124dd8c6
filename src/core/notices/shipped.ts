// The texts that ship with the program, read once each. They are held to the same rules as a team's own.
import type { NoticeName } from '../case/told.ts';
import { readTemplate, templateIn } from './template-file.ts';
import type { NoticeTemplate, TemplateReading } from './template-file.ts';
import { templateTexts } from './template-texts.ts';

export type TemplateId = keyof typeof templateTexts;

/** Every text by its id, variants included. */
export const templateIds = Object.keys(templateTexts) as readonly TemplateId[];

const known = new Map<TemplateId, NoticeTemplate>();

/** The shipped text. @throws Error where the program was built with one that can't be read */
export function shippedTemplate(id: TemplateId): NoticeTemplate {
  const before = known.get(id);
  if (before !== undefined) return before;
  const template = templateIn(readTemplate(`advisory-templates/${id}.md`, { name: id }, templateTexts[id]));
  known.set(id, template);
  return template;
}

/** Whether there is a text of that id. */
export function isTemplateId(id: string): id is TemplateId {
  return Object.hasOwn(templateTexts, id);
}

/** Texts that say one notice in a form of its own. */
const forms = {
  'decline-short': 'decline',
  'duplicate-published': 'duplicate',
  'update-cve': 'update',
  'update-date': 'update',
  'update-early': 'update',
  'update-deferred': 'update',
  'update-tomorrow': 'update',
  'update-verdict': 'update',
  'update-verify': 'update',
  'update-withdrawn': 'update',
} as const satisfies Record<Exclude<TemplateId, NoticeName>, NoticeName>;

const isForm = (id: TemplateId): id is keyof typeof forms => Object.hasOwn(forms, id);

/** The notice that a text is a form of: `decline-short` is a `decline`. */
export function noticeOf(id: TemplateId): NoticeName {
  return isForm(id) ? forms[id] : id;
}

/** Reads a text that a team uses instead of the shipped one of the same name. */
export function readOwnTemplate(file: string, name: string, text: string): TemplateReading {
  if (isTemplateId(name)) return readTemplate(file, { name, like: shippedTemplate(name) }, text);
  const what = `there is no notice ${name}; a file is called like one of ${templateIds.join(', ')}`;
  return { ok: false, problems: [{ file, line: 1, what }] };
}
