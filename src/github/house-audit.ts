// The house's log, with every commit that made it looked at: verified, and by our own account. It says which rules are in force and
// who is who, so whoever else writes there would give themselves any role. What was found whole costs nothing until the log goes on.
import type { Actor } from '../core/case/actor.ts';
import type { ReadLog } from '../core/case/log.ts';
import { wrongCommit } from './record-commit.ts';
import { recordCommits } from './record-history.ts';
import { folderOf } from './record-path.ts';
import type { Records } from './records.ts';

/** The house's log as of the last refresh; broken for as long as this process lives once somebody else wrote to it. */
export type HouseLog = () => Promise<ReadLog | undefined>;

export function openHouseLog(records: Records, bot: Pick<Actor, 'id'>): HouseLog {
  let whole: { readonly hash: string; readonly commit: string | undefined } | undefined;
  return async () => {
    const log = await records.log('house');
    if (log?.ok !== true || log.head.hash === whole?.hash) return log;
    const known = whole?.commit;
    const commits = await recordCommits(records, folderOf('house'), ({ sha }) => sha === known);
    const because = commits.flatMap((commit) => wrongCommit(commit, new Set([bot.id])));
    if (because.length > 0) {
      records.distrust('house', because.join('; '));
      return records.log('house');
    }
    whole = { hash: log.head.hash, commit: commits[0]?.sha };
    return log;
  };
}
