// The record in a GitHub in a box: appending, collisions, lost answers, and logs that people tampered with.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { EntryDraft } from '../../../src/core/case/entry.ts';
import { hashOf } from '../../../src/core/case/log.ts';
import type { LogHead, ReadLog } from '../../../src/core/case/log.ts';
import { savedNotice, saveNotice } from '../../../src/github/notices.ts';
import { beginRecord } from '../../../src/github/record-begin.ts';
import { recordBranch } from '../../../src/github/record-path.ts';
import type { Appended } from '../../../src/github/records.ts';
import { encoded, storedFile } from '../../../src/github/stored-file.ts';
import { cases, startBench } from './bench.ts';
import type { Bench } from './bench.ts';

let bench: Bench;
let number = 0;

beforeAll(async () => {
  bench = await startBench();
  await beginRecord(bench.records());
});
afterAll(() => bench.close());
beforeEach(() => {
  number += 1;
  bench.box.faults.clear();
});

const at = '2026-11-22T12:00:00Z';

function draft(comment: number): EntryDraft {
  return {
    kind: 'fact',
    name: 'acknowledged',
    said_at: at,
    by: { login: 'lead', id: 2 },
    via: `comment:${comment}`,
  };
}

function headOf(done: Appended): LogHead {
  if (done.changed || !done.log.ok) throw new Error('the log was not written');
  return done.log.head;
}

function append(records: ReturnType<Bench['records']>, seen: LogHead | undefined, comment: number) {
  return records.append({
    of: number,
    seen,
    drafts: [draft(comment)],
    at,
    sentence: `@lead acknowledged #${number}`,
  });
}

function vias(log: ReadLog | undefined): readonly string[] {
  if (log?.ok !== true) throw new Error('the log is broken or absent');
  return log.entries.map(({ via }) => via);
}

test('a log grows, and another process reads what was written', async () => {
  const records = bench.records();
  const first = headOf(await append(records, undefined, 1));
  await append(records, first, 2);

  expect(vias(await bench.records().log(number))).toEqual(['comment:1', 'comment:2']);
});

test('a commit says what a person would say, with trailers', async () => {
  await append(bench.records(), undefined, 7);

  const { data } = await bench.clients.cases.request('GET /repos/{owner}/{repo}/commits', {
    ...cases,
    sha: recordBranch,
  });
  expect(data[0]?.commit.message.trim()).toBe(
    `@lead acknowledged #${number}\n\nCase: ${number}\nSeq: 1\nVia: comment:7`,
  );
});

test('whoever decided upon an older log is told so, and nothing is written', async () => {
  const records = bench.records();
  const first = headOf(await append(records, undefined, 1));
  await append(bench.records(), first, 2);

  expect(await append(records, first, 3)).toEqual({ changed: true });
  expect(vias(await bench.records().log(number))).toEqual(['comment:1', 'comment:2']);
});

test('of five processes that begin the same log one does, and the others are told', async () => {
  const done = await Promise.all(
    [1, 2, 3, 4, 5].map((comment) => append(bench.records(), undefined, comment)),
  );

  expect(done.filter(({ changed }) => !changed)).toHaveLength(1);
  expect(vias(await bench.records().log(number))).toHaveLength(1);
});

test('processes that write to different cases at once all get through', async () => {
  const start = number;
  const done = await Promise.all(
    [1, 2, 3, 4].map((step) =>
      bench.records().append({ of: start + step, seen: undefined, drafts: [draft(step)], at, sentence: 'x' }),
    ),
  );
  number += 4;

  expect(done.every(({ changed }) => !changed)).toBe(true);
});

test('a lost answer is found to be done, once', async () => {
  const records = bench.records();
  const first = headOf(await append(records, undefined, 1));
  bench.box.faults.inject({ when: ({ method }) => method === 'PUT', fault: { kind: 'lose' } });

  expect((await append(records, first, 2)).changed).toBe(false);
  expect(vias(await bench.records().log(number))).toEqual(['comment:1', 'comment:2']);
});

test('a log above a megabyte is read and grows', async () => {
  const records = bench.records();
  const drafts = Array.from({ length: 5000 }, (_, index) => draft(index));
  const first = headOf(await records.append({ of: number, seen: undefined, drafts, at, sentence: 'x' }));
  const other = bench.records();
  await append(other, first, 9);

  expect(vias(await bench.records().log(number))).toHaveLength(5001);
});

test('a log that vanished stays broken, and is not begun anew', async () => {
  const records = bench.records();
  const first = headOf(await append(records, undefined, 1));
  const path = `cases/${number}/log.jsonl`;
  const file = await storedFile(bench.as('lead'), { ...cases, path, ref: recordBranch });
  await bench.as('lead').request('DELETE /repos/{owner}/{repo}/contents/{path}', {
    ...cases, path, branch: recordBranch, message: 'x', sha: file?.sha ?? '',
  }); // prettier-ignore

  // This process hasn't noticed: GitHub would take the write, since it ignores `sha` where no file is.
  expect(await append(records, first, 2)).toEqual({ changed: true });
  expect(await records.log(number)).toMatchObject({ ok: false });
});

test('a log that was cut is told, though the rest of it is whole', async () => {
  const records = bench.records();
  const first = headOf(await append(records, undefined, 1));
  const path = `cases/${number}/log.jsonl`;
  const before = await storedFile(bench.as('lead'), { ...cases, path, ref: recordBranch });
  const second = headOf(await append(records, first, 2));
  const after = await storedFile(bench.as('lead'), { ...cases, path, ref: recordBranch });
  await bench.as('lead').request('PUT /repos/{owner}/{repo}/contents/{path}', {
    ...cases, path, branch: recordBranch, message: 'x', sha: after?.sha ?? '', content: encoded(before?.text ?? ''),
  }); // prettier-ignore

  await records.refresh();
  expect(await records.log(number)).toEqual({
    ok: false,
    line: 1,
    because: 'the log does not continue what stood in it',
  });
  expect(await append(records, second, 3)).toEqual({ changed: true });
});

test('a warm log costs no request, also after a write of our own to another case', async () => {
  const records = bench.records();
  const first = headOf(await append(records, undefined, 1));
  number += 1;
  await append(records, undefined, 1);
  bench.sent.length = 0;

  expect(await records.log(number - 1)).toMatchObject({ ok: true, head: first });
  expect(bench.sent).toEqual([]);
});

test('a notice is saved once under its hash, and not given out under another', async () => {
  const records = bench.records();
  const notice = { hash: hashOf('Thank you.\n'), text: 'Thank you.\n' };
  await saveNotice(records, number, notice);
  await saveNotice(bench.records(), number, notice);
  await saveNotice(records, number, { hash: hashOf('x'), text: 'y' }).catch(() => undefined);

  expect(await savedNotice(records, number, notice.hash)).toBe(notice.text);
  expect(await savedNotice(records, number, hashOf('x'))).toBeNull();
  expect(await savedNotice(records, number, hashOf('z'))).toBeNull();
});

test('no request of ours broke the contract', () => {
  expect(bench.box.violations().filter(({ by }) => by !== 'sandbox')).toEqual([]);
});
