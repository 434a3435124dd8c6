import fc from 'fast-check';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { clean, oneLine } from '../../../src/core/words/clean.ts';
import { codeSpan, inline, quoted } from '../../../src/core/words/safe.ts';

const markdown = remark().use(remarkGfm);

/** What a reader of the Markdown gets: the kinds of nodes, the plain text and the code. */
function rendered(text: string): { kinds: ReadonlySet<string>; plain: string; code: readonly string[] } {
  const kinds = new Set<string>();
  const code: string[] = [];
  let plain = '';
  visit(markdown.parse(text), (node) => {
    kinds.add(node.type);
    if (node.type === 'text') plain += node.value;
    if (node.type === 'inlineCode' || node.type === 'code') code.push(node.value);
  });
  return { kinds, plain, code };
}

// What GitHub makes active after rendering: mentions, references, commits, addresses.
const ACTIVE = /@[\w]|#\d|\bGH-\d|[\da-f]{7}|https?:\/\/|www\.|\b[\w.+-]+@[\w-]+\./iu;
const UNSEEN = /[\u0000-\u0008\u202A-\u202E\u2066-\u2069\uD800-\uDFFF]/u; // eslint-disable-line no-control-regex

const nasty = fc.array(
  fc.oneof(
    fc.constantFrom(
      '@ping', '@org/team', '#1', 'owner/repo#12', 'GH-7', 'https://github.com/acme/x/issues/1', 'http://a.b', 'www.a.b', 'a@b.co',
      'mailto:a@b.co', '0123456789abcdef0123456789abcdef01234567', '![x](https://t.example/p.png)', '[a](b)', '[a]: b', '<img src=x>',
      '<b>', '-->', '<!--', '```', '~~~', '`', '``', '\n', '\r\n', '\u2028', '> ', '- ', '1. ', '1) ', '# ', '---', '===', '|', '|-|',
      '*', '_', '__', '~~', '$', '$$', '&lt;', '&#64;ping', '\\', '\u202E', '\u2066', '\u0000', '\u200B', '\uD800', '[^1]', ':tada:',
      '    ', '\t', '/psirt close', '—', 'ftp://a', 'xmpp:a@b.co',
    ),
    fc.string({ unit: 'binary', maxLength: 6 }),
  ),
  { maxLength: 14 },
).map((parts) => parts.join('')); // prettier-ignore

describe('in the middle of a line', () => {
  test('reads as it was written', () => {
    expect(rendered(inline('1. A *bold* <b>claim</b>, see `x` & [y](z) @ping #1')).plain).toBe(
      '1. A *bold* <b>claim</b>, see `x` & [y](z) @\u200Bping #\u200B1',
    );
  });

  test('is plain text and nothing else, alone and in a sentence, a list and a table', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const safe = inline(text);
        for (const place of [safe, `Said: ${safe}.`, `- ${safe}`, `> ${safe} <`]) {
          const { kinds, plain } = rendered(place);
          const allowed = ['root', 'paragraph', 'text', 'list', 'listItem', 'blockquote'];
          expect([...kinds].filter((kind) => !allowed.includes(kind))).toEqual([]);
          expect(plain).not.toMatch(ACTIVE);
          expect(plain).not.toMatch(UNSEEN);
        }
        expect([...rendered(safe).kinds].filter((kind) => kind === 'list' || kind === 'blockquote')).toEqual(
          [],
        );
        const table = rendered(`| a | b |\n|---|---|\n| ${safe} | last |`);
        expect([...table.kinds].filter((kind) => kind === 'tableCell')).toHaveLength(1);
        expect(table.plain.endsWith('last')).toBe(true);
      }),
    );
  });

  test('loses nothing that can be seen', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        expect(rendered(`x${inline(text)}x`).plain.replaceAll('\u200B', '')).toBe(`x${oneLine(text)}x`);
      }),
    );
  });

  test('fits', () => {
    expect(inline('abcdef', 4)).toBe('abc…');
    expect(inline('abc😀', 5)).toBe('abc😀');
    expect(inline('abc😀d', 5)).toBe('abc…');
    expect(inline('abc', 0)).toBe('…');
  });
});

describe('as code', () => {
  test('is one piece of code that holds the text', () => {
    expect(codeSpan('a `b` ``c``')).toBe('``` a `b` ``c`` ```');
    expect(codeSpan('`a` b')).toBe('`` `a` b ``');
    expect(codeSpan('a b')).toBe('`a b`');
    expect(codeSpan('')).toBe('` `');
    fc.assert(
      fc.property(nasty, (text) => {
        const { kinds, code, plain } = rendered(`Said ${codeSpan(text)} here`);
        expect([...kinds].toSorted()).toEqual(['inlineCode', 'paragraph', 'root', 'text']);
        expect(plain).toBe('Said  here');
        expect(code.map((value) => value.trim())).toEqual([oneLine(text)]);
      }),
    );
  });
});

describe('as a block', () => {
  test('is one block of code that holds the text', () => {
    expect(quoted('a\n```\nb')).toBe('````text\na\n```\nb\n````');
    expect(quoted('abcdef', 4)).toBe('```text\nabc…\n```');
    fc.assert(
      fc.property(nasty, (text) => {
        const { kinds, code } = rendered(`Said:\n\n${quoted(text)}\n\nand so on`);
        expect([...kinds].toSorted()).toEqual(['code', 'paragraph', 'root', 'text']);
        expect(code).toEqual([clean(text)]);
        expect(code.join('')).not.toMatch(UNSEEN);
      }),
    );
  });
});
