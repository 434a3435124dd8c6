import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWords, rest } from '../../../src/core/commands/words.ts';

describe('words', () => {
  test.each([
    ['', []],
    ['  ', []],
    ['a  b', ['a', 'b']],
    ['"a b" c', ['"a b"', 'c']],
    ['“a b” „c d“', ['"a b"', '"c d"']],
    ['a"b c"d', ['"ab cd"']],
    ['""', ['""']],
    ['"say \\"hi\\" \\\\"', ['"say "hi" \\"']],
    ['\\"a b\\"', ['"a', 'b"'].map((word) => `=${word}`)],
    ['5" disk', ['=5"', 'disk']],
    ['"open \\', ['="open', '\\']],
    ['C:\\dir a\\', ['C:\\dir', 'a\\']],
    ['"a\\b"', ['"a\\b"']],
  ])('%j', (text, expected) => {
    const words = readWords(text).map((word) => (word.quoted ? `"${word.text}"` : word.text));
    expect(words).toEqual(expected.map((word) => word.replace(/^=/u, '')));
  });

  test('what was typed can be put together again', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', ' ', '"', '“', '”', '\\', '\t', '\u00a0', 'é') });
    fc.assert(
      fc.property(letters, (text) => {
        const typed = readWords(text).map((word) => word.gap + word.raw);
        expect(text.startsWith(typed.join(''))).toBe(true);
        expect(text.slice(typed.join('').length).trim()).toBe('');
      }),
    );
  });
});

describe('free text', () => {
  const words = readWords('high because  "it is"   so');
  test('is the tail as typed', () => {
    expect(rest(words, 2)).toBe('"it is"   so');
    expect(rest(words, 0)).toBe('high because  "it is"   so');
    expect(rest(words, 4)).toBe('');
  });

  test('loses the quotes around all of it', () => {
    expect(rest(readWords('new "second sink"'), 1)).toBe('second sink');
  });
});
