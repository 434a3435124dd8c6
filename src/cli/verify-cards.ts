// What the cards show of the record: a log that is gone, set back or rewritten may read well, but not as far as its card says.
import { readLog } from '../core/case/log.ts';
import { lookBack } from '../core/record/verify-record.ts';
import type { RecordFault } from '../core/record/verify-record.ts';
import { readHeadMark } from '../core/words/head-mark.ts';
import type { HeadMark } from '../core/words/head-mark.ts';
import { readMarker } from '../core/words/marker.ts';
import { allPages } from '../github/pages.ts';
import type { GitHub } from '../github/port.ts';
import type { RecordAt } from '../github/record-files.ts';
import type { RepositoryName } from '../github/repository-name.ts';
import { isShown } from '../github/shown-by-card.ts';

/** A fault for each case whose log does not hold what its card shows. Broken logs are told elsewhere. */
export async function cardFaults(
  github: GitHub,
  repository: RepositoryName,
  { files }: Pick<RecordAt, 'files'>,
): Promise<readonly RecordFault[]> {
  const comments = await allPages(github, ['GET /repos/{owner}/{repo}/issues/comments', { ...repository }]);
  return comments.flatMap(({ user, body, issue_url: url }) => {
    const mark = user?.type === 'Bot' && readMarker(body ?? '')?.slot === 'card' ? readHeadMark(body ?? '') : undefined; // prettier-ignore
    // A card that was copied to another issue shows nothing.
    return mark === undefined || !url.endsWith(`/issues/${mark.number}`) ? [] : faultOf(files, mark);
  });
}

function faultOf(files: RecordAt['files'], mark: HeadMark): readonly RecordFault[] {
  const path = `cases/${mark.number}/log.jsonl`;
  const text = files.get(path);
  const log = text === undefined ? undefined : readLog(text);
  if (log?.ok === false || (log !== undefined && isShown(log, mark, mark.number))) return [];
  const shown = `the card shows ${mark.seq} entries, the last with the hash ${mark.hash.slice(0, 12)}`;
  const wrong = log === undefined ? `${shown}; there is no log` : `${shown}; the log does not hold them`;
  return [{ path, line: null, wrong, todo: lookBack(path) }];
}
