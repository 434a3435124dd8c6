// The generator of the docs: it fills its blocks, leaves the rest alone, and says where a page has fallen behind.
import { expect, test } from 'vitest';

import { fillBlocks, firstDifference } from '../scripts/docs-blocks.ts';
import { render as renderCommands } from '../scripts/docs/commands.ts';
import { render as renderTable } from '../scripts/docs/commands-short.ts';
import { render as renderLife } from '../scripts/docs/life.ts';
import { render } from '../scripts/docs/rooms.ts';
import { statuses } from '../src/core/commands/command.ts';
import { commands } from '../src/core/commands/index.ts';

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

test('every status stands in the picture of a case’s life, and there is a way to each [R16]', () => {
  const life = renderLife();

  for (const status of statuses) {
    expect(life).toContain(`<b>${status}</b>`);
    expect(life).toContain(`--> s_${status.replace('-', '_')}`);
  }
  expect(life).toContain('s_triaging -- "accept" --> s_assessing');
});

test('every command has its section, its row, and somebody who may say it', () => {
  const page = renderCommands();
  const table = renderTable();

  for (const { name, examples } of commands) {
    expect(page).toContain(`### ${name}\n`);
    expect(page).toContain(examples[0]);
    expect(table).toMatch(
      new RegExp(`^\\| \\[\`${name}\`\\]\\(docs/commands.md#${name}\\) \\| [^|]+ \\| [^|]+ \\|$`, 'm'),
    );
  }
});
