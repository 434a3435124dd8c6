import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EntryDraft } from '../../../src/core/case/entry.ts';
import { readEntry } from '../../../src/core/case/entry.ts';
import { foldCase } from '../../../src/core/case/case.ts';
import { appendEntries, hashOf, readLog } from '../../../src/core/case/log.ts';

const at = '2026-11-30T09:00:00Z';
const head = { said_at: at, by: { login: 'lin', id: 2 }, via: 'comment:1' };
const drafts: readonly EntryDraft[] = [
  { kind: 'settings', commit: 'c0ffee', plan: 'default@1', ...head },
  { kind: 'fact', name: 'severity', level: 'high', because: null, ...head },
  { kind: 'fact', name: 'asked', text: 'Which\nversion? “\u202e\0”', ...head },
  { kind: 'refusal', refusals: [{ code: 'E-ARGS', verb: 'cvss', at: 0, missing: [{ what: 'x', post: null }] }], block: ['/psirt cvss'], ...head },
  { kind: 'intent', act: 'draft', owner: 'one', expires: '2026-11-30T09:10:00Z', ...head },
  { kind: 'receipt', act: 'draft', result: 'failed', made: {}, ...head },
  { kind: 'receipt', act: 'draft', result: 'done', made: { ghsa: 'GHSA-1' }, ...head },
]; // prettier-ignore
const log = appendEntries(undefined, drafts, at);
const lines = log.lines.trimEnd().split('\n');

test('a log reads back as it was written, and can be written in pieces', () => {
  expect(readLog(log.lines)).toEqual({ ok: true, entries: log.entries, head: log.head });
  expect(log.head).toEqual({ seq: drafts.length, hash: hashOf(lines.at(-1) ?? '') });
  const [first, rest] = [appendEntries(undefined, drafts.slice(0, 3), at), drafts.slice(3)];
  expect(first.lines + appendEntries(first.head, rest, at).lines).toBe(log.lines);
});

test('a log folds to facts, acts, settings and what was processed', () => {
  const it = foldCase(42, log.entries, log.head);
  expect([...it.facts.keys()]).toEqual(['severity', 'asked']);
  expect(it.acts.get('draft')).toMatchObject({ intent: { owner: 'one' }, receipt: { result: 'done', made: { ghsa: 'GHSA-1' } } }); // prettier-ignore
  expect([it.settings?.commit, [...it.processed]]).toEqual(['c0ffee', ['comment:1']]);
});

test.each(['psirt', 'psirt-lead', 'product-owner', 'maintainer', 'triager'])('no log can make somebody %s: those who judge or sign are the settings’ matter', (role) => {
  const fact = { kind: 'fact', name: 'assigned', role, person: { login: 'out', id: 6 }, line: null, ...head } as unknown as EntryDraft;
  expect(readLog(appendEntries(undefined, [fact], at).lines)).toEqual({ ok: false, line: 1, because: 'this is not an entry' });
}); // prettier-ignore

describe('a log that is not whole', () => {
  const forged = (line: string, prev: string): string => JSON.stringify({ ...(JSON.parse(line) as object), prev }); // prettier-ignore
  test.each<[string, string, number, string]>([
    ['empty', '', 1, 'the log is empty'],
    ['cut within a line', log.lines.slice(0, -20), 7, 'the last line is cut'],
    ['without its beginning', `${lines.slice(1).join('\n')}\n`, 1, 'entry 2 stands where entry 1 belongs'],
    ['with a line gone', `${lines.toSpliced(2, 1).join('\n')}\n`, 3, 'entry 4 stands where entry 3 belongs'],
    ['with a line twice', `${lines.toSpliced(2, 0, lines[1] ?? '').join('\n')}\n`, 3, 'entry 2 stands where entry 3 belongs'],
    ['with a changed word', log.lines.replace('"high"', '"none"'), 3, 'the chain is broken: it does not hold the hash of the line before'],
    ['with a fact of no name', log.lines.replace('"severity"', '"severe"'), 2, 'this is not an entry'],
    ['with a fact of a prototype’s name', log.lines.replace('"severity"', '"toString"'), 2, 'this is not an entry'],
    ['with a level that is none', log.lines.replace('"high"', '"huge"'), 2, 'this is not an entry'],
    ['with a key too many', log.lines.replace('"level"', '"more":1,"level"'), 2, 'this is not an entry'],
    ['with an unknown kind', log.lines.replace('"intent"', '"intend"'), 5, 'this is not an entry'],
    ['of a later format', log.lines.replace('"v":1', '"v":2'), 1, 'this is not an entry'],
    ['with text that is no JSON', `${lines.with(3, '{').join('\n')}\n`, 4, 'this is not an entry'],
    ['forged with a chain of its own', `${lines.with(0, forged(lines[0] ?? '', 'f'.repeat(64))).join('\n')}\n`, 1, 'the chain is broken: it does not hold the hash of the line before'],
  ])('%s', (_, text, line, because) => {
    expect(readLog(text)).toEqual({ ok: false, line, because });
  }); // prettier-ignore

  test('wherever one byte is changed', () => {
    fc.assert(
      fc.property(
        fc.nat(log.lines.length - 2),
        fc.constantFrom('x', '0', '"', ' ', '\n'),
        (place, letter) => {
          const text = log.lines.slice(0, place) + letter + log.lines.slice(place + 1);
          const read = readLog(text);
          // The last line's own content is vouched for by the head that the card shows, not by a line after it.
          const isLast = place >= log.lines.length - (lines.at(-1)?.length ?? 0) - 1;
          expect(text === log.lines || !read.ok || (isLast && read.head.hash !== log.head.hash)).toBe(true);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

test('anything else is no entry, and nothing throws', () => {
  expect(readEntry(JSON.parse(lines[1] ?? ''))).toBeDefined();
  fc.assert(fc.property(fc.jsonValue(), (value) => readEntry(value) === undefined));
});
