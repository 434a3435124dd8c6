// A case's log as text: one JSON line an entry, each holding the hash of the line before. It finds every cut, gap and forgery of the chain.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { readEntry } from './entry.ts';
import type { Entry, EntryDraft } from './entry.ts';
import { upcast } from './upcast.ts';

export const firstPrev = '0'.repeat(64);

/** SHA-256 of a text as 64 hex characters. */
export function hashOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

export interface LogHead {
  readonly seq: number;
  readonly hash: string;
}

export type ReadLog =
  | { readonly ok: true; readonly entries: readonly Entry[]; readonly head: LogHead }
  | { readonly ok: false; readonly line: number; readonly because: string };

/** A log's text with what was read in it. */
export interface KnownLog {
  readonly text: string;
  readonly log: ReadLog;
}

/**
 * Reads `log.jsonl`: every line is an entry, numbers run from 1 without a gap, each `prev` is the hash of the line before.
 * @param known what was read before; where the text goes on from there, only what is new is read
 * @returns the entries and the head, or the first line (from 1) that is wrong and why.
 */
export function readLog(text: string, known?: KnownLog): ReadLog {
  if (text === '') return { ok: false, line: 1, because: 'the log is empty' };
  if (!text.endsWith('\n'))
    return { ok: false, line: text.split('\n').length, because: 'the last line is cut' };
  if (known?.log.ok !== true || !text.startsWith(known.text)) return readLines(text, nothing);
  return text === known.text ? known.log : readLines(text.slice(known.text.length), known.log);
}

type WholeLog = Extract<ReadLog, { ok: true }>;
const nothing: WholeLog = { ok: true, entries: [], head: { seq: 0, hash: firstPrev } };

/** Reads whole lines that come after a log. */
function readLines(text: string, before: WholeLog): ReadLog {
  const entries: Entry[] = [...before.entries];
  let prev = before.head.hash;
  for (const line of text.slice(0, -1).split('\n')) {
    const seq = entries.length + 1;
    const entry = readLine(line);
    if (entry === undefined) return { ok: false, line: seq, because: 'this is not an entry' };
    const because = wrongPlace(entry, seq, prev);
    if (because !== undefined) return { ok: false, line: seq, because };
    entries.push(entry);
    prev = hashOf(line);
  }
  return { ok: true, entries, head: { seq: entries.length, hash: prev } };
}

function wrongPlace(entry: Entry, seq: number, prev: string): string | undefined {
  if (entry.seq !== seq) return `entry ${entry.seq} stands where entry ${seq} belongs`;
  return entry.prev === prev
    ? undefined
    : 'the chain is broken: it does not hold the hash of the line before';
}

function readLine(line: string): Entry | undefined {
  try {
    return readEntry(upcast(JSON.parse(line)));
  } catch {
    return undefined;
  }
}

/** Adds drafts to a log's head: numbers, times and chain are filled in. Lines end with a newline each. */
export function appendEntries(
  head: LogHead | undefined,
  drafts: readonly EntryDraft[],
  at: string,
): { readonly lines: string; readonly entries: readonly Entry[]; readonly head: LogHead } {
  let seq = head?.seq ?? 0;
  let prev = head?.hash ?? firstPrev;
  const entries: Entry[] = [];
  let lines = '';
  for (const draft of drafts) {
    seq += 1;
    const entry = { v: 1, seq, at, ...draft, prev } as Entry;
    const line = JSON.stringify(entry);
    entries.push(entry);
    lines += `${line}\n`;
    prev = hashOf(line);
  }
  return { lines, entries, head: { seq, hash: prev } };
}
