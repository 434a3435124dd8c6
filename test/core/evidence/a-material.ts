// Material of evidence for tests: a published case as release 0.1.0 recorded it.
import { join } from 'node:path';
import { readKept } from '../../../scripts/logs/kept.ts';
import { appendEntries, readLog } from '../../../src/core/case/log.ts';
import type { EntryDraft } from '../../../src/core/case/entry.ts';
import { commitsIn } from '../../../src/core/evidence/view.ts';
import { evidenceOf } from '../../../src/core/evidence/files.ts';
import type { EvidenceFiles } from '../../../src/core/evidence/files.ts';
import type { Material } from '../../../src/core/evidence/material.ts';
import { foldHouse, peopleOf } from '../../../src/core/house/in-force.ts';
import { planText } from '../../../src/core/plan/plan-text.ts';
import { recorderOf } from '../../../src/core/record/verify-record.ts';

const kept = readKept(join('test/logs', '0.1.0'));
const house = readLog(kept.files.get('house/log.jsonl') ?? '');
const log = kept.files.get('cases/1/log.jsonl') ?? '';
const read = readLog(log);
if (!read.ok) throw new Error('the kept log is broken');
export const entries = read.entries;
const commits = commitsIn(entries);
const folder = 'cases/1/notices/';

export const material: Material = {
  facts: {
    case: 1,
    repository: 'acme/psirt',
    bot: recorderOf(house) ?? { login: 'psirt-bot[bot]', id: 1 },
    made_by: '0.1.0',
    record: 'c0ffee12'.repeat(5),
    people: Object.fromEntries(Object.entries(peopleOf(foldHouse(house), commits.at(-1) ?? '')).map(([login, id]) => [login, Number(id)])),
  },
  log,
  notices: new Map([...kept.files].flatMap(([path, text]) => path.startsWith(folder) ? [[path.slice(folder.length, -3), text] as const] : [])),
  rules: new Map(commits.map((commit) => [commit, { settings: kept.settings ?? '', plan: planText }])),
  commits: [{ sha: 'c0ffee12'.repeat(5), author: 99, verified: true, at: '2026-11-30T09:00:00Z' }],
}; // prettier-ignore

/** The files of this material, changed as told. @throws where its log is broken */
export function filesOf(changes: Partial<Material> = {}): EvidenceFiles {
  const evidence = evidenceOf({ ...material, ...changes });
  if (!evidence.ok) throw new Error(evidence.because);
  return evidence.files;
}

/** A log of these entries, chained anew. */
export function chained(drafts: readonly EntryDraft[]): string {
  return appendEntries(undefined, drafts, '2026-12-01T09:00:00Z').lines;
}

/** The entries as drafts, to be chained anew. */
export const drafts: readonly EntryDraft[] = entries.map(({ v: _v, seq: _seq, at: _at, prev: _prev, ...draft }) => draft as EntryDraft); // prettier-ignore
