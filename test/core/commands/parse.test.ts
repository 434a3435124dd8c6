import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mostCommands, readCommands } from '../../../src/core/commands/parse.ts';

/** The commands found, as `line:verb words…`; a comment that was not read fails the test. */
function commandsIn(body: string): readonly string[] {
  const reading = readCommands(body);
  if (!reading.ok) throw new Error(reading.mistakes[0].expected);
  return reading.value.map(({ line, verb, words }) =>
    [`${line}:${verb}`, ...words.map((word) => word.text)].join(' '),
  );
}

describe('what is a command', () => {
  test.each([
    ['/psirt ack', ['1:ack']],
    ['  /PSIRT Ack  ', ['1:ack']],
    ['/psirt', ['1:help']],
    ['/psirt ? fix', ['1:help fix']],
    ['/psirt sev high', ['1:severity high']],
    ['/psirt dup #4', ['1:duplicate #4']],
    ['/psirt constructor', ['1:constructor']],
    ['\uFEFF/psirt ack', ['1:ack']],
    ['/psirt ask\tWhich\u00a0version?', ['1:ask Which version?']],
    ['Hello\n/psirt ack\n/psirt accept exploit none leak no', ['2:ack', '3:accept exploit none leak no']],
    ['one\r\n/psirt ack\r/psirt accept\r\n', ['2:ack', '3:accept']],
    ['a  \n/psirt ack', ['2:ack']],
    ['text <version>\n\n/psirt ack', ['3:ack']],
    ['see List<String>\n\n/psirt ack', ['3:ack']],
    ['<img src=x>\n\n/psirt ack', ['3:ack']],
    ['</details>\n\n/psirt ack', ['3:ack']],
    ['<details>\n\nlog\n\n</details>\n\n/psirt ack', ['7:ack']],
    ['<!-- <details> -->\n\n/psirt ack', ['3:ack']],
    ['/psirt decline bug `a` *b* @c', ['1:decline bug `a` *b* @c']],
    ['/psirt public https://example.com/a_b_c', ['1:public https://example.com/a_b_c']],
    ['/psirt ask [see https://example.com', ['1:ask [see https://example.com']],
    [
      '/psirt ask [see https://example.com and a@example.com\n/psirt ack',
      ['1:ask [see https://example.com and a@example.com', '2:ack'],
    ],
    ['*a* [see https://example.com\n/psirt ack\n*b*', ['2:ack']],
    ['/psirt severity high\u0000', ['1:severity high\u0000']],
    ['/psirt ask \u05d0\u05d1\u202e', ['1:ask \u05d0\u05d1\u202e']],
    ['```\n-- \n```\n/psirt ack', ['4:ack']],
    ['/psirt ack\n-- \nAda\n/psirt close', ['1:ack']],
    ['/psirt ack\n\n—\n/psirt close', ['1:ack']],
  ])('%j', (body, commands) => {
    expect(commandsIn(body)).toEqual(commands);
  });

  test('keeps the line as typed', () => {
    const reading = readCommands('x\n /psirt ask  "a  b"  c ');
    expect(reading).toMatchObject({
      ok: true,
      value: [{ line: 2, text: '/psirt ask  "a  b"  c', verb: 'ask' }],
    });
  });
});

describe('what is no command', () => {
  test.each([
    '',
    'plain',
    '/psirtack',
    '/psirt-bot ack',
    'please /psirt ack',
    '\\/psirt ack',
    '> /psirt ack',
    '> quoted\n/psirt ack',
    '    /psirt ack',
    'text\n    /psirt ack',
    '```\n/psirt ack\n```',
    '~~~\n/psirt ack',
    'a `code\n/psirt ack\nend` b',
    'a *emphasis\n/psirt ack\nend* b',
    '[link\n/psirt ack\n](https://example.com)',
    '- item\n/psirt ack',
    '1. item\n\n   /psirt ack',
    '- [ ] task\n  /psirt ack',
    '| a |\n|---|\n/psirt ack',
    '/psirt ack\n===',
    '/psirt ack\n---',
    '# x\n# /psirt ack',
    'note[^1]\n\n[^1]: text\n    /psirt ack',
    '<!--\n/psirt ack\n-->',
    'text <!-- a\n/psirt ack\n-->',
    '<!-- a\n\n/psirt ack',
    '<details>\n/psirt ack\n</details>',
    '<details><summary>log</summary>\n\n/psirt ack\n\n</details>',
    'text <details open>\n\n/psirt ack',
    '<DETAILS>\n\n<b>x</b>\n\n/psirt ack',
    '<details>\n\n<details>\n\n</details>\n\n/psirt ack',
    '<sub>small\n/psirt ack\n</sub>',
    '<pre>\n\n/psirt ack\n\n</pre>',
    '<script>\n\n/psirt ack\n</script>',
    '<![CDATA[\n\n/psirt ack\n]]>',
    '<?php\n\n/psirt ack\n?>',
    '---js\n/psirt ack\n---',
    '---\ntitle: x\n/psirt ack\n---',
    '<!-- psirt-bot:card v1 --><!--\n\n/psirt ack',
    '<!-- psirt-bot:card v1 --!><!--\n/psirt ack\n-->',
    '<!-- a -->\n\n<!-- b --> <!--\n\n/psirt ack',
    '</div title="\n\n/psirt ack',
    '<hr title="\n\n/psirt ack',
    '\u202e/psirt ack',
    '\u2066/psirt ack\u2069',
    '\0/psirt ack',
    '/psirt\0ack',
  ])('%j', (body) => {
    expect(commandsIn(body)).toEqual([]);
  });
});

describe('comments that are not read', () => {
  test('more commands than one comment may hold', () => {
    expect(commandsIn('/psirt ack\n'.repeat(mostCommands))).toHaveLength(mostCommands);
    expect(readCommands('/psirt ack\n'.repeat(200))).toEqual({
      ok: false,
      mistakes: [
        {
          expected: 'at most 50 commands in one comment',
          got: '200 commands',
          example: 'split them into several comments',
        },
      ],
    });
  });

  test('the longest comment of commands', () => {
    expect(readCommands('/psirt ack\n'.repeat(5_957)).ok).toBe(false);
  });

  test.each([
    ['as long as GitHub takes them', 'a'.repeat(65_536 - 12)],
    ['as long as GitHub takes them, from right to left', '\u202e\u05d0'.repeat(32_760)],
    ['as long as GitHub takes them, of nothing', '\0'.repeat(65_500)],
    ['too long', 'a'.repeat(17_000)],
    ['too many lines', 'a\n'.repeat(700)],
    ['too many marks', '['.repeat(2_000)],
    ['too many comments and instructions', '<? '.repeat(70)],
    ['nested too deeply', '> '.repeat(400)],
  ])('%s', (_, clutter) => {
    expect(readCommands(`/psirt ack\n\n${clutter}`)).toMatchObject({
      ok: false,
      mistakes: [{ example: 'post the commands in a comment of their own' }],
    });
    expect(commandsIn(clutter)).toEqual([]);
  });
});

describe('laws', () => {
  const fragment = fc.constantFrom(
    '/psirt ack', '/psirt', '\n', '\n\n', '    ', '```', '~~~', '`', '> ', '- ', '1. ', '|', '|-|', '<details>', '</details>', '<!--',
    '-->', '<b>', '[', '](x)', '*', '_', '\\', '\0', '\u202e', '\ufeff', '\r', '\t', '—', '-- ', '===', '# ', '"', '“', 'a ',
  ); // prettier-ignore
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.array(fragment, { maxLength: 60 }).map((parts) => parts.join('')),
  );

  test('never throws, and every command is a line of the comment', () => {
    fc.assert(
      fc.property(anyText, (body) => {
        const lines = body.replace(/^\uFEFF/u, '').split(/\r\n?|\n/u);
        const reading = readCommands(body);
        if (!reading.ok) return;
        for (const { line, text } of reading.value) expect(lines[line - 1]?.trim()).toBe(text);
      }),
      { numRuns: 1_000 },
    );
  });

  const wrappers: readonly ((inner: string) => string)[] = [
    (inner) => inner.replace(/^/gmu, '> '),
    (inner) => inner.replace(/^/gmu, '    '),
    (inner) => `- ${inner.replace(/\n/gu, '\n  ')}`,
    (inner) => `1. ${inner.replace(/\n/gu, '\n   ')}`,
    (inner) => `\`\`\`\`\n${inner}\n\`\`\`\``,
    (inner) => `~~~~\n${inner}`,
    (inner) => `<!--\n${inner}\n-->`,
    (inner) => `<details>\n\n${inner}\n\n</details>`,
    (inner) => `<div align="center">\n${inner}\n</div>`,
    (inner) => `[^n]: ${inner.replace(/\n/gu, '\n    ')}`,
  ];
  const inner = fc
    .array(fc.constantFrom('/psirt ack', 'words', '', '/psirt close now'), { minLength: 1, maxLength: 6 })
    .map((lines) => ['x', ...lines].join('\n'));

  test('nothing inside quotes, code, lists or HTML is a command, and the command after it still is', () => {
    fc.assert(
      fc.property(
        inner,
        fc.constantFrom(...wrappers),
        fc.constantFrom('', 'Hello\n\n'),
        (text, wrap, before) => {
          expect(commandsIn(before + wrap(text))).toEqual([]);
        },
      ),
      { numRuns: 1_000 },
    );
    expect(commandsIn('> /psirt close\n\n/psirt ack')).toEqual(['3:ack']);
    expect(commandsIn('- /psirt close\n\n/psirt ack')).toEqual(['3:ack']);
    expect(commandsIn('```\n/psirt close\n```\n/psirt ack')).toEqual(['4:ack']);
  });
});

describe('time', () => {
  const fill = (piece: string): string => piece.repeat(Math.ceil(65_536 / piece.length)).slice(0, 65_536);
  /** The quickest of some runs, in milliseconds; no more runs once one is quick enough. */
  const quickest = (body: string, enough = 0): number => {
    let least = Number.POSITIVE_INFINITY;
    for (let run = 0; run < 5 && least > enough; run += 1) {
      const start = performance.now();
      readCommands(body);
      least = Math.min(least, performance.now() - start);
    }
    return least;
  };

  test.each([
    'a\n', '>', '[', ']', '[a](', 'a**b', 'a <!-- ', 'a <? ', '- a\n\n', 'a\n-\n', '|a|\n', '[^a]: b\n', '[a][b]', '\\"', '\u202e',
    '<details>\n\n',
  ])('%j for 64 kB costs no more than prose does, whole or cut to what is still parsed', (piece) => {
    let parsed = `/psirt ack\n\n${fill(piece)}`;
    while (!readCommands(parsed).ok) parsed = parsed.slice(0, Math.floor(parsed.length * 0.8));
    // Prose of the greatest length takes about 100 ms on a machine of 2026; without the limits some pieces take minutes.
    const prose = quickest(`/psirt ack\n\n${fill('Some words. ').slice(0, 16_000)}`);
    expect(quickest(parsed, 10 * prose)).toBeLessThan(10 * prose);
    expect(quickest(`/psirt ack ${fill(piece)}`, 10 * prose)).toBeLessThan(10 * prose);
  }); // prettier-ignore
});
