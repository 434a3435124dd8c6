// The files that people edit: what is wrong with one is told by file and line, with what is allowed there. Nothing in them can run.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { notices } from '../../../src/core/case/fact.ts';
import { approvalWords } from '../../../src/core/notices/approval.ts';
import { audiences } from '../../../src/core/notices/audiences.ts';
import { insideFields } from '../../../src/core/notices/inside-fields.ts';
import {
  noticeOf,
  readOwnTemplate,
  shippedTemplate,
  templateIds,
} from '../../../src/core/notices/shipped.ts';
import { readTemplate, templateIn } from '../../../src/core/notices/template-file.ts';
import { templateTexts } from '../../../src/core/notices/template-texts.ts';
import { writtenFieldNames } from '../../../src/core/notices/written-fields.ts';
import { advisoryFields } from '../../../src/core/notices/advisory-fields.ts';
import { fieldNames } from '../../../src/core/words/message-fields.ts';
import { fillTemplate, namesIn } from '../../../src/core/words/template.ts';

const head = [
  '---',
  'id: ack',
  'title: Hello',
  'about: A test.',
  'audience: reporter',
  'tlp: clear',
  'required: [reference]',
  'approval: none',
  '---',
];
const file = (body: string, changes: Readonly<Record<string, string>> = {}): string => {
  const lines = head.map((line) => changes[line.split(':', 1)[0] ?? ''] ?? line);
  return [...lines, '', body, ''].join('\n');
};

/** What is wrong, as `line: what`. */
const wrong = (text: string, name = 'ack'): readonly string[] => {
  const read = readTemplate('my/ack.md', { name }, text);
  if (read.ok) return [];
  expect(new Set(read.problems.map((problem) => problem.file))).toEqual(new Set(['my/ack.md']));
  return read.problems.map(({ line, what }) => `${line}: ${what}`);
};

test('a mail may hold what looks like HTML', () => {
  const mail = file('<b>{{product}}', { audience: 'audience: party', tlp: 'tlp: red\nformat: text', required: 'required: [product]' }); // prettier-ignore
  expect(wrong(mail)).toEqual([]);
});

test('a text of one’s own is read', () => {
  const read = readTemplate('my/ack.md', { name: 'ack' }, file('Hello {{ reference }}'));
  expect(read).toEqual({
    ok: true,
    template: {
      id: 'ack', title: 'Hello', about: 'A test.', audience: 'reporter', tlp: 'clear', format: 'markdown', required: ['reference'],
      approval: 'none', body: expect.stringContaining('Hello {{ reference }}'),
    },
  }); // prettier-ignore
});

describe('mistakes', () => {
  test.each<[string, string, readonly RegExp[]]>([
    [
      'a field that nobody knows',
      file('{{reference}}\nby {{ refrence }}'),
      [
        /^12: \{\{refrence\}\} is not a field here; did you mean \{\{reference\}\}\? use one of reference, product, /,
      ],
    ],
    [
      'a field that is nothing like any',
      file('{{reference}} {{xyzzy}}'),
      [/^11: \{\{xyzzy\}\} is not a field here; use one of/],
    ],
    [
      'an endless loop',
      file('{{reference}}\n{% for i in (1..1000000000) %}x{% endfor %}'),
      [/^12: \{% … %\}: a text has no loops and no conditions\. Write the fields alone/],
    ],
    [
      'another loop',
      file('{{#each reference}}{{reference}}{{/each}}'),
      [/^11: \{\{#each reference\}\}: a text has no loops/, /^11: \{\{\/each\}\}: a text has no loops/],
    ],
    [
      'a tag that is not closed',
      file('{{reference}}\n\n{{product'),
      [/^13: braces that are not closed; a field is written \{\{name\}\}/],
    ],
    ['a tag that is not opened', file('{{reference}} product}}'), [/^11: braces that are not closed/]],
    [
      'an audience that there is not',
      file('{{reference}}', { audience: 'audience: everyone' }),
      [
        /^5: audience: expected one of reporter, party, upstream, .*public; got everyone; for example audience: reporter$/,
      ],
    ],
    [
      'no front matter',
      'Hello {{reference}}',
      [/^1: expected front matter in YAML between two lines ---; got Hello/],
    ],
    [
      'front matter that never ends',
      '---\nid: ack\n',
      [/^1: expected front matter in YAML between two lines ---; got ---/],
    ],
    ['front matter that is no YAML', '---\nid: [ack\n---\nHello', [/^\d+: expected YAML; got /]],
    [
      'a name that front matter has not',
      file('{{reference}}', { about: 'abuot: x' }),
      [/^1: about: expected a sentence/, /^4: abuot: expected one of id, title, about, audience/],
    ],
    [
      'another id than the file’s name',
      file('{{reference}}', { id: 'id: akc' }),
      [/^2: id: expected ack, as the file is called; got akc; for example id: ack$/],
    ],
    [
      'a marking that the audience can’t have',
      file('{{product}}', { audience: 'audience: party', required: 'required: [product]' }),
      [
        /^6: tlp: what vendors and others under the embargo read is marked amber\+strict or red; got clear; for example tlp: amber\+strict$/,
      ],
    ],
    [
      'a required field that nobody knows',
      file('{{reference}}', { required: 'required: [reference, refrence]' }),
      [/^7: required: \{\{refrence\}\} is not a field here; did you mean \{\{reference\}\}\? use one of /],
    ],
    [
      'HTML, inside which nothing that is filled in would be harmless',
      file('<details>\n{{reference}} <https://acme.example> <me@acme.example> 1 < 2\n<!-- x -->\n</details>'),
      [
        /^11: expected Markdown without HTML; got <details; for example \*\*bold\*\*/,
        /^13: .*; got <!/,
        /^14: .*; got <\/details/,
      ],
    ],
    [
      'plain text for the reporter',
      file('{{reference}}', { tlp: 'tlp: clear\nformat: text' }),
      [
        /^7: format: expected markdown, as GitHub shows it to whoever reported; got text; for example format: markdown$/,
      ],
    ],
    [
      'a required field that is nowhere',
      file('Hello'),
      [/^7: required: \{\{reference\}\} must be there, and stands nowhere in the text$/],
    ],
    [
      'an approval by nobody',
      file('{{reference}}', { approval: 'approval: []' }),
      [/^8: approval: expected none, publish, or a list of psirt, psirt-lead, product-owner/],
    ],
    ['a role that there is not', file('{{reference}}', { approval: 'approval: [boss]' }), [/^8: approval/]],
    [
      'a case in a public text',
      file('{{reference}}', { audience: 'audience: public' }),
      [/^11: \{\{reference\}\} is not a field here/],
    ],
    [
      'a book',
      file(`{{reference}}${'x'.repeat(20_000)}`),
      [/^1: expected a text of at most 20000 characters; got 20/],
    ],
  ])('%s', (_, text, expected) => {
    const found = wrong(text);
    expect(found).toHaveLength(expected.length);
    for (const [index, pattern] of expected.entries()) expect(found[index]).toMatch(pattern);
  });

  test('a file that is called like no notice', () => {
    expect(readOwnTemplate('x/akc.md', 'akc', file('{{reference}}'))).toEqual({
      ok: false,
      problems: [
        { file: 'x/akc.md', line: 1, what: expect.stringMatching(/^there is no notice akc; a file is called like one of accept, ack, /) },
      ],
    }); // prettier-ignore
    expect(readOwnTemplate('x/ack.md', 'ack', file('{{reference}}')).ok).toBe(true);
  });

  test('a program with a text that can’t be read does not start', () => {
    expect(() => templateIn(readTemplate('a.md', { name: 'ack' }, ''))).toThrow(
      'the text can’t be read: 1 places are wrong',
    );
  });

  test('program text in front matter is not run', () => {
    expect(
      wrong('---js\nmodule.exports = { id: (() => { throw new Error("ran"); })() };\n---\nHello'),
    ).toEqual([expect.stringMatching(/^1: expected front matter in YAML/)]);
  });
});

describe('the shipped texts', () => {
  test('are what the files say', () => {
    const names = readdirSync('advisory-templates').filter((name) => name !== 'README.md');
    const texts = names.map((name) => [
      name.slice(0, -3),
      readFileSync(`advisory-templates/${name}`, 'utf8'),
    ]);
    expect(templateTexts).toEqual(Object.fromEntries(texts));
  });

  test.each(templateIds.map((id) => [id]))('%s can be read, and is not sent without something', (id) => {
    expect(shippedTemplate(id).required.length).toBeGreaterThan(0);
  });

  const all = templateIds.map(shippedTemplate);

  test('tell whoever reads them before the rest of the world how far they may go', () => {
    const early = all.filter(({ audience }) => audience === 'party' || audience === 'upstream');
    expect(early.map(({ tlp }) => tlp)).toEqual(early.map(() => 'amber+strict'));
  });

  test('go to everybody only after another person agreed', () => {
    const alone = all.filter(
      ({ audience, approval }) => audiences[audience].tlp[0] === 'clear' && approval === 'none',
    );
    expect(alone).toEqual([]);
  });

  test('there is one for every notice, and each is a form of one', () => {
    expect(notices.filter((notice) => !templateIds.some((id) => noticeOf(id) === notice))).toEqual([]);
    expect(noticeOf('decline-short')).toBe('decline');
    expect(noticeOf('party-invite')).toBe('party-invite');
    expect(noticeOf('update-verify')).toBe('update');
  });

  test('use every field there is', () => {
    const used = new Set(templateIds.flatMap((id) => namesIn(shippedTemplate(id).body)));
    const all = [
      ...fieldNames,
      ...Object.keys(advisoryFields),
      ...Object.keys(insideFields),
      ...writtenFieldNames,
    ];
    expect(all.filter((name) => !used.has(name))).toEqual([]);
  });

  const ofReporter = templateIds.filter((id) => shippedTemplate(id).audience === 'reporter');

  test.each(ofReporter.map((id) => [id]))('%s says what we need and when they hear from us', (id) => {
    const { body } = shippedTemplate(id);
    expect(body).toMatch(/hear from us next|We will not write again/);
    expect(body).toMatch(/What we need from you|What would help us|We will not write again/);
  });
});

test('a line with nothing to fill in is left out, and what is filled in is not filled again', () => {
  const fields = { a: '{{b}}', b: '$&', none: '' };
  expect(fillTemplate('x {{a}} {{ b }}\n\n{{none}}!\n{{what}}\n\n\nend\n', fields)).toBe('x {{b}} $&\n\nend');
  expect(fillTemplate('{{none}}!', fields, { none: '⟨gap⟩' })).toBe('⟨gap⟩!');
});

test('filling takes no longer than the text is long', () => {
  const blanks = `{{${' '.repeat(100_000)}`;
  expect(namesIn(blanks)).toEqual([]);
  expect(fillTemplate(blanks.repeat(3), {})).toContain('{{');
});

test('who agrees is said in words', () => {
  expect(approvalWords('none')).toBe('none needed');
  expect(approvalWords('publish')).toBe('two people sign it with `/psirt publish`');
  expect(approvalWords(['product-owner', 'psirt'])).toBe('another person, who is product-owner or psirt');
});
