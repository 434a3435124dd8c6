// How a stored log relates to lines that shall be added to it. Pure.
import type { LogHead } from '../core/case/log.ts';
import type { StoredLog } from './log-store.ts';

/** `ours`: the lines stand there already; `free`: they may be added; `changed`: somebody was quicker, or the log is broken. */
export type Standing = 'ours' | 'free' | 'changed';

/** @param seen the head upon which the lines were made; undefined: there was no log */
export function standingOf(
  stored: StoredLog | undefined,
  seen: LogHead | undefined,
  lines: string,
): Standing {
  if (stored === undefined) return seen === undefined ? 'free' : 'changed';
  if (!stored.log.ok) return 'changed';
  const before = seen?.seq ?? 0;
  if (before > 0 && hashAt(stored.log, before) !== seen?.hash) return 'changed';
  const after = stored.text.split('\n').slice(before).join('\n');
  if (after.startsWith(lines)) return 'ours';
  return after === '' ? 'free' : 'changed';
}

/** The hash of one line of a whole log, by its number from 1; undefined when the log is shorter. */
export function hashAt(log: Extract<StoredLog['log'], { ok: true }>, seq: number): string | undefined {
  return log.head.seq === seq ? log.head.hash : log.entries[seq]?.prev;
}
