// The words of an advisory: what people wrote stands over what the report says, piece by piece.
import { expect, test } from 'vitest';
import type { Current } from '../../../src/core/advisory/current.ts';
import { currentAdvisory } from '../../../src/core/advisory/current.ts';
import { lookKey, openEye } from '../../../src/core/look.ts';
import { confirmed, emptyView, report, viewAfter } from '../words/a-view.ts';

const currentWith = (prose: string | null, report: string | null = 'Reported so.'): Current =>
  currentAdvisory(
    emptyView(),
    openEye(
      new Map([
        [lookKey({ look: 'prose' }), prose],
        [lookKey({ look: 'notice', hash: '' }), report],
      ]),
    ),
  );

function wordsWith(prose: string | null): object {
  const current = currentWith(prose);
  if (current.kind !== 'advisory') throw new Error(JSON.stringify(current));
  const { title, summary, description, ids, references } = current.advisory;
  return { title, summary, description, aliases: ids.aliases, references };
}

test('the file of a case names ids of other databases and references', () => {
  const prose = `---
title: Path traversal
references: ["https://example.com/a"]
aliases: [RUSTSEC-2026-0085]
---
`;
  expect(wordsWith(prose)).toEqual({
    title: 'Path traversal',
    summary: 'Path traversal',
    description: 'Reported so.',
    aliases: ['RUSTSEC-2026-0085'],
    references: [{ type: 'web', url: 'https://example.com/a' }],
  });
});

test.each([null, '', '---\n# nothing yet\n---\n'])('%j names none', (prose) => {
  expect(wordsWith(prose)).toMatchObject({ description: 'Reported so.', aliases: [], references: [] });
});

test('every word that was written stands', () => {
  const prose = '---\nsummary: Risk\ndetails: How to check\nworkaround: Close the port\n---\nWhat is wrong.';
  const current = currentWith(prose, null);

  expect(current).toMatchObject({
    advisory: {
      summary: 'Risk',
      details: 'How to check',
      workaround: 'Close the port',
      description: 'What is wrong.',
    },
  });
});

test('what is wrong with the file is told with its place', () => {
  expect(currentWith('---\naliases: [CVE-2026-12345]\n---\n')).toMatchObject({
    kind: 'wrong',
    missing: [
      {
        what: expect.stringMatching(
          /^advisories\/42\.md, line 2, aliases\[0\]: expected .*; got CVE-2026-12345; for example aliases:/,
        ),
      },
    ],
  });
});

test('what is wrong with all of the file is told without a name', () => {
  const what =
    'advisories/42.md, line 1: expected front matter in YAML between two lines ---; got ---js; for example ---';
  expect(currentWith('---js\nx\n---\n')).toEqual({ kind: 'wrong', missing: [{ what }] });
});

test('before both were looked at there is no advisory', () => {
  const eye = openEye(new Map());

  expect(currentAdvisory(emptyView(), eye)).toEqual({ kind: 'unseen' });
  expect(eye.needs().map(({ look }) => look)).toEqual(['prose', 'notice']);
});

test('where only commits can be told, the tags are looked at first', () => {
  const seen = new Map<string, unknown>([
    [lookKey({ look: 'prose' }), null],
    [lookKey({ look: 'notice', hash: 'f'.repeat(64) }), 'Reported so.'],
  ]);
  const view = viewAfter([report(), ...confirmed.slice(1)]);
  const eye = openEye(seen);
  expect(currentAdvisory(view, eye)).toEqual({ kind: 'unseen' });
  expect(eye.needs()).toEqual([{ look: 'tags', repository: 'acme/widget' }]);
  seen.set(lookKey({ look: 'tags', repository: 'acme/widget' }), [{ name: 'v2.4.0', commit: 'a' }]);
  const current = currentAdvisory(view, openEye(seen));
  const begun = current.kind === 'advisory' ? current.advisory.products[0]?.affected : [];
  expect(begun?.map(({ introducedBy }) => introducedBy)).toEqual(['a', undefined]);
});
