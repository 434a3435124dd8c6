// Verifying a record: a whole one is whole, and each way of damaging it is named with its place and without anything that was written.
import { expect, test } from 'vitest';
import { readLog, hashOf } from '../../../src/core/case/log.ts';
import { recorderOf, settingsCommit, verifyRecord } from '../../../src/core/record/verify-record.ts';
import { at, bot, caseDrafts, houseDrafts, logOf, recordWith, report, said, settings } from './a-record.ts';

const verify = (changes: Readonly<Record<string, string | null>> = {}, text: string | null = settings) =>
  verifyRecord({ files: recordWith(changes), settings: text, repository: 'acme/psirt' });
const notice = `cases/42/notices/${hashOf(report)}.md`;
const log = 'cases/42/log.jsonl';

test('a whole record is whole, and each case is folded', () => {
  const { rows, faults } = verify({ 'cases/7/log.jsonl': logOf(caseDrafts.slice(1)) });

  expect(faults).toEqual([]);
  expect(rows.map(({ of, entries, state }) => [of, entries, state?.status, state?.severity])).toEqual([
    ['house', 3, undefined, undefined],
    ['7', 2, 'new', 'high'],
    ['42', 3, 'new', 'high'],
  ]);
});

test('without the settings chains are checked and no status is derived', () => {
  const { rows, faults } = verify({}, null);

  expect(faults).toEqual([]);
  expect(rows.map(({ state }) => state)).toEqual([null, null]);
});

const lines = logOf(caseDrafts).split('\n');
const request = said(
  {
    name: 'publish-requested', hash: 'f'.repeat(64), early: false, notice: 'f'.repeat(64), expires: at, roles: [], fix_authors: [],
  },
  3,
); // prettier-ignore

test.each([
  ['a cut last line', { [log]: logOf(caseDrafts).slice(0, -9) }, log, 3, 'the last line is cut'],
  ['a line taken out', { [log]: [lines[0], lines[2], ''].join('\n') }, log, 2, 'entry 3 stands where entry 2 belongs'],
  ['a changed line', { [log]: logOf(caseDrafts).replace('CANARY', 'canary') }, log, 2, 'the chain is broken: it does not hold the hash of the line before'],
  ['no entry at all', { [log]: 'CANARY\n' }, log, 1, 'this is not an entry'],
  ['a case without a log', { [log]: null }, log, null, 'there is no log'],
  ['a changed text', { [notice]: 'CANARY other' }, notice, null, 'the text has another hash than its name'],
  ['a text taken away', { [notice]: null }, log, 1, `the text ${hashOf(report).slice(0, 12)} that this entry names is not there`],
  ['a form taken away', { [log]: logOf([...caseDrafts, request]) }, log, 4, 'the text ffffffffffff that this entry names is not there'],
  ['a draft taken away', { [log]: logOf([...caseDrafts, said({ name: 'drafted', notice: 'brief', hash: 'd'.repeat(64), gaps: [] }, 3)]) }, log, 4, 'the text dddddddddddd that this entry names is not there'],
  ['a drill’s file taken away', { [log]: logOf([...caseDrafts, { kind: 'receipt', act: 'fork', result: 'done', made: { drill: 'c'.repeat(64) }, said_at: at, by: bot, via: 'sweep' }]) }, log, 4, 'the text cccccccccccc that this entry names is not there'],
  ['an act that was done in earnest', { [log]: logOf([...caseDrafts, { kind: 'receipt', act: 'fork', result: 'done', made: {}, said_at: at, by: bot, via: 'sweep' }]), 'y.sh': 'x' }, 'y.sh', null, 'the bot writes no such file'],
  ['a stranger', { 'cases/42/CANARY.md': 'x' }, 'cases/42/CANARY.md', null, 'the bot writes no such file'],
  ['a stranger at the top', { 'x.sh': 'x' }, 'x.sh', null, 'the bot writes no such file'],
  ['no house', { 'house/log.jsonl': null }, 'house/log.jsonl', null, 'there is no log'],
  ['a house without its first entry', { 'house/log.jsonl': logOf(houseDrafts.slice(1)) }, 'house/log.jsonl', null, 'no entry says which repository this is the record of'],
] as const)('%s is named', (_what, changes, path, line, wrong) => {
  const { faults } = verify(changes);

  expect(faults).toEqual([{ path, line, wrong, todo: expect.stringContaining('git log -p origin/psirt-records -- ') }]);
  expect(faults[0]?.wrong).not.toContain('CANARY');
}); // prettier-ignore

test('the house says whose settings hold and who may write', () => {
  const house = readLog(logOf(houseDrafts));

  expect(settingsCommit(recordWith())).toBe('c0ffee');
  expect(settingsCommit(new Map())).toBeUndefined();
  expect(recorderOf(house)).toEqual(bot);
  expect(recorderOf(readLog(''))).toBeUndefined();
});
