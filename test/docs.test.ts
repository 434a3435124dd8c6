// The generator of the docs: it fills its blocks, leaves the rest alone, and says where a page has fallen behind.
import { expect, test } from 'vitest';

import { fillBlocks, firstDifference } from '../scripts/docs-blocks.ts';
import { render } from '../scripts/docs/rooms.ts';

const generators = new Map([['greeting', { render: () => 'hello $1\n' }]]);

test('a block is filled and the rest stays byte for byte', async () => {
  const text = 'a\n<!-- generated:greeting -->\nold\n<!-- /generated -->\nb\n';

  const filled = await fillBlocks({ path: 'x.md', text, generators });

  expect(filled).toBe('a\n<!-- generated:greeting -->\n\nhello $1\n\n<!-- /generated -->\nb\n');
});

test.each([
  [
    '<!-- generated:unknown -->\n<!-- /generated -->',
    'x.md: nothing generates "unknown"; add scripts/docs/unknown.ts',
  ],
  ['<!-- generated:greeting -->\n', 'x.md: write each block as'],
  ['<!-- generated:Greeting -->\n<!-- /generated -->', 'x.md: write each block as'],
])('%j is refused', async (text, message) => {
  await expect(fillBlocks({ path: 'x.md', text, generators })).rejects.toThrow(message);
});

test('the first difference is shown with its line', () => {
  expect(firstDifference('a\nb\n', 'a\nc\n')).toBe('  first difference in line 2\n  is:     b\n  wanted: c');
  expect(firstDifference('a\nb', 'a')).toBe('  first difference in line 2\n  is:     b\n  wanted: (end)');
});

test('the picture leaves out arrows that follow from others', () => {
  const picture = render();

  expect(picture).toContain('github --> core');
  expect(picture).toContain('app --> settle');
  expect(picture).not.toContain('app --> core');
});
