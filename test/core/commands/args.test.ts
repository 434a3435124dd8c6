import { describe, expect, test } from 'vitest';
import {
  readCaseReference, readCve, readCwe, readGhsa, readOneOf, readPerson, readUrl,
} from '../../../src/core/commands/args.ts'; // prettier-ignore
import type { Reading } from '../../../src/core/mistake.ts';

const level = (word: string): Reading<string> =>
  readOneOf(word, ['none', 'low', 'high'], { important: 'high' });

describe('what is understood', () => {
  test.each<[(word: string) => Reading<unknown>, string, unknown]>([
    [readPerson, '@ada', 'ada'],
    [readPerson, '@Ada-Lovelace_acme', 'Ada-Lovelace_acme'],
    [readCaseReference, '#12', 12],
    [level, 'HIGH', 'high'],
    [level, 'Important', 'high'],
    [readUrl, 'https://example.com/a?b#c', 'https://example.com/a?b#c'],
    [readUrl, '<https://example.com/a>', 'https://example.com/a'],
    [readCve, 'cve-2026-12345', 'CVE-2026-12345'],
    [readCwe, 'cwe-79', 'CWE-79'],
    [readGhsa, 'ghsa-23XF-4w9c-xmr7', 'GHSA-23xf-4w9c-xmr7'],
  ])('%o %s', (reader, word, value) => {
    expect(reader(word)).toEqual({ ok: true, value });
  });
});

describe('what is not', () => {
  test.each<[(word: string) => Reading<unknown>, string, string]>([
    [readPerson, 'ada', '@<login>'],
    [readPerson, '@', '@<login>'],
    [readPerson, '@-a', '@<login>'],
    [readPerson, `@${'a'.repeat(70)}`, '@<login>'],
    [readPerson, '@org/team', '@<login>'],
    [readCaseReference, '12', '#12'],
    [readCaseReference, '#0', '#12'],
    [readCaseReference, 'other/repo#12', '#12'],
    [level, 'hgih', 'high'],
    [level, 'urgent', 'none'],
    [level, 'constructor', 'none'],
    [readUrl, 'http://example.com', 'https://github.com/acme/widget/pull/7'],
    [readUrl, 'https://user:pw@example.com', 'https://github.com/acme/widget/pull/7'],
    [readUrl, 'https://:pw@example.com', 'https://github.com/acme/widget/pull/7'],
    [readUrl, 'javascript:alert(1)', 'https://github.com/acme/widget/pull/7'],
    [readUrl, 'nonsense', 'https://github.com/acme/widget/pull/7'],
    [readUrl, 'https://example.com/a b', 'https://github.com/acme/widget/pull/7'],
    [readUrl, `https://example.com/${'a'.repeat(3_000)}`, 'https://github.com/acme/widget/pull/7'],
    [readCve, 'CVE-26-1', 'CVE-2026-12345'],
    [readCwe, '79', 'CWE-79'],
    [readGhsa, 'GHSA-aaaa-bbbb-cccc', 'GHSA-23xf-4w9c-xmr7'],
  ])('%o %s', (reader, word, example) => {
    expect(reader(word)).toMatchObject({ ok: false, mistakes: [{ example }] });
  });

  test('a mistake shows what came, cut to a line', () => {
    expect(readCve('')).toMatchObject({ mistakes: [{ got: 'nothing' }] });
    const long = readCve('x'.repeat(78) + '😀'.repeat(20));
    expect(long).toMatchObject({ mistakes: [{ got: `${'x'.repeat(78)}…` }] });
  });
});
