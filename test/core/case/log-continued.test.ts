import { expect, test } from 'vitest';
import type { EntryDraft } from '../../../src/core/case/entry.ts';
import { appendEntries, readLog } from '../../../src/core/case/log.ts';

const at = '2026-11-23T09:00:00Z';
const by = { login: 'lead', id: 7 };
const draft = (name: 'acknowledged' | 'accepted'): EntryDraft => ({
  kind: 'fact',
  name,
  said_at: at,
  by,
  via: 'comment:1',
});
const first = appendEntries(undefined, [draft('acknowledged')], at);
const known = { text: first.lines, log: readLog(first.lines) };
const second = appendEntries(first.head, [draft('accepted')], at);

test('a log that goes on from what is known reads as if it were read whole', () => {
  const text = first.lines + second.lines;
  expect(readLog(text, known)).toEqual(readLog(text));
  expect(readLog(first.lines, known)).toEqual(known.log);
});

test('what is new is judged like everything else', () => {
  const torn = readLog(`${first.lines}${second.lines.replace('accepted', 'asked')}`, known);
  expect(torn).toEqual({ ok: false, line: 2, because: 'this is not an entry' });
  const again = readLog(first.lines + first.lines, known);
  expect(again).toMatchObject({ ok: false, line: 2 });
});

test('what is known counts for nothing where the text is another one, or was broken', () => {
  const other = first.lines.replace('lead', 'dead');
  expect(readLog(other, known)).toEqual(readLog(other));
  const broken = { text: 'x\n', log: readLog('x\n') };
  expect(readLog(`x\n${first.lines}`, broken)).toMatchObject({ ok: false, line: 1 });
});
