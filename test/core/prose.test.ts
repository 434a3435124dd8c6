import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { referenceTypes } from '../../src/core/advisory/advisory.ts';
import { readProse, writeProse } from '../../src/core/prose.ts';

describe('prose that is right', () => {
  test('has what was written, and versions as text', () => {
    const text = [
      '---', 'title: 1.10', 'summary: "  Anybody can read 010 files. "', 'workaround: none', 'details:', 'references:',
      '  - https://example.com/a', '  - { type: fix, url: "https://github.com/acme/widget/pull/7" }',
      'aliases: [RUSTSEC-2026-0085, GHSA-m758-wjhj-p3jq]', '---', '', '# What',
      '', 'The `parser` …', '',
    ].join('\r\n'); // prettier-ignore
    expect(readProse(text)).toEqual({
      title: '1.10',
      summary: 'Anybody can read 010 files.',
      workaround: 'none',
      references: [
        { type: 'web', url: 'https://example.com/a' },
        { type: 'fix', url: 'https://github.com/acme/widget/pull/7' },
      ],
      aliases: ['RUSTSEC-2026-0085', 'GHSA-m758-wjhj-p3jq'],
      description: '# What\n\nThe `parser` …',
      mistakes: [],
    });
  });

  test.each([
    ['', ''],
    ['Only a description.', 'Only a description.'],
    ['----\nA line of dashes', '----\nA line of dashes'],
    ['---\n# only a comment\n---\ntext', 'text'],
    ['---\n---\n---\ntext', '---\ntext'],
  ])('%j', (text, description) => {
    expect(readProse(text)).toEqual({ description, mistakes: [] });
  });
});

describe('prose that is wrong', () => {
  test('tells all mistakes at once, with their lines', () => {
    const text = `---
titel: x
summary: [a]
references: [ "http://example.com", { type: blog, url: "https://example.com" }, "https://user@example.com" ]
---
text`;
    expect(readProse(text).mistakes.map(({ line, path, got }) => [line, path, got])).toEqual([
      [2, 'titel', 'titel'],
      [3, 'summary', 'a list of 1'],
      [4, 'references[0]', 'http://example.com'],
      [4, 'references[1]', 'a mapping'],
      [4, 'references[2]', 'https://user@example.com'],
    ]);
    expect(readProse(text).mistakes[0]).toMatchObject({
      example: 'title: Path traversal in Widget exposes files',
    });
  });

  test.each(['CVE-2026-12345', 'rustsec-2026-1', 'RUSTSEC', 'GHSA-m758-wjhj-p3jq\n@ada', '<b>-1', 'A-'])(
    'the alias %j is none',
    (alias) => {
      const text = `---\naliases: [${JSON.stringify(alias)}]\n---\n`;
      expect(readProse(text).mistakes.map(({ path }) => path)).toEqual(['aliases[0]']);
    },
  );

  test.each([
    ['---\ntitle: [\n---\n', 'YAML'],
    ['---\ntitle: a\ntitle: b\n---\n', 'every name once'],
    ['---\n- a\n---\n', 'front matter: names and values'],
    ['---\ntitle: a\n', 'front matter in YAML between two lines ---'],
    ['---js\n{ title: "a" }\n---\n', 'front matter in YAML between two lines ---'],
    ['---javascript\nmodule.exports = 1\n---\n', 'front matter in YAML between two lines ---'],
    ['---json\n{}\n---\n', 'front matter in YAML between two lines ---'],
    ['---coffee\na: 1\n---\n', 'front matter in YAML between two lines ---'],
    ['---toml\na = 1\n---\n', 'front matter in YAML between two lines ---'],
  ])('%j', (text, expected) => {
    // Twice: gray-matter forgets an error when it reads the same text again.
    readProse(text);
    expect(readProse(text).mistakes[0]).toMatchObject({ expected, line: expect.any(Number) });
  });

  test('never runs what it reads', () => {
    const seen: unknown[] = [];
    Object.assign(globalThis, { witness: seen });
    for (const language of ['js', 'javascript', 'coffee', 'JS', 'constructor', '__proto__', 'valueOf']) {
      readProse(`---${language}\n{ title: globalThis.witness.push(1) }\n---\n`);
    }
    expect(seen).toEqual([]);
  });
});

describe('laws', () => {
  const line = fc.string({ maxLength: 80 }).map((text) => text.trim());
  const offered = fc.record({
    title: line,
    summary: line,
    description: fc
      .array(fc.constantFrom('# A', '---', 'text', '', '```', '- a', '\ttab', 'title: x'), { maxLength: 8 })
      .map((lines) => lines.join('\n').trim()),
    references: fc.array(
      fc.record({ type: fc.constantFrom(...referenceTypes), url: fc.constantFrom('https://example.com/a?b=c#d: e'.replace(' ', '')) }),
      { maxLength: 3 },
    ),
  }); // prettier-ignore

  test('what is offered is read back', () => {
    fc.assert(
      fc.property(offered, (prose) => {
        const { title, summary, ...others } = readProse(writeProse(prose));
        expect({ title: title ?? '', summary: summary ?? '', ...others }).toEqual({ ...prose, mistakes: [] });
      }),
    );
  });

  test('nothing throws', () => {
    const fragment = fc.constantFrom(
      '---',
      '\n',
      'title: ',
      'a',
      '- ',
      '{',
      '[',
      '&a',
      '*a',
      'js',
      '\r',
      '"',
      ': ',
      '\0',
    );
    const texts = fc.array(fragment, { maxLength: 30 }).map((parts) => `---${parts.join('')}`);
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ unit: 'binary' })), (text) => {
        expect(readProse(text).description.trim()).toBe(readProse(text).description);
      }),
    );
  });
});

test('the first version asks its questions', () => {
  expect(writeProse({ title: 'T', summary: 'S', description: '# A\n\n# B\n', references: [] })).toBe(`---
# One line: what goes wrong in which product, with which effect.
title: T
# The real risk in plain words, for people who must decide whether to act today.
summary: S
# What helps until the fix is installed; none when nothing does.
workaround:
# How to check whether one is affected, how to detect an attack, side effects of the upgrade.
details:
# Public addresses only, each with one of: advisory, article, detection, discussion, report, fix, introduced, git, package, evidence, web.
references: []
---

# A

# B
`);
});
