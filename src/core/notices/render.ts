// A notice of a case: its text with the fields filled in, what is still missing in it, and its marking. Pure: the same case and time give
// the same bytes, so a text can be approved by its hash.
import type { Advisory } from '../advisory/advisory.ts';
import { allOf } from '../case/case.ts';
import { isDrill } from '../case/drill.ts';
import { embargoOf, isDisclosed, isRunning } from '../case/embargo.ts';
import type { NoticeName } from '../case/told.ts';
import type { View } from '../case/view.ts';
import { spoken } from '../time.ts';
import { drillWords } from '../words/drill-words.ts';
import { fieldsOf } from '../words/message-fields.ts';
import { outward } from '../words/outward.ts';
import { fillTemplate, namesIn } from '../words/template.ts';
import { advisoryFields } from './advisory-fields.ts';
import { audiences } from './audiences.ts';
import { howTo } from './how-to.ts';
import { insideFields } from './inside-fields.ts';
import type { NoticeTemplate } from './template-file.ts';

/** What a text must say and nobody told yet; `how` is a line to post, or says how else it gets there. */
export interface Gap {
  readonly field: string;
  readonly how: string;
}

export interface Rendered {
  readonly text: string;
  readonly gaps: readonly Gap[];
}

export interface Subject {
  readonly view: View;
  readonly notice: NoticeName;
  /** From when dates such as "you hear next" count. */
  readonly since: string;
  /** Not needed by texts for the reporter. */
  readonly advisory?: Advisory;
}

/** Fills a text in. Gaps stand in it as `⟨field missing: how to tell⟩`. */
export function renderNotice(template: NoticeTemplate, subject: Subject): Rendered {
  const fields = valuesFor(template, subject);
  const gaps = template.required
    .filter((field) => (fields[field] ?? '') === '')
    .map((field) => ({ field, how: howTo(field, subject.notice) }));
  const marks = Object.fromEntries(gaps.map(({ field, how }) => [field, `⟨${field} missing: ${how}⟩`]));
  const filled = fillTemplate(template.body, fields, marks);
  const marking = markingOf(template, subject.view);
  // Whoever reported is thanked first.
  const parts = template.audience === 'reporter' ? [filled, marking] : [marking, filled];
  const drill = isDrill(subject.view) ? [drillWords] : [];
  return { text: [...drill, ...parts].filter((part) => part !== '').join('\n\n'), gaps };
}

type Values = Readonly<Record<string, string>>;

function valuesFor(template: NoticeTemplate, subject: Subject): Values {
  const values = Object.fromEntries(
    audiences[template.audience].kinds.flatMap((kind) => Object.entries(byKind[kind](subject, template))),
  );
  if (template.format === 'markdown') return values;
  const used = namesIn(template.body);
  return Object.fromEntries(used.map((name) => [name, plainText(values[name] ?? '')]));
}

type ValuesOf = (subject: Subject, template: NoticeTemplate) => Values;

const byKind = {
  case: ({ view, since }) => fieldsOf(view, since),
  advisory: ({ view, advisory }) =>
    advisory === undefined
      ? {}
      : Object.fromEntries(
          Object.entries(advisoryFields).map(([name, { value }]) => [name, value({ advisory, view })]),
        ),
  inside: ({ view }) =>
    Object.fromEntries(Object.entries(insideFields).map(([name, { value }]) => [name, value(view)])),
  written: ({ view, notice }, { audience }) =>
    Object.fromEntries(
      allOf(view.it, 'worded')
        .filter((fact) => fact.notice === notice)
        .map(({ field, text }) => [field, audiences[audience].inside ? text : outward(view, text)]),
    ),
} as const satisfies Record<string, ValuesOf>;

/** What Markdown needs and a mail doesn't: signs that escape, and marks of code. */
function plainText(markdown: string): string {
  return markdown.replaceAll(/\\([^\w\s])/g, '$1').replaceAll('`', '');
}

/** `TLP:AMBER+STRICT · EMBARGO until …`; nothing where everybody may know, and outside nothing once it is public. */
function markingOf({ tlp, audience }: NoticeTemplate, view: View): string {
  if (tlp === 'clear' || (!audiences[audience].inside && isDisclosed(view))) return '';
  const embargo = embargoOf(view);
  const { until } = embargo;
  const runs = (isRunning(embargo) || embargo.state === 'proposed') && until !== null;
  return `TLP:${tlp.toUpperCase()}${runs ? ` · EMBARGO until ${spoken(until)}` : ''}`;
}
