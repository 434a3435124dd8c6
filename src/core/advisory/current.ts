// The advisory as it would be published now: the case's facts with the words that people wrote, else the report's own.
import { latest } from '../case/case.ts';
import { ghsaOf } from '../case/ghsa.ts';
import type { View } from '../case/view.ts';
import type { Missing } from '../commands/command.ts';
import type { FileMistake } from '../file/yaml.ts';
import type { Eye } from '../look.ts';
import { mistakeText } from '../mistake.ts';
import { readReport } from '../case/report.ts';
import { readProse } from '../prose.ts';
import type { Advisory } from './advisory.ts';
import { asVersion } from './as-version.ts';
import type { VersionWanted } from './as-version.ts';
import { withFirstAffected } from './first-affected.ts';
import { advisoryOf, proseOfReport } from './from-case.ts';
import type { AdvisoryProse } from './from-case.ts';

export type Current =
  | { readonly kind: 'advisory'; readonly advisory: Advisory }
  | { readonly kind: 'unseen' }
  | { readonly kind: 'wrong'; readonly missing: readonly Missing[] };

/** Looks at the prose, the report and, where needed, tags, and makes the advisory of them; or says what is wrong with the prose. */
export function currentAdvisory(view: View, eye: Eye, wanted: VersionWanted = { kind: 'final' }): Current {
  const prose = proseNow(view, eye);
  if (prose.kind !== 'prose') return prose;
  const advisory = asVersion(view, advisoryOf(view, prose.prose, ghsaOf(view)?.ghsa), wanted);
  const products = withFirstAffected(advisory.products, view.house.settings, eye);
  return products === undefined
    ? { kind: 'unseen' }
    : { kind: 'advisory', advisory: { ...advisory, products } };
}

type Prose =
  { readonly kind: 'prose'; readonly prose: AdvisoryProse } | Exclude<Current, { kind: 'advisory' }>;

function proseNow(view: View, eye: Eye): Prose {
  const reported = latest(view.it, 'reported');
  const written = eye.ask({ look: 'prose' });
  const report = eye.ask({ look: 'notice', hash: reported?.report ?? '' });
  if (written === undefined || report === undefined) return { kind: 'unseen' };
  const byReport = proseOfReport(reported?.title ?? '', wordsOf(report ?? ''));
  return written === null ? { kind: 'prose', prose: byReport } : ofPeople(view, { written, byReport });
}

/** What the reporter wrote about the fault; of the form's answers only that one. */
function wordsOf(report: string): string {
  return readReport('', report).answers.description ?? report;
}

function ofPeople(view: View, { written, byReport }: { written: string; byReport: AdvisoryProse }): Prose {
  const read = readProse(written);
  if (read.mistakes.length > 0) {
    const file = `advisories/${view.it.number}.md`;
    return { kind: 'wrong', missing: read.mistakes.map((mistake) => ({ what: wrongPlace(file, mistake) })) };
  }
  const { title, summary, description, details, workaround, references, aliases } = read;
  const prose = {
    title: title ?? byReport.title,
    summary: summary ?? title ?? byReport.summary,
    description: description === '' ? byReport.description : description,
    ...(details !== undefined && { details }),
    ...(workaround !== undefined && { workaround }),
    references: references ?? [],
    ...(aliases !== undefined && { aliases }),
  };
  return { kind: 'prose', prose };
}

function wrongPlace(file: string, mistake: FileMistake): string {
  const place = [file, `line ${mistake.line}`, ...(mistake.path === '' ? [] : [mistake.path])];
  return `${place.join(', ')}: ${mistakeText(mistake)}`;
}
