// Saves and reads the texts that lie beside a case's log, each under its own hash. They are written before the entry that names
// them, never changed, and one that doesn't match its name is not given out.
import { hashOf } from '../core/case/log.ts';
import type { Notice } from '../core/decision.ts';
import { commitMessage } from './commit-message.ts';
import { GitHubFailure, kindOfFailure } from './failure.ts';
import { noticePath, recordBranch } from './record-path.ts';
import type { RecordOf } from './record-path.ts';
import { mostTries } from './records.ts';
import type { Records } from './records.ts';
import { encoded, storedFile } from './stored-file.ts';

const route = 'PUT /repos/{owner}/{repo}/contents/{path}';

/** A saved text, or null when there is none or what is there has another hash than its name. */
export async function savedNotice(records: Records, of: RecordOf, hash: string): Promise<string | null> {
  const place = { ...records.repository, path: noticePath(of, hash), ref: recordBranch };
  const file = await storedFile(records.github, place);
  return file !== undefined && hashOf(file.text) === hash ? file.text : null;
}

/** Saves a text unless it is there already. @throws GitHubFailure, `invalid` where another text lies under its name */
export function saveNotice(records: Records, of: RecordOf, notice: Notice): Promise<void> {
  return records.alone(async () => {
    for (let attempt = 1; attempt <= mostTries; attempt += 1) {
      if (await put(records, of, notice)) return;
      if ((await savedNotice(records, of, notice.hash)) !== null) return;
      await records.pause(attempt);
    }
    throw new GitHubFailure('invalid', 422, route);
  });
}

async function put(records: Records, of: RecordOf, notice: Notice): Promise<boolean> {
  const sentence = `Save a text of ${of === 'house' ? 'the house' : `#${of}`}`;
  try {
    const { data } = await records.github.request(route, {
      ...records.repository,
      path: noticePath(of, notice.hash),
      branch: recordBranch,
      message: commitMessage({ of, sentence, entries: [] }),
      content: encoded(notice.text),
    });
    records.wrote(data.commit);
    return true;
  } catch (error) {
    if (['conflict', 'invalid', 'unknown'].includes(kindOfFailure(error))) return false;
    throw error;
  }
}
