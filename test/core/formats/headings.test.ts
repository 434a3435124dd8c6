// Headings of people's prose stand below ours, whatever they wrote.
import { expect, test } from 'vitest';
import { lowered } from '../../../src/core/formats/headings.ts';

test.each([
  ['## Summary\ntext\n\n### Steps\n1. one', '### Summary\ntext\n\n#### Steps\n1. one'],
  ['Title\n===\n\ntext\n\nPart *two*\n---\n', '### Title\n\ntext\n\n#### Part *two*\n'],
  ['# a #\n\n###### deep', '### a\n\n###### deep'],
  ['#\n\ntext', '### \n\ntext'],
  ['a\nb\n===', '### a b'],
  ['# a#', '### a#'],
  ['# ##', '### '],
  ['#\ta `b  c` #\t##', '### a `b  c` #'],
])('%j becomes %j', (before, after) => {
  expect(lowered(before, 3)).toBe(after);
});

test.each(['no heading', '#### low enough', '```\n# code\n```', `# a\n\n${'- '.repeat(20)}`])(
  '%j stays',
  (text) => {
    expect(lowered(text, 3)).toBe(text);
  },
);
