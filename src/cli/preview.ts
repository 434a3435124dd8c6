// `psirt-bot preview`: shows people who do not program what a text of advisory-templates says on a made-up case, or what is wrong with a
// file of their own and in which line; with a folder, as the bot would take it in the case repository. It sends nothing.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { nearest } from '../core/commands/nearest.ts';
import { audiences } from '../core/notices/audiences.ts';
import { approvalWords } from '../core/notices/approval.ts';
import { templateFor, textName } from '../core/notices/own-texts.ts';
import type { OwnReading } from '../core/notices/own-texts.ts';
import { renderNotice } from '../core/notices/render.ts';
import { isTemplateId, noticeOf, readOwnTemplate, templateIds } from '../core/notices/shipped.ts'; // prettier-ignore
import type { TemplateId } from '../core/notices/shipped.ts';
import type { NoticeTemplate, TemplateReading } from '../core/notices/template-file.ts';
import type { TemplateProblem } from '../core/words/template.ts';
import type { Call, ExitCode, Out } from './command.ts';
import { readOwnFolder } from './preview/own-folder.ts';
import { sampleCase, sampleNames } from './preview/sample-case.ts';
import type { SampleName } from './preview/sample-case.ts';

export async function run({ out, words, options }: Call): Promise<ExitCode> {
  const [what] = words;
  const asked = options['case'] ?? 'fixing';
  const sample = sampleNames.find((name) => name === asked);
  if (sample === undefined) return notKnown(out, `case ${String(asked)}`, { of: sampleNames, example: `psirt-bot preview ${what ?? 'ack'} --case published` }); // prettier-ignore
  const own = ownTexts(options['from']);
  if (own === undefined) return said(out, `There is no folder ${String(options['from'])} that can be read; expected a folder with texts of your own\nfor example: psirt-bot preview ack --from .github/advisory-templates`, 2); // prettier-ignore
  if (what === undefined) return listed(out, own);
  if (isTemplateId(what)) return shownOf(out, own, { id: what, sample });
  return ofFile(out, what, sample);
}

function ofFile(out: Out, what: string, sample: SampleName): ExitCode {
  if (!/[/\\.]/.test(what)) return notKnown(out, `notice ${what}`, { of: templateIds, example: `psirt-bot preview ${nearest(what, templateIds) ?? 'ack'}` }); // prettier-ignore
  const read = readFile(what);
  if (read === undefined) return said(out, `There is no file ${what} that can be read`, 2);
  if (!read.ok) return wrong(out, read.problems);
  return isTemplateId(read.template.id) ? shown(out, read.template, { id: read.template.id, sample }) : 1;
}

/** Without a folder there are none; undefined where it can't be read. */
function ownTexts(from: string | true | undefined): OwnReading | undefined {
  return typeof from === 'string' ? readOwnFolder(from) : { texts: new Map(), problems: [] };
}

interface Asked {
  readonly id: TemplateId;
  readonly sample: SampleName;
}

/** One text as it counts with the folder; what is wrong elsewhere in it is not asked for. */
function shownOf(out: Out, { texts, problems }: OwnReading, asked: Asked): ExitCode {
  const own = problems.filter(({ file }) => textName(file) === asked.id);
  return own.length > 0 ? wrong(out, own) : shown(out, templateFor({ texts }, asked.id), asked);
}

function wrong(out: Out, problems: readonly TemplateProblem[]): ExitCode {
  return said(out, problems.map(({ file, line, what }) => `${file}:${line}: ${what}`).join('\n'), 1);
}

function readFile(path: string): TemplateReading | undefined {
  try {
    return readOwnTemplate(path, basename(path, '.md'), readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The text as it would leave the house, and under it what a team should know of it. */
function shown(out: Out, template: NoticeTemplate, { id, sample }: Asked): ExitCode {
  const notice = noticeOf(id);
  const { view, advisory } = sampleCase(sample, notice);
  const { text, gaps } = renderNotice(template, { view, advisory, notice, since: view.now });
  out.line(text);
  const { who } = audiences[template.audience];
  out.aside(`\n${id}: ${template.title}, for ${who}. Agreement: ${approvalWords(template.approval)}.`);
  if (gaps.length > 0) out.aside(`On this case it could not be sent: ${gaps.map(({ field }) => field).join(', ')} would be missing. Try --case ${id === 'statement' ? 'spared' : sample === 'published' ? 'fixing' : 'published'}.`); // prettier-ignore
  return 0;
}

/** Every text, the team's own marked; and everything that is wrong in the folder, since one mistake keeps all of it out. */
function listed(out: Out, { texts, problems }: OwnReading): ExitCode {
  const rows = templateIds.map((id) => {
    const { audience, title, about } = templateFor({ texts }, id);
    return `${id.padEnd(20)}${audience.padEnd(14)}${title}. ${about}${texts.has(id) ? ' (your own)' : ''}`;
  });
  out.line(rows.join('\n'));
  return problems.length === 0 ? 0 : wrong(out, problems);
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
