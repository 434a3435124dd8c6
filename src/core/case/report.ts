// Reads what a reporter sent: our issue form, free text, or a private vulnerability report. It never judges whether any of it is
// true, and what can't be read is left to people: the text stays as it came.
import { z } from 'zod';
import { readCvss } from '../advisory/cvss-vector.ts';
import { readRanges } from '../advisory/range-reading.ts';
import { readCwe } from '../commands/args.ts';
import { readDate } from '../commands/dates.ts';
import type { SeenAdvisory } from '../look.ts';
import type { FactData } from './fact.ts';
import { questionList, readYesNo } from './report-form.ts';
import type { QuestionId, YesNo } from './report-form.ts';

type Choices = 'exploited' | 'public' | 'dataSeen';

/** Answers as given, without those that say nothing. */
export type Answers = Readonly<
  Partial<Record<Exclude<QuestionId, Choices>, string> & Record<Choices, YesNo>>
>;

/** What a reporter proposes, as far as it could be read: shown as proposed, taken only by a person. */
export type Proposed = FactData['reported']['proposed'];

export interface Report {
  readonly title: string;
  /** The text as it came. */
  readonly text: string;
  readonly answers: Answers;
  readonly proposed: Proposed;
  /** When the reporter means to publish: UTC, at 16:00 of that day. */
  readonly deadline: string | undefined;
  /** What we ask for again, each a piece of a sentence. */
  readonly missing: readonly string[];
}

const NOTHING = new Set(['', '_no response_', 'none', 'n/a', '-']);
const VECTOR = /CVSS:\d\.\d(?:\/[A-Za-z]{1,3}:[A-Za-z]{1,8}){1,40}/gu;
const WEAKNESS = /\bCWE-\d{1,5}\b/giu;

/** Reads the title and body of an issue: the form's output where its headings stand, else free text. */
export function readReport(title: string, body: string): Report {
  const given = givenAnswers(body);
  const isForm = given.size > 0;
  const answers = isForm ? answersOf(given) : freeAnswers(body);
  return {
    title: title.trim(),
    text: body,
    answers,
    proposed: {
      cvss: vectorIn(answers.cvss ?? body),
      cwes: weaknessesIn(answers.cwe ?? body),
      affects: rangeIn(answers.affected ?? ''),
    },
    deadline: deadlineIn(answers.deadline ?? ''),
    missing: missingIn(answers),
  };
}

/** Reads a private vulnerability report, leniently: GitHub fills in empty names and leaves fields out. */
export function readPrivateReport(seen: Pick<SeenAdvisory, 'fields'>): Report {
  const { summary, description, cvss_vector_string, cwe_ids, vulnerabilities } = advisoryFields.parse(
    seen.fields,
  );
  const answers = freeAnswers(description);
  return {
    title: summary.trim(),
    text: description,
    answers,
    proposed: {
      cvss: vectorIn(cvss_vector_string ?? description),
      cwes: weaknessesIn([...cwe_ids, description].join(' ')),
      affects: vulnerabilities.flatMap(({ vulnerable_version_range, patched_versions }) =>
        rangeIn(vulnerable_version_range).map(({ range }) => ({ range, fixed: versionIn(patched_versions) })),
      ),
    },
    deadline: undefined,
    // The repository tells the product.
    missing: missingIn({ ...answers, product: 'known' }),
  };
}

const text = z.string().catch('');
const advisoryFields = z.object({
  summary: text,
  description: text,
  cvss_vector_string: z.string().nullable().catch(null),
  cwe_ids: z.array(text).catch([]),
  vulnerabilities: z.array(z.object({ vulnerable_version_range: text, patched_versions: text }).catch({ vulnerable_version_range: '', patched_versions: '' })).catch([]),
}); // prettier-ignore

/**
 * The answers under the form's headings. A long answer may itself hold lines that look like headings; GitHub writes all headings in
 * the form's order, so those up to the first long answer are looked for from the top, the others from the end.
 */
function givenAnswers(body: string): ReadonlyMap<QuestionId, string> {
  const lines = body.replace(/\r\n?/gu, '\n').split('\n');
  const places = headingsIn(lines);
  const given = places.map(({ id, at }, index): [QuestionId, string] => {
    const section = lines.slice(at + 1, places[index + 1]?.at);
    return [id, section.join('\n').trim()];
  });
  return new Map(given);
}

type Place = Readonly<{ id: QuestionId; at: number }>;

const firstLong = questionList.findIndex(([, { kind }]) => kind === 'text');

function headingsIn(lines: readonly string[]): readonly Place[] {
  const top: Place[] = [];
  let start = 0;
  for (const [id, { label }] of questionList.slice(0, firstLong + 1)) {
    const at = lines.indexOf(`### ${label}`, start);
    if (at === -1) continue;
    top.push({ id, at });
    start = at + 1;
  }
  const bottom: Place[] = [];
  let end = lines.length;
  for (const [id, { label }] of questionList.slice(firstLong + 1).toReversed()) {
    const at = lines.slice(0, end).lastIndexOf(`### ${label}`);
    if (at < start) continue;
    bottom.unshift({ id, at });
    end = at;
  }
  return [...top, ...bottom];
}

function answersOf(given: ReadonlyMap<QuestionId, string>): Answers {
  const answers = questionList.flatMap(([id, { kind }]): readonly (readonly [QuestionId, string])[] => {
    const answer = given.get(id) ?? '';
    const said = kind === 'choice' ? (readYesNo(answer) ?? '') : answer;
    return NOTHING.has(said.toLowerCase()) ? [] : [[id, said]];
  });
  return Object.fromEntries(answers);
}

function freeAnswers(body: string): Answers {
  return body.trim() === '' ? {} : { description: body };
}

/** "I don't know" is an answer; nothing is none. */
function missingIn(answers: Answers): readonly string[] {
  return questionList.flatMap(([id, { missing }]) =>
    missing === undefined || answers[id] !== undefined ? [] : [missing],
  );
}

function vectorIn(text: string): string | null {
  return text.match(VECTOR)?.find((vector) => readCvss(vector).ok) ?? null;
}

function weaknessesIn(text: string): string[] {
  const readings = (text.match(WEAKNESS) ?? []).map(readCwe);
  return [...new Set(readings.flatMap((reading) => (reading.ok ? [reading.value] : [])))].slice(0, 20);
}

function rangeIn(text: string): Proposed['affects'] {
  const range = text.trim();
  return range !== '' && readRanges(range, 'other').ok ? [{ range, fixed: null }] : [];
}

function versionIn(text: string): string | null {
  return /^[=v]?\s*(\d[\w.+-]*)$/u.exec(text.trim())?.[1] ?? null;
}

function deadlineIn(answer: string): string | undefined {
  const day = /\b\d{4}-\d\d-\d\d\b/u.exec(answer)?.[0] ?? '';
  const reading = readDate(day, { now: '', hour: 16 });
  return reading.ok ? reading.value : undefined;
}
