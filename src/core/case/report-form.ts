// The questions of a vulnerability report as one table: the issue form is written from it, and answers are read back by it.
import { stringify } from 'yaml';

/** Answers that are read as yes or no; anything else a reporter chooses is neither. */
const YES_NO = { No: 'no', Yes: 'yes', 'I don’t know': 'unknown' } as const;

/** What a choice between yes and no can say. */
export type YesNo = (typeof YES_NO)[keyof typeof YES_NO];

interface Asked {
  /** The heading under which GitHub writes the answer: changing it makes older reports unreadable. */
  readonly label: string;
  readonly help: string;
  readonly example?: string;
  /** What is missing without an answer, for the middle of a sentence; absent where we don't ask again. */
  readonly missing?: string;
}

/** One question; `choice` offers yes, no and "I don't know", `product` the products of the settings. */
export type Question = Asked & Readonly<{ kind: 'line' | 'text' | 'choice' | 'product'; required: boolean }>;

/** In the order of the form. */
export const questions = {
  product: {
    kind: 'product',
    required: true,
    label: 'Which product is it?',
    help: 'If several are concerned, take the one where you saw it.',
    missing: 'the product',
  },
  version: {
    kind: 'line',
    required: true,
    label: 'In which version did you see it?',
    help: 'The exact version, or a commit.',
    example: '2.4.0',
    missing: 'the version you saw it in',
  },
  component: {
    kind: 'line',
    required: false,
    label: 'Which part of the product?',
    help: 'A module, an endpoint, a file, or a library in it.',
  },
  description: {
    kind: 'text',
    required: true,
    label: 'What is wrong, and what can an attacker do with it?',
    help: 'What the attacker needs, and what is read, changed or stopped in the end.',
    missing: 'what is wrong',
  },
  steps: {
    kind: 'text',
    required: false,
    label: 'How can we see it ourselves?',
    help: 'Steps, configuration, a proof of concept. Please leave out other people’s data.',
    missing: 'steps to reproduce it',
  },
  exploited: {
    kind: 'choice',
    required: true,
    label: 'Have you seen or heard of attacks that use it?',
    help: 'A proof of concept is no attack.',
    missing: 'whether attacks are known',
  },
  public: {
    kind: 'choice',
    required: true,
    label: 'Is it public anywhere?',
    help: 'A post, an issue, a talk, a commit. Say where in the description.',
    missing: 'whether it is public anywhere',
  },
  dataSeen: {
    kind: 'choice',
    required: true,
    label: 'Did you see data of other people while you found it?',
    help: 'If so, please stop there, keep nothing, and tell us.',
    missing: 'whether you saw data of other people',
  },
  deadline: {
    kind: 'line',
    required: false,
    label: 'Do you plan to publish on a date?',
    help: 'As 2026-12-01. Leave it empty if you don’t.',
    example: '2026-12-01',
    missing: 'whether you plan to publish on a date',
  },
  credit: {
    kind: 'line',
    required: false,
    label: 'How shall we thank you in the advisory?',
    help: 'The name to print, or “anonymous”. We ask you again before we publish.',
    missing: 'how we may thank you',
  },
  affected: {
    kind: 'line',
    required: false,
    label: 'Which versions are affected, as far as you know?',
    help: 'A range.',
    example: '>=2.3.0 <2.4.1',
  },
  cvss: {
    kind: 'line',
    required: false,
    label: 'Your CVSS vector',
    help: 'Version 3.1 or 4.0. We look at it and decide ourselves.',
    example: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N',
  },
  cwe: { kind: 'line', required: false, label: 'Kind of weakness', help: 'As CWE IDs.', example: 'CWE-639' },
  contact: {
    kind: 'line',
    required: false,
    label: 'Who found it, when it wasn’t you?',
    help: 'Name and address of the reporter, when you pass on somebody else’s report.',
  },
} as const satisfies Readonly<Record<string, Question>>;

export type QuestionId = keyof typeof questions;

/** The questions as pairs, in the order of the form. */
export const questionList: readonly (readonly [QuestionId, Question])[] = Object.entries(questions) as [
  QuestionId,
  Question,
][];

/** Reads an answer to a choice, in any case. */
export function readYesNo(answer: string): YesNo | undefined {
  const chosen = Object.entries(YES_NO).find(([option]) => option.toLowerCase() === answer.toLowerCase());
  return chosen?.[1];
}

/**
 * The issue form for `.github/ISSUE_TEMPLATE/report.yml` of the case repository.
 * @param products names as in the settings, at least one
 * Source: https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms
 */
export function reportForm(products: readonly string[]): string {
  const welcome =
    'One report, one issue. What you type here is kept as it is; the answers set the first facts of the case. **This form is for a private repository.** If everybody can see it, close the page and use *Report a vulnerability* on the Security tab.';
  const form = {
    name: 'Vulnerability report',
    description: 'Report a vulnerability, or pass on the report of somebody else',
    title: 'Report',
    body: [
      { type: 'markdown', attributes: { value: welcome } },
      ...questionList.map(([id, question]) => element(id, question, products)),
    ],
  };
  return stringify(form, { lineWidth: 0 });
}

const TYPES = { line: 'input', text: 'textarea', choice: 'dropdown', product: 'dropdown' } as const;

function element(id: QuestionId, question: Question, products: readonly string[]): object {
  const { kind, label, help, example, required } = question;
  const options = kind === 'product' ? products : kind === 'choice' ? Object.keys(YES_NO) : undefined;
  const attributes = {
    label,
    description: help,
    ...(example !== undefined && { placeholder: example }),
    ...(options !== undefined && { options }),
  };
  // GitHub enforces `required` in public repositories only; the bot asks again for what is missing.
  return { type: TYPES[kind], id, attributes, validations: { required } };
}
