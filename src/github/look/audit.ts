// Walks the record's history of one case: who made each commit that touches it, and whether the log still extends what the card
// says. Asked before everything that can't be taken back.
import type { Audit } from '../../core/look.ts';
import { readHeadMark } from '../../core/words/head-mark.ts';
import { markerOf } from '../../core/words/marker.ts';
import { isShown } from '../shown-by-card.ts';
import { recordCommits } from '../record-history.ts';
import { folderOf } from '../record-path.ts';
import { strangersIn, wrongIn } from '../record-writers.ts';
import type { Allowed } from '../record-writers.ts';
import { lookAtMarked } from './comments.ts';
import type { Looker, Sight } from './sight.ts';

/** By case, the head of the log that was found whole last: as long as it doesn't go on, nothing is asked. */
export type AuditMemory = Map<number, string>;

export const lookAtAudit: Looker<'audit'> = async (sight): Promise<Audit> => {
  const before = await sight.records.log(sight.number);
  const head = before?.ok === true ? before.head.hash : undefined;
  if (head !== undefined && sight.audited.get(sight.number) === head) return { ok: true, because: [] };
  const audit = await walked(sight);
  if (head !== undefined && audit.ok) sight.audited.set(sight.number, head);
  return audit;
};

async function walked(sight: Sight): Promise<Audit> {
  await sight.records.refresh();
  const commits = await recordCommits(sight.records, folderOf(sight.number));
  const because = [
    ...(commits.length === 0 ? ['no commit of the records branch touches this case'] : []),
    ...(await wrongIn({ records: sight.records, of: sight.number, allowed: writersOf(sight) }, commits)),
    ...(await wrongLog(sight)),
  ];
  return { ok: because.length === 0, because };
}

/** Asked whenever somebody else may have written: what this process wrote itself needs no look. */
export const lookAtWriters: Looker<'writers'> = (sight) =>
  strangersIn(sight.records, sight.number, writersOf(sight));

function writersOf({ bot, publishers }: Sight): Allowed {
  return new Set([bot.id, ...publishers]);
}

async function wrongLog(sight: Sight): Promise<readonly string[]> {
  const log = await sight.records.log(sight.number);
  if (log?.ok !== true) return [log === undefined ? 'the case has no log' : log.because];
  const card = await lookAtMarked(sight, { look: 'marked', marker: markerOf('card') });
  const mark = card === null ? undefined : readHeadMark(card.body);
  if (mark === undefined) return ['no card shows how far the log had come'];
  return isShown(log, mark, sight.number) ? [] : ['the log does not hold what the card shows of it'];
}
