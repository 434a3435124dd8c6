// Holds a log against the bot's own card, which shows how far the log had come: one that was there and is gone, and one that is not the
// one which was shown, are broken, however well they read.
import type { Actor } from '../core/case/actor.ts';
import type { ReadLog } from '../core/case/log.ts';
import { readHeadMark } from '../core/words/head-mark.ts';
import type { HeadMark } from '../core/words/head-mark.ts';
import { readMarker } from '../core/words/marker.ts';
import type { Comment } from '../core/world.ts';
import { hashAt } from './log-standing.ts';
import { hasHistory } from './record-history.ts';
import { logPath } from './record-path.ts';
import type { Records } from './records.ts';

export interface Held {
  readonly records: Records;
  readonly number: number;
  readonly bot: Actor;
  /** Comments that were read after the log. */
  readonly comments: readonly Comment[];
}

const vanished: ReadLog = { ok: false, line: 1, because: 'the log vanished' };

/** The log as it may be gone by; undefined for a case that has none yet. */
export async function asTheCardShows(held: Held, log: ReadLog | undefined): Promise<ReadLog | undefined> {
  const { records, number, bot, comments } = held;
  const card = comments.findLast(
    ({ author, body }) => author.id === bot.id && readMarker(body)?.slot === 'card',
  );
  const isBegun = log !== undefined || card !== undefined || (await hasHistory(records, logPath(number)));
  if (!isBegun) return undefined;
  const mark = readHeadMark(card?.body ?? '');
  const asRead = judged(log, mark, number);
  if (asRead !== undefined) return asRead;
  // It was read before the card was: another process may have begun it, or gone on, in between.
  await records.pause(1);
  await records.refresh();
  const again = await records.log(number);
  if (again === undefined) return vanished;
  const asReadAgain = judged(again, mark, number);
  if (asReadAgain !== undefined) return asReadAgain;
  records.disown(number);
  return { ok: false, line: mark?.seq ?? 1, because: 'the log does not hold what the card shows of it' };
}

/** The log, where it can be gone by as it is; undefined where the card shows another one. */
function judged(log: ReadLog | undefined, mark: HeadMark | undefined, number: number): ReadLog | undefined {
  if (log?.ok !== true || mark === undefined || isShown(log, mark, number)) return log;
  return undefined;
}

/** Whether the log is the one of the mark, or goes on from there. */
export function isShown(log: Extract<ReadLog, { ok: true }>, mark: HeadMark, number: number): boolean {
  return mark.number === number && hashAt(log, mark.seq) === mark.hash;
}
