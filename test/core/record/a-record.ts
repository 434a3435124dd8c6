// A small record as files: the house with its settings, and case 42 with what a test says in it.
import { appendEntries, hashOf } from '../../../src/core/case/log.ts';
import type { EntryDraft } from '../../../src/core/case/entry.ts';
import type { Fact } from '../../../src/core/case/fact.ts';

export const bot = { login: 'psirt-bot[bot]', id: 99 };
export const ada = { login: 'ada', id: 1 };
export const at = '2026-11-30T09:00:00Z';
export const settings =
  'version: 1\nroles: { psirt-lead: [ada] }\nproducts: { widget: { repository: acme/widget } }\n';
export const report = 'CANARY it overflows';

const byBot = { said_at: at, by: bot, via: 'sweep' };

export const houseDrafts: readonly EntryDraft[] = [
  { kind: 'receipt', act: 'install', result: 'done', made: { repository_id: '7' }, ...byBot },
  { kind: 'receipt', act: 'people:c0ffee', result: 'done', made: { ada: '1' }, ...byBot },
  { kind: 'settings', commit: 'c0ffee', plan: 'default@1', ...byBot },
];

export function said(fact: Fact, seq: number): EntryDraft {
  return { kind: 'fact', said_at: at, by: ada, via: `comment:${seq}`, ...fact };
}

export const caseDrafts: readonly EntryDraft[] = [
  {
    kind: 'fact', name: 'reported', source: 'product-team', received_at: at, reporter: null, product: null, title: 'CANARY',
    report: hashOf(report), visibility: 'private', ghsa: null, repository: null, embargo_until: null,
    proposed: { cvss: null, cwes: [], affects: [] }, missing: [], reporter_deadline: null, exploit: null, leak: null,
    said_at: at, by: bot, via: 'issue',
  },
  said({ name: 'assigned', role: 'case-lead', person: ada, line: null }, 1),
  said({ name: 'severity', level: 'high', because: null }, 2),
]; // prettier-ignore

export function logOf(drafts: readonly EntryDraft[]): string {
  return appendEntries(undefined, drafts, at).lines;
}

/** A whole record; `changes` replaces, adds or (with null) takes away files. */
export function recordWith(changes: Readonly<Record<string, string | null>> = {}): Map<string, string> {
  const whole = {
    'README.md': '# The record',
    'house/log.jsonl': logOf(houseDrafts),
    'cases/42/log.jsonl': logOf(caseDrafts),
    [`cases/42/notices/${hashOf(report)}.md`]: report,
    ...changes,
  };
  return new Map(Object.entries(whole).flatMap(([path, text]) => (text === null ? [] : [[path, text]])));
}
