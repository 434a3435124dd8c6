// `psirt-bot preview`: shows people who do not program what a text of advisory-templates says on a made-up case, or what is wrong with a
// file of their own and in which line. It sends nothing.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { nearest } from '../core/commands/nearest.ts';
import { audiences } from '../core/notices/audiences.ts';
import { approvalWords } from '../core/notices/approval.ts';
import { renderNotice } from '../core/notices/render.ts';
import { isTemplateId, noticeOf, readOwnTemplate, shippedTemplate, templateIds } from '../core/notices/shipped.ts'; // prettier-ignore
import type { TemplateId } from '../core/notices/shipped.ts';
import type { NoticeTemplate, TemplateReading } from '../core/notices/template-file.ts';
import type { Call, ExitCode, Out } from './command.ts';
import { sampleCase, sampleNames } from './preview/sample-case.ts';
import type { SampleName } from './preview/sample-case.ts';

export async function run({ out, words, options }: Call): Promise<ExitCode> {
  const [what] = words;
  const asked = options['case'] ?? 'fixing';
  const sample = sampleNames.find((name) => name === asked);
  if (sample === undefined) return notKnown(out, `case ${String(asked)}`, { of: sampleNames, example: `psirt-bot preview ${what ?? 'ack'} --case published` }); // prettier-ignore
  if (what === undefined) return listed(out);
  if (isTemplateId(what)) return shown(out, shippedTemplate(what), { id: what, sample });
  if (!/[/\\.]/.test(what)) return notKnown(out, `notice ${what}`, { of: templateIds, example: `psirt-bot preview ${nearest(what, templateIds) ?? 'ack'}` }); // prettier-ignore
  const read = readFile(what);
  if (read === undefined) return said(out, `There is no file ${what} that can be read`, 2);
  if (!read.ok) return said(out, read.problems.map(({ file, line, what: wrong }) => `${file}:${line}: ${wrong}`).join('\n'), 1); // prettier-ignore
  return isTemplateId(read.template.id) ? shown(out, read.template, { id: read.template.id, sample }) : 1;
}

function readFile(path: string): TemplateReading | undefined {
  try {
    return readOwnTemplate(path, basename(path, '.md'), readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The text as it would leave the house, and under it what a team should know of it. */
function shown(
  out: Out,
  template: NoticeTemplate,
  { id, sample }: { readonly id: TemplateId; readonly sample: SampleName },
): ExitCode {
  const notice = noticeOf(id);
  const { view, advisory } = sampleCase(sample, notice);
  const { text, gaps } = renderNotice(template, { view, advisory, notice, since: view.now });
  out.line(text);
  const { who } = audiences[template.audience];
  out.aside(`\n${id}: ${template.title}, for ${who}. Agreement: ${approvalWords(template.approval)}.`);
  if (gaps.length > 0) out.aside(`On this case it could not be sent: ${gaps.map(({ field }) => field).join(', ')} would be missing. Try --case ${sample === 'published' ? 'fixing' : 'published'}.`); // prettier-ignore
  return 0;
}

function listed(out: Out): ExitCode {
  const rows = templateIds.map((id) => {
    const { audience, title, about } = shippedTemplate(id);
    return `${id.padEnd(20)}${audience.padEnd(14)}${title}. ${about}`;
  });
  out.line(rows.join('\n'));
  return 0;
}

function notKnown(
  out: Out,
  what: string,
  { of, example }: { readonly of: readonly string[]; readonly example: string },
): ExitCode {
  return said(out, `There is no ${what}; expected one of ${of.join(', ')}\nfor example: ${example}`, 2);
}

function said({ aside }: Out, text: string, code: ExitCode): ExitCode {
  aside(text);
  return code;
}
