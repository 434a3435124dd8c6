// What became of the notices that people drafted: which text stands, in which version, who agreed to it, and whether it went out.
import { allOf, doneAct } from './case.ts';
import { isVoid } from './conflicts.ts';
import type { FactEntry } from './entry.ts';
import { notices } from './fact.ts';
import { statementAct } from './statement.ts';
import { messagesOf } from './told.ts';
import type { NoticeName } from './told.ts';
import type { View } from './view.ts';

export interface Draft {
  readonly notice: NoticeName;
  /** The latest text. */
  readonly drafted: FactEntry<'drafted'>;
  /** Counts from 1: how many different texts there were. */
  readonly version: number;
  /** Who agreed to exactly this text. */
  readonly approved: readonly FactEntry<'approved'>[];
  /** That it goes out, once for each party; it may still wait for a hand. */
  readonly sendings: readonly FactEntry<'sending'>[];
  /** When it went out. */
  readonly sentAt: string | undefined;
}

/** How many different texts of its notice there were by then. */
export function versionOf({ it }: Pick<View, 'it'>, { notice, seq }: FactEntry<'drafted'>): number {
  const before = allOf(it, 'drafted').filter((fact) => fact.notice === notice && fact.seq <= seq);
  return new Set(before.map(({ hash }) => hash)).size;
}

/** The notice's latest draft; undefined where nobody drafted it. */
export function draftOf({ it }: Pick<View, 'it'>, notice: NoticeName): Draft | undefined {
  const drafted = allOf(it, 'drafted').findLast((fact) => fact.notice === notice);
  if (drafted === undefined) return undefined;
  const isThis = (fact: { readonly notice: string; readonly seq: number }): boolean =>
    fact.notice === notice && fact.seq > drafted.seq;
  const sendings = allOf(it, 'sending').filter(isThis);
  const posted = messagesOf({ it }).find(({ about }) => about.seq === sendings.at(-1)?.seq);
  const last = sendings.at(-1);
  const onSite = last === undefined ? undefined : doneAct(it, statementAct(last));
  return {
    notice,
    drafted,
    version: versionOf({ it }, drafted),
    approved: agreedTo({ it }, drafted.hash),
    sendings,
    sentAt: posted?.at ?? onSite?.at ?? allOf(it, 'sent').findLast(isThis)?.said_at,
  };
}

/** Who agreed to a text. */
export function agreedTo({ it }: Pick<View, 'it'>, hash: string): readonly FactEntry<'approved'>[] {
  const all = allOf(it, 'approved').filter((fact) => fact.what === 'notice' && fact.hash === hash);
  return all.filter((fact) => !isVoid({ it }, fact));
}

/** All drafts, in the order of the list of notices. */
export function draftsOf(view: Pick<View, 'it'>): readonly Draft[] {
  return notices.flatMap((notice) => draftOf(view, notice) ?? []);
}
