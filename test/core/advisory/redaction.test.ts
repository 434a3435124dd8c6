import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPrivate } from '../../../src/core/advisory/redaction.ts';
import type { PrivateThings, RedactionRule } from '../../../src/core/advisory/redaction.ts';
import { unmasked } from '../../../src/core/advisory/unmasked.ts';

const nothing: PrivateThings = {
  repositories: [],
  caseNumbers: [],
  emails: [],
  names: [],
  logins: [],
  words: [],
};
const things: PrivateThings = {
  repositories: ['acme/psirt'],
  caseNumbers: [42],
  emails: ['grace@finder.example'],
  names: ['Grace Finder', 'Mark', 'gr4ce', 'Zoë'],
  logins: ['reporter', 'finder-9'],
  words: ['Project Falcon'],
};
// Put together here so that no scanner takes these for real ones.
const keyHead = ['-----BEGIN', 'OPENSSH PRIVATE', 'KEY-----'].join(' ');

function rulesIn(text: string): readonly RedactionRule[] {
  return findPrivate(text, things).map(({ rule }) => rule);
}

describe('what is found', () => {
  test.each<[RedactionRule, string]>([
    ['repository', 'see acme/psirt for more'],
    ['repository', 'https://github.com/Acme/PSIRT/issues/7'],
    ['repository', 'acme/psirt#42'],
    ['repository', 'git@github.com:acme/psirt.git'],
    ['repository', 'acme%2Fpsirt'],
    ['case-number', 'Case 42 · gateway'],
    ['case-number', 'handled as case #42.'],
    ['case-number', 'case no. 42'],
    ['case-number', 'case-42'],
    ['repository', 'acme%252Fpsirt'],
    ['repository', 'acme&#x00002F;psirt'],
    ['repository', 'acme&sol;psirt'],
    ['repository', 'acme_/psirt'],
    ['repository', 'acme/**psirt**'],
    ['repository', '<b>acme</b>/psirt'],
    ['repository', '_acme/psirt_'],
    ['repository', 'acme/widget-ghsa-2345-6789-cfgh'],
    ['case-number', 'case: 42'],
    ['case-number', 'case **42**'],
    ['case-number', 'psirt#42'],
    ['case-number', 'psirt#&#8203;42'],
    ['email', 'thanks to Grace@Finder.example'],
    ['email', 'grace&#64;finder.example'],
    ['email', 'grace\\@finder.example'],
    ['email', 'gr\u200Bace@finder.example'],
    ['email', 'mailto:grace%40finder.example'],
    ['name', 'found by grace  finder'],
    ['name', 'found by Grace\nFinder'],
    ['name', '{"name":"x\\nGrace Finder"}'],
    ['name', '@Mark told us'],
    ['name', 'GR4CE'],
    ['name', 'by Zo\\u00eb'],
    ['name', 'by Zo&#xEB;'],
    ['name', 'thanks to @Reporter'],
    ['name', 'thanks to @\u200Breporter'],
    ['name', 'https://github.com/reporter/proof'],
    ['name', 'found by Finder-9'],
    ['word', 'project falcon'],
    ['embargo-mark', 'TLP:AMBER+STRICT'],
    ['embargo-mark', 'tlp: red'],
    ['embargo-mark', '[EMBARGOED until 16:00]'],
    ['embargo-mark', 'TLP-RED'],
    ['embargo-mark', 'Embargoed until 2026-12-01'],
    ['embargo-mark', 'under embargo till Monday'],
    ['secret', keyHead],
    ['secret', `${'xox'}b-1234-abcdef`],
    ['secret', `${'gl'}pat-${'a1B2_'.repeat(4)}`],
    ['secret', `npm${'_'}${'a1B2'.repeat(9)}`],
    ['secret', `token ghp_${'a1B2'.repeat(9)}`],
    ['secret', `\\nghs_${'a1B2'.repeat(9)}`],
    ['secret', `ghs_${'a1-_'.repeat(20)}.x`],
    ['secret', `github_pat_${'a1B2_'.repeat(6)}`],
    ['secret', `AKIA${'ABCD'.repeat(4)}`],
    ['secret', `eyJ${'a'.repeat(12)}.eyJ${'b'.repeat(12)}.${'c'.repeat(12)}`],
  ])('%s: %s', (rule, text) => {
    expect(rulesIn(text)).toContain(rule);
  });

  test.each([
    'acme/psirt-bot and not-acme/psirt',
    'in case 421 or case 42.1 of the switch',
    'mark the box; markdown; Marks',
    'the embargo ended on Monday',
    'GHSA-2345-6789-cfgh and https://example.com/GHSA-2345-6789-cfgh',
    'a case of 42, psirt 42, the psirt, widget#42 and _acme_ with psirt',
    'P1 bug, npm_config_cache, glpat-short',
    'TLP:CLEAR',
    'the reporter, reporters@, @reporter-2, subfinder-9, finder-90, github.com/acme/reporter',
    'Projects of falcons',
    '-----BEGIN PUBLIC KEY-----',
    'ghp_short',
    '&commat;&lt;&bogus;',
  ])('nothing in: %s', (text) => {
    expect(rulesIn(text)).toEqual([]);
  });

  test('nothing private is known: only marks and secrets are found', () => {
    expect(findPrivate('Grace Finder, case 42, TLP:RED', nothing).map(({ rule }) => rule)).toEqual([
      'embargo-mark',
    ]);
    expect(findPrivate('abc', { ...nothing, words: [''], emails: [''] })).toEqual([]);
  });
});

test('hits tell the place in the original, in its order, and never the words', () => {
  const text = 'By Mark.\n\nWrite to grace&#64;finder.example, case 42';
  expect(findPrivate(text, things)).toEqual([
    { rule: 'name', line: 1, column: 4, length: 4 },
    { rule: 'email', line: 3, column: 10, length: 24 },
    { rule: 'case-number', line: 3, column: 36, length: 7 },
  ]);
});

test('a private word is found behind any mask and between any texts', () => {
  const masked = fc.constantFrom(
    (char: string) => char,
    (char: string) => `&#${char.codePointAt(0)};`,
    (char: string) => `&#x${char.codePointAt(0)?.toString(16)};`,
    (char: string) => `\\u00${char.codePointAt(0)?.toString(16)}`,
    (char: string) => `%${char.codePointAt(0)?.toString(16)}`,
    (char: string) => `${char}\u2060`,
  );
  fc.assert(
    fc.property(
      fc.array(masked, { minLength: 20, maxLength: 20 }),
      fc.string(),
      fc.string(),
      (masks, before, after) => {
        const email = 'grace@finder.example'
          .split('')
          .map((char, index) => masks[index]?.(char))
          .join('');
        const hits = findPrivate(`${before.replaceAll(/[&\\%]/g, '')} ${email} ${after}`, things);
        expect(hits.map(({ rule }) => rule)).toContain('email');
      },
    ),
  );
});

test.each([
  ['&amp;&lt;&gt;&quot;&apos;&nbsp;&commat;&num;', '&<>"\' @#'],
  ['a\\tb\\.c\\d', 'a b.c\\d'],
  ['%41%zz%0a', 'A%zz%0a'],
  ['%2540 &amp;#64; %25252541', '@ @ %41'],
  ['&#999999;x', '\u{F423F}x'],
])('%j is read as %j', (text, plain) => {
  const looked = unmasked(text);
  expect(looked.plain).toBe(plain);
  expect(looked.at).toHaveLength(plain.length);
});
