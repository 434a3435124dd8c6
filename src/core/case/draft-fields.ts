// Whose the fields of the draft advisory are: what we wrote last, what differs from it and so was written by people, and what people chose
// to do about that. It compares; it never writes.
import { canonicalHash } from '../advisory/canonical.ts';
import { allOf, latest } from './case.ts';
import type { Case } from './case.ts';
import type { FactEntry } from './entry.ts';
import { draftFields } from './fact.ts';
import { ghsaOf } from './ghsa.ts';
import { hashOf } from './log.ts';

export type DraftField = (typeof draftFields)[number];
type Its = { readonly it: Case };

interface Written {
  readonly hash: string | undefined;
  readonly seq: number;
}

/** What we wrote last to a field, over all receipts since this advisory is the case's. */
export function lastWritten({ it }: Its, field: DraftField): Written {
  const since = named({ it })?.seq ?? 0;
  const receipts = it.entries.flatMap((entry) =>
    entry.kind === 'receipt' && entry.act === 'draft-fields' && entry.seq > since ? [entry] : [],
  );
  const last = receipts.findLast(({ made }) => made[field] !== undefined);
  return { hash: last?.made[field], seq: last?.seq ?? 0 };
}

/** The word by which people named this advisory. */
function named(its: Its): FactEntry<'adopted'> | undefined {
  const adopted = latest(its.it, 'adopted');
  return adopted?.ghsa === ghsaOf(its)?.ghsa ? adopted : undefined;
}

/** What people chose for a field since it was written last. */
export function choiceFor({ it }: Its, field: DraftField): 'keep' | 'replace' | undefined {
  const { seq } = lastWritten({ it }, field);
  return allOf(it, 'draft-choice').findLast((fact) => fact.field === field && fact.seq > seq)?.choice;
}

/** The fields that people chose to keep as they wrote them. */
export function keptFields(its: Its): readonly DraftField[] {
  return draftFields.filter((field) => choiceFor(its, field) === 'keep');
}

/** Whether people wrote what lies in a field. */
export function isByHand(its: Its, field: DraftField, value: unknown): boolean {
  const { hash } = lastWritten(its, field);
  return hash === undefined ? isTheirs(its, field, value) : hash !== canonicalHash(value ?? null);
}

/** In a field that we never wrote: in a report's own advisory what is no longer the reporter's, in one that was named everything. */
function isTheirs(its: Its, field: DraftField, value: unknown): boolean {
  const report = latest(its.it, 'reported');
  const ghsa = ghsaOf(its)?.ghsa;
  if (report !== undefined && report.ghsa === ghsa) {
    if (field === 'summary') return textOf(value).trim() !== report.title;
    return field === 'description' && hashOf(textOf(value)) !== report.report;
  }
  return (
    named(its) !== undefined && value != null && value !== '' && !(Array.isArray(value) && value.length === 0)
  );
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
