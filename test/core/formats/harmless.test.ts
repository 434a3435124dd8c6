import * as fc from 'fast-check';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { describe, expect, test } from 'vitest';
import { visit } from 'unist-util-visit';
import { lowered } from '../../../src/core/formats/headings.ts';
import { harmless, harmlessOfStranger, webLink } from '../../../src/core/formats/harmless.ts';

const parser = remark().use(remarkGfm);

/** What a reader could be harmed by, found in the parsed text. */
function harmIn(markdown: string): readonly string[] {
  const harm: string[] = [];
  visit(parser.parse(markdown), (node, _index, parent) => {
    if (node.type === 'html' || node.type === 'image' || node.type === 'imageReference') harm.push(node.type);
    if ((node.type === 'link' || node.type === 'definition') && !/^(https?:|mailto:|#)/i.test(node.url))
      harm.push(node.url);
    if (node.type === 'text' && parent?.type !== 'link' && /(?<![A-Za-z0-9])@[A-Za-z0-9]/.test(node.value))
      harm.push(node.value);
  });
  return harm;
}

describe('people’s Markdown', () => {
  test.each([
    ['plain words, **bold**, `@code` and [a link](https://acme.example/x)'],
    ['# Heading\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```js\n<b>@all</b>\n```'],
    ['write to security@acme.example or see https://acme.example/a_(b)'],
    ['[down](#below) and [mail](mailto:security@acme.example)'],
    ['    indented @code'],
  ])('stays as it is: %j', (text) => {
    expect(harmless(`\n \n${text}\n`)).toBe(text);
  });

  test.each([
    ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)>'],
    ['a <b>bold</b> word', 'a &lt;b>bold&lt;/b> word'],
    ['![pixel](https://evil.example/p.png)', 'pixel (`https://evil.example/p.png`)'],
    ['![](https://evil.example/p.png)', '(`https://evil.example/p.png`)'],
    ['![x][pic]\n\n[pic]: https://evil.example/p.png', 'x\n\n[pic]: https://evil.example/p.png'],
    ['[run](javascript:alert(1))', '&#91;run&#93;&#40;javascript&#58;alert&#40;1&#41;&#41;'],
    ['[a][b]\n\n[b]: data:text/html,x', '[a][b]\n\n&#91;b&#93;&#58; data&#58;text/html,x'],
    ['ask @acme/everyone', 'ask @\u200Bacme/everyone'],
    ['ask &#64;acme, &#x40;acme and &commat;acme', 'ask @\u200Bacme, @\u200Bacme and @\u200Bacme'],
    ['ask \\@acme', 'ask \\@\u200Bacme'],
    ['ask _@acme_ or __@acme/team__', 'ask _@\u200Bacme_ or __@\u200Bacme/team__'],
    ['\u202Egnp.exe', 'gnp.exe'],
    ['```\nleft open', '```\nleft open\n```'],
    ['~~~~ text\nleft open\n~~~', '~~~~ text\nleft open\n~~~\n~~~~'],
  ])('%j becomes %j', (text, made) => {
    expect(harmless(text)).toBe(made);
  });

  test('an image inside raw HTML doesn’t come to life when the HTML is undone', () => {
    expect(harmIn(harmless('<div>![x](https://evil.example/p.png)</div>'))).toEqual([]);
  });

  test('holds nothing harmful, whatever came, and swallows nothing that follows', () => {
    const piece = fc.constantFrom(
      '<', '>', '<!--', '-->', '<script>', '</div>', '![', '](', ')', '[', ']', ': ', 'javascript:x', 'https://a.example', '@acme',
      '&#64;', '\\', '`', '```', '~~~', '\n', '\n\n', '    ', '- ', '> ', '#', '|', '*', 'word ', '<a href="', '"', 'data:x', '[^1]',
    ); // prettier-ignore
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const made = harmless(pieces.join(''));
        expect(harmIn(made)).toEqual([]);
        expect(parser.parse(`${made}\n\n## Next`).children.at(-1)).toMatchObject({
          type: 'heading',
          depth: 2,
        });
        expect(harmless(made)).toBe(made);
      }),
      { numRuns: 100 },
    );
  });
});

describe('text that is too tangled to be parsed', () => {
  test.each([
    ['lists in lists', '- '.repeat(1_500)],
    ['quotes in quotes', '> '.repeat(1_500)],
    ['numbers in numbers', '1. '.repeat(1_500)],
    ['footnotes in footnotes', '[^a]: '.repeat(1_500)],
    [
      'lists far to the right',
      Array.from({ length: 100 }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n'),
    ],
    ['many cells', '|a'.repeat(8_000)],
    ['many brackets', '['.repeat(8_000)],
    ['many instructions', '<? '.repeat(70)],
    ['many lines', 'a\n'.repeat(3_000)],
    ['many lists in a line, on many lines', `${'- '.repeat(9)}\n`.repeat(700)],
    ['many words', 'word '.repeat(12_000)],
    ['fences', `${'- '.repeat(1_500)}\n\`\`\`\`\n`],
  ])('%s: shown word for word, once', (_, text) => {
    const made = harmlessOfStranger(`${text}@acme <b> x`);
    expect(parser.parse(made).children).toMatchObject([{ type: 'code', value: `${text}@acme <b> x` }]);
    expect(harmless(made)).toBe(made);
    expect(lowered(made, 3)).toBe(made);
  });

  test('a block of its own is no block when more follows', () => {
    const text = `\`\`\`text\n${'- '.repeat(20)}\n\`\`\`\n<b>`;
    expect(parser.parse(harmless(text)).children).toMatchObject([{ type: 'code', value: text }]);
  });
});

test.each([
  ['https://acme.example/a?b=c#d', '<https://acme.example/a?b=c#d>'],
  ['http://acme.example:8080', '<http://acme.example:8080>'],
  ['javascript:alert(1)', '`javascript:alert(1)`'],
  ['https://acme.example/> <img src=x>', '`https://acme.example/> <img src=x>`'],
  ['https://acme.example/`x`', '`` https://acme.example/`x` ``'],
])('the address %s is shown as %s', (url, shown) => {
  expect(webLink(url)).toBe(shown);
});

describe('a stranger’s Markdown', () => {
  /** What GitHub makes links and mentions of, in text outside code as a reader sees it. */
  const life = /@[a-z\d]|#\d|(?<![a-z\d])gh-\d|:\/\/|www\.|(?<![a-z\d])[\da-f]{7,40}(?![a-z\d])/i;

  function lifeIn(markdown: string): readonly string[] {
    const found: string[] = [];
    visit(parser.parse(markdown), (node) => {
      if (node.type === 'link' || node.type === 'definition') found.push(node.url);
      if (node.type === 'text' && life.test(node.value)) found.push(node.value);
    });
    return found;
  }

  test('links can’t be followed, and their words and addresses stay readable', () => {
    const text = harmlessOfStranger(
      'See [my page](https://evil.example/x) or https://evil.example and `code`.',
    );

    expect(text).not.toContain('https://');
    expect(text).toContain('my page');
    expect(text).toContain('`code`');
  });

  test.each([
    'www.evil.example', 'WWW.evil.example', 'a@b.example', '<mailto:a@b.example>', 'ftp://evil.example', 'xmpp:a@b.example', 'https://evil.example',
    '<https://evil.example>', '[x](https://evil.example)', '[x]: https://evil.example', '![https://evil.example @ada #12](x)', '#12', '&#35;12', '&#x23;12', '&num;12', '#&#49;2', 'x&#12 y',
    'acme/x#1', 'Fixes #12', 'GH-3', '_gh-3_', '_#12_', 'deadbeefcafe1', '_deadbeefcafe1_', 'acme/x@deadbeef', '#1234567', '@ada', '_@ada_', '&#64;ada',
    'ftp:\\//evil.example', 'https:\\/\\/evil.example', 'ftp:&#47;/evil.example', 'https&colon;&sol;&#x2F;evil.example', 'www\\.evil.example', 'www&#46;evil.example', 'www&period;evil.example',
  ])('%s is text', (text) => {
    const made = harmlessOfStranger(`so ${text} it is, or\n\n${text}`);
    expect(lifeIn(made)).toEqual([]);
    expect(lifeIn(harmless(made))).toEqual([]);
  }); // prettier-ignore

  test('code and entities stay', () => {
    const text =
      '`#12 @ada www.a.example`\n\n    deadbeefcafe1 https://a.example\n\n&#91;x&#93; 12 # 3 &#0000091; 1234 defacedness';
    expect(harmlessOfStranger(text)).toBe(text);
  });

  test('nothing in it lives, whatever came, and however often it is made harmless', () => {
    const piece = fc.constantFrom(
      '<', '>', '<!--', '-->', '<b>', '![', '](', ')', '[', ']', ': ', 'https://a.example', '@acme', '&#64;', '\\', '`', '```', '\n', '\n\n', '    ',
      '- ', '> ', '#', '12', '&', '&#', '35', ';', '&num;', 'GH-', 'www.', 'a.example', 'a', '_', '*', 'deadbeef', '0123456', 'ftp:', '//', '[^1]', ' ',
    ); // prettier-ignore
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const made = harmlessOfStranger(pieces.join(''));
        expect(lifeIn(made)).toEqual([]);
        expect(lifeIn(harmless(made))).toEqual([]);
        expect(harmIn(made)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
