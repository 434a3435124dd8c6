// A case as its log tells it: facts by name, acts by key, and where the log stands. Everything else about a case is derived from this.
import type { Entry, FactEntry, SettingsEntry } from './entry.ts';
import type { FactName } from './fact.ts';
import type { LogHead } from './log.ts';
import { undoneIn } from './undoing.ts';

/** What is known of an act that can't simply be repeated: its latest intent and its latest receipt. */
export interface Act {
  readonly intent: { readonly owner: string; readonly expires: string; readonly seq: number; readonly at: string } | undefined; // prettier-ignore
  readonly receipt: Receipt | undefined;
}

export interface Receipt {
  readonly result: 'done' | 'found' | 'failed';
  readonly made: Readonly<Record<string, string>>;
  readonly seq: number;
  readonly at: string;
  /** When we began what it tells of; undefined where we had not. */
  readonly begun: string | undefined;
}

export interface Case {
  readonly number: number;
  readonly entries: readonly Entry[];
  readonly head: LogHead;
  /** Facts by name, oldest first, without those that were taken back; read them with `allOf` and `latest`. */
  readonly facts: ReadonlyMap<FactName, readonly FactEntry[]>;
  readonly acts: ReadonlyMap<string, Act>;
  /** Every `via` that left an entry: what was processed. */
  readonly processed: ReadonlySet<string>;
  readonly settings: SettingsEntry | undefined;
}

/** Folds a log into a case. The log must be whole (see `readLog`). */
export function foldCase(number: number, entries: readonly Entry[], head: LogHead): Case {
  const facts = new Map<FactName, FactEntry[]>();
  const acts = new Map<string, Act>();
  const processed = new Set<string>();
  const undone = undoneIn(entries);
  let settings: SettingsEntry | undefined;
  for (const entry of entries) {
    processed.add(entry.via);
    if (undone.has(entry.seq)) continue;
    if (entry.kind === 'fact') added(facts, entry);
    else if (entry.kind === 'settings') settings = entry;
    else if (entry.kind !== 'refusal') acts.set(entry.act, nextAct(acts.get(entry.act), entry));
  }
  return { number, entries, head, facts, acts, processed, settings };
}

function added(facts: Map<FactName, FactEntry[]>, entry: FactEntry): void {
  const before = facts.get(entry.name);
  if (before === undefined) facts.set(entry.name, [entry]);
  else before.push(entry);
}

function nextAct(before: Act | undefined, entry: Extract<Entry, { kind: 'intent' | 'receipt' }>): Act {
  if (entry.kind === 'intent') {
    return {
      intent: { owner: entry.owner, expires: entry.expires, seq: entry.seq, at: entry.at },
      receipt: before?.receipt,
    };
  }
  const { result, made, seq, at } = entry;
  const begun = before === undefined ? undefined : openIntent(before)?.at;
  return { intent: before?.intent, receipt: { result, made, seq, at, begun } };
}

/** The intent that no receipt answers yet. */
export function openIntent({ intent, receipt }: Act): Act['intent'] {
  return intent !== undefined && intent.seq > (receipt?.seq ?? 0) ? intent : undefined;
}

/** Whether something was found done that we had not begun: a person did it. */
export const isByHand = ({ result, begun }: Receipt): boolean => result === 'found' && begun === undefined;

/** All facts of one name, oldest first. */
export function allOf<N extends FactName>(it: Case, name: N): readonly FactEntry<N>[] {
  return (it.facts.get(name) ?? []) as readonly FactEntry<N>[];
}

/** The latest fact of one name; earlier ones are history. */
export function latest<N extends FactName>(it: Case, name: N): FactEntry<N> | undefined {
  return allOf(it, name).at(-1);
}

/** The receipt of an act that was done, or was found to be done. */
export function doneAct(it: Case, act: string): Receipt | undefined {
  const receipt = it.acts.get(act)?.receipt;
  return receipt === undefined || receipt.result === 'failed' ? undefined : receipt;
}
