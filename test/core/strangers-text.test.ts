// No text of a stranger's keeps the event loop busy: whatever it repeats, the time it takes grows with its length, not with the square.
import { expect, test } from 'vitest';
import { lowered } from '../../src/core/formats/headings.ts';
import { findPrivate } from '../../src/core/advisory/redaction.ts';
import { readRanges } from '../../src/core/advisory/range-reading.ts';
import { readReport } from '../../src/core/case/report.ts';
import { mailsIn } from '../../src/core/words/mails.ts';
import { clean, oneLine } from '../../src/core/words/clean.ts';
import { codeSpan, inline, quoted } from '../../src/core/words/safe.ts';

const things = { repositories: ['acme/psirt'], caseNumbers: [42], emails: ['grace@finder.example'], logins: [], names: ['Grace A Finder', 'gr4ce'], words: ['Project Falcon'] }; // prettier-ignore

/** Everything that looks through a stranger's text by patterns. */
const readers: readonly (readonly [string, (text: string) => unknown])[] = [
  ['findPrivate', (text) => findPrivate(text, things)],
  ['readReport', (text) => readReport('Title', text)],
  ['readRanges', (text) => [readRanges(text, 'npm'), readRanges(text, 'other')]],
  ['mailsIn', mailsIn],
  ['clean', clean],
  ['oneLine', oneLine],
  ['inline', (text) => inline(text, 100_000)],
  ['codeSpan', (text) => codeSpan(text, 100_000)],
  ['quoted', (text) => quoted(text, 100_000)],
];

/** What a pattern could stumble over: how the text begins, and what it repeats. */
const traps: readonly (readonly [head: string, unit: string])[] = [
  ...['case', 'case no.', 'TLP', 'Grace', 'EMBARGO', 'CVSS:3.1', '- a', '>=', '"', 'x'].map((head) => [head, ' '] as const),
  ...[
    'a', '1', 'a@', '@', '.', '1.', '1.a', '_', '-', '--', '#', ' #', '# ', '&', '&#', '&#x', '&#0', '%', '%25', '\\', '\\u', '`', '` ', '<', '>', '<b>',
    '\n', '\r', ' \n', '\u200B', '\u{1F600}', '|', '||', '||1', '=', ',', '^', '*', '~', '[', '](', ')', 'x', ' - ', 'http://', 'www.', 'case ', 'case no.',
    'case-', 'TLP ', 'eyJ', 'eyJaaaaaaaaa.', 'gh', 'ghp_', 'ghs_', 'AKIA', '-----BEGIN ', '-----BEGIN A ', '-----', 'Grace ', 'Grace A ', 'acme/', 'acme/psirt',
    'case 42 ', 'case 42\n', 'CVSS:3.1', 'CVSS:3.1/AV:N', '/AV:N', 'CWE-1 ', '### ', '### Title\n',
  ].map((unit) => ['', unit] as const),
]; // prettier-ignore

/** The least of a few measurements, or the first that is low enough: others use this machine too. */
function timeOf(work: () => unknown, enough: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 4 && least > enough; tries += 1) {
    const begun = performance.now();
    work();
    least = Math.min(least, performance.now() - begun);
  }
  return least;
}

/** From short to long, so that a bad one is told before it takes hours. */
const lengths = [250, 1_000, 4_000, 16_000, 64_000];

/**
 * The texts that take too long: four times the text may take four times as long; its square takes sixteen times, and seconds at
 * the end. Nothing longer is tried after one of them.
 */
function slow(read: (text: string) => unknown, trap: (length: number) => string): readonly string[] {
  let before = 0;
  for (const length of lengths) {
    const text = trap(length);
    const allowed = 8 * before + 300;
    before = timeOf(() => read(text), allowed);
    if (before > allowed) return [`${JSON.stringify(text.slice(0, 20))} … of ${length}: ${before} ms`];
  }
  return [];
}

test.each(readers)('%s takes no longer for four times the text than four times as long', (_, read) => {
  for (const [head, unit] of traps)
    expect(slow(read, (length) => `${head}${unit.repeat(length / unit.length)}!`)).toEqual([]);
});

test.each([' ', ' #', '#', '= '])('a heading with many %j is lowered as fast', (unit) => {
  let tries = 0;
  // What was read before is remembered: each try has a text of its own.
  const read = (text: string): string => lowered(`${(tries += 1)}\n\n${text}`, 3);
  expect(slow(read, (length) => `# a${unit.repeat(length / 2 / unit.length)}b`)).toEqual([]);
});
