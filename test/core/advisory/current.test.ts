// The words of an advisory: what people wrote stands over what the report says, piece by piece.
import { expect, test } from 'vitest';
import { currentAdvisory } from '../../../src/core/advisory/current.ts';
import { lookKey, openEye } from '../../../src/core/look.ts';
import { emptyView } from '../words/a-view.ts';

function wordsWith(prose: string | null): object {
  const eye = openEye(
    new Map([
      [lookKey({ look: 'prose' }), prose],
      [lookKey({ look: 'notice', hash: '' }), 'Reported so.'],
    ]),
  );
  const current = currentAdvisory(emptyView(), eye);
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
