// Walks the record's history of one case: who made each commit that touches it, and whether the log still extends what the card
// says. Asked before everything that can't be taken back.
import type { Audit } from '../../core/look.ts';
import { readHeadMark } from '../../core/words/head-mark.ts';
import type { HeadMark } from '../../core/words/head-mark.ts';
import { markerOf } from '../../core/words/marker.ts';
import { hashAt } from '../log-standing.ts';
import { wrongCommit } from '../record-commit.ts';
import { recordCommits } from '../record-history.ts';
import { folderOf } from '../record-path.ts';
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
    ...commits.flatMap((commit) => wrongCommit(commit, new Set([sight.bot.id, ...sight.publishers]))),
    ...(await wrongLog(sight)),
  ];
  return { ok: because.length === 0, because };
}

async function wrongLog(sight: Sight): Promise<readonly string[]> {
  const log = await sight.records.log(sight.number);
  if (log?.ok !== true) return [log === undefined ? 'the case has no log' : log.because];
  const card = await lookAtMarked(sight, { look: 'marked', marker: markerOf('card') });
  const mark = card === null ? undefined : readHeadMark(card.body);
  if (mark === undefined) return ['no card shows how far the log had come'];
  return extendsMark(log, mark, sight.number) ? [] : ['the log does not extend what the card shows of it'];
}

function extendsMark(log: Parameters<typeof hashAt>[0], mark: HeadMark, number: number): boolean {
  return mark.number === number && hashAt(log, mark.seq) === mark.hash;
}
