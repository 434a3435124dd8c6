import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readPrivateReport, readReport } from '../../../src/core/case/report.ts';
import { questionList, questions, readYesNo, reportForm } from '../../../src/core/case/report-form.ts';
import type { QuestionId } from '../../../src/core/case/report-form.ts';

/** What GitHub makes of a filled form: every heading in order, `_No response_` where nothing was typed. */
function filled(answers: Partial<Record<QuestionId, string>>): string {
  return questionList
    .map(([id, { label }]) => `### ${label}\n\n${answers[id] ?? '_No response_'}`)
    .join('\n\n');
}

const everything = {
  product: 'widget',
  version: '2.4.0',
  component: 'parser',
  description: 'Anybody reads any file.',
  steps: '1. `curl`\n2. look',
  exploited: 'No',
  public: 'I don’t know',
  dataSeen: 'Yes',
  deadline: '2026-12-24, at a talk',
  credit: 'R. Moe',
  affected: '>=2.3.0 <2.4.1',
  cvss: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N',
  cwe: 'cwe-639, CWE-22 and CWE-639',
  contact: 'moe@example.com',
};

describe('a filled form', () => {
  test('gives all answers', () => {
    const body = filled(everything);
    expect(readReport(' Report ', body)).toEqual({
      title: 'Report',
      text: body,
      answers: { ...everything, exploited: 'no', public: 'unknown', dataSeen: 'yes' },
      proposed: {
        cvss: everything.cvss,
        cwes: ['CWE-639', 'CWE-22'],
        affects: [{ range: '>=2.3.0 <2.4.1', fixed: null }],
      },
      deadline: '2026-12-24T16:00:00Z',
      missing: [],
    });
  });

  test('tells what is missing, with Windows line ends too', () => {
    const body = filled({
      product: 'None',
      version: 'n/a',
      description: 'x',
      exploited: 'perhaps',
    }).replaceAll('\n', '\r\n');
    const { answers, missing, deadline, proposed } = readReport('Report', body);
    expect(answers).toEqual({ description: 'x' });
    expect(deadline).toBeUndefined();
    expect(proposed).toEqual({ cvss: null, cwes: [], affects: [] });
    expect(missing).toEqual([
      'the product', 'the version you saw it in', 'steps to reproduce it', 'whether attacks are known',
      'whether it is public anywhere', 'whether you saw data of other people', 'whether you plan to publish on a date',
      'how we may thank you',
    ]); // prettier-ignore
  });

  test('an answer that looks like a form changes no other answer', () => {
    const nested = `x\n\n${filled({ ...everything, product: 'other', exploited: 'Yes' })}`;
    const { answers } = readReport('Report', filled({ ...everything, description: nested }));
    expect(answers).toMatchObject({ product: 'widget', exploited: 'no', description: nested });
  });

  test('what is no vector, range or day is not proposed', () => {
    const wrong = {
      ...everything,
      cvss: 'CVSS:3.1/AV:X',
      affected: 'all of them',
      deadline: '2026-02-31',
      cwe: 'CWE-0',
    };
    const { proposed, deadline } = readReport('Report', filled(wrong));
    expect({ proposed, deadline }).toEqual({
      proposed: { cvss: null, cwes: [], affects: [] },
      deadline: undefined,
    });
  });
});

describe('free text', () => {
  test('is the description, and what stands out in it is proposed', () => {
    const body =
      'It breaks (CWE-79).\n\nI say CVSS:3.1/AV:N, rather CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N.';
    const report = readReport('XSS', body);
    expect(report).toMatchObject({
      title: 'XSS',
      text: body,
      answers: { description: body },
      proposed: {
        cvss: 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N',
        cwes: ['CWE-79'],
        affects: [],
      },
    });
    expect(report.missing).not.toContain('what is wrong');
  });

  test('nothing at all misses everything that we ask', () => {
    expect(readReport('', ' ').missing).toHaveLength(
      questionList.filter(([, { missing }]) => missing).length,
    );
  });

  test('never throws and keeps the text', () => {
    const headings = questionList.map(([, { label }]) => `### ${label}\n`);
    const bodies = fc.array(
      fc.oneof(
        fc.constantFrom(...headings, '\r\n', 'CVSS:3.1/', 'CWE-', '2026-99-99'),
        fc.string({ unit: 'binary' }),
      ),
    );
    fc.assert(
      fc.property(bodies, (parts) => {
        expect(readReport('x', parts.join('')).text).toBe(parts.join(''));
      }),
    );
  });
});

describe('a private vulnerability report', () => {
  test('as GitHub’s form fills it', () => {
    const fields = {
      summary: 'Path traversal ',
      description: '### Summary\nCWE-23 too',
      severity: null,
      cvss_vector_string: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N',
      cwe_ids: ['CWE-22'],
      vulnerabilities: [
        {
          package: { ecosystem: 'npm', name: 'widget' },
          vulnerable_version_range: '< 2.4.1',
          patched_versions: '2.4.1',
        },
        {
          package: { ecosystem: 'npm', name: 'widget' },
          vulnerable_version_range: '< 2.3.9',
          patched_versions: null,
        },
        { package: null, vulnerable_version_range: '', patched_versions: '' },
        null,
      ],
    };
    expect(readPrivateReport({ fields })).toEqual({
      title: 'Path traversal',
      text: fields.description,
      answers: { description: fields.description },
      proposed: {
        cvss: fields.cvss_vector_string,
        cwes: ['CWE-22', 'CWE-23'],
        affects: [{ range: '< 2.4.1', fixed: '2.4.1' }, { range: '< 2.3.9', fixed: null }],
      },
      deadline: undefined,
      missing: [
        'the version you saw it in', 'steps to reproduce it', 'whether attacks are known', 'whether it is public anywhere',
        'whether you saw data of other people', 'whether you plan to publish on a date', 'how we may thank you',
      ],
    }); // prettier-ignore
  });

  test('as GitHub sends one that was typed in haste', () => {
    const fields = {
      summary: 'Test',
      description: 'Testing from an account that has no write access',
      cvss_vector_string: null,
      cwe_ids: [],
      vulnerabilities: [
        {
          package: { ecosystem: '', name: '' },
          vulnerable_version_range: '<0',
          patched_versions: '>0',
          vulnerable_functions: [],
        },
      ],
    };
    expect(readPrivateReport({ fields })).toMatchObject({
      title: 'Test',
      proposed: { cvss: null, cwes: [], affects: [{ range: '<0', fixed: null }] },
    });
  });

  test('with fields missing or of another shape', () => {
    const report = readPrivateReport({ fields: { description: null, cwe_ids: null, vulnerabilities: null } });
    expect(report).toMatchObject({
      title: '',
      text: '',
      answers: {},
      proposed: { cvss: null, cwes: [], affects: [] },
    });
    expect(report.missing).toContain('what is wrong');
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('summary', 'description', 'cwe_ids', 'vulnerabilities'), fc.anything()),
        (fields) => {
          expect(readPrivateReport({ fields }).answers.contact).toBeUndefined();
        },
      ),
    );
  });
});

describe('the issue form', () => {
  const form: unknown = parse(reportForm(['widget', 'gadget']));

  test('asks the questions of the table, in their order', () => {
    expect(form).toMatchObject({ name: 'Vulnerability report', body: { length: questionList.length + 1 } });
    expect(form).toMatchObject({
      body: [
        { type: 'markdown' },
        {
          type: 'dropdown',
          id: 'product',
          attributes: { label: questions.product.label, options: ['widget', 'gadget'] },
          validations: { required: true },
        },
        { type: 'input', id: 'version', attributes: { placeholder: '2.4.0' } },
        { type: 'input', id: 'component' },
        { type: 'textarea', id: 'description' },
        ...Array.from({ length: questionList.length - 4 }, () => ({})),
      ],
    });
  });

  test('has labels and ids that GitHub takes: each once, no line breaks', () => {
    const labels = questionList.map(([, { label }]) => label);
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels.filter((label) => /\n|^\s|\s$/u.test(label))).toEqual([]);
    expect(questionList.map(([id]) => id).filter((id) => !/^[a-zA-Z0-9_-]+$/u.test(id))).toEqual([]);
  });

  test('offers the choices that are understood', () => {
    expect(form).toMatchObject({
      body: expect.arrayContaining([
        expect.objectContaining({
          id: 'exploited',
          attributes: expect.objectContaining({ options: ['No', 'Yes', 'I don’t know'] }),
        }),
      ]),
    });
    expect(['No', 'yes', 'I DON’T KNOW', 'maybe'].map(readYesNo)).toEqual([
      'no',
      'yes',
      'unknown',
      undefined,
    ]);
  });
});
