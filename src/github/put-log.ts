// Sends one write of a log to the records branch: a compare-and-swap, so that nothing of somebody else's is written over.
import { kindOfFailure } from './failure.ts';
import type { LogStore, StoredLog } from './log-store.ts';
import type { GitHub } from './port.ts';
import { recordBranch } from './record-path.ts';
import type { RepositoryName } from './repository-name.ts';
import { encoded } from './stored-file.ts';

export interface Put {
  readonly path: string;
  /** What stands there; undefined: there is no log yet. */
  readonly stored: StoredLog | undefined;
  readonly lines: string;
  readonly message: string;
}

interface Place {
  readonly github: GitHub;
  readonly repository: RepositoryName;
  readonly store: LogStore;
}

export const putRoute = 'PUT /repos/{owner}/{repo}/contents/{path}';

/**
 * `begun`: a new log is believed only when it is read back from the branch, should two processes have begun it at once. `refused`: or the
 * answer was lost, so what stands there must be read again.
 */
export async function putLog(place: Place, put: Put): Promise<'continued' | 'begun' | 'refused'> {
  const { github, repository } = place;
  const { path, stored, lines, message } = put;
  const content = encoded(`${stored?.text ?? ''}${lines}`);
  const body = { ...repository, path, branch: recordBranch, message, content };
  const swap = stored === undefined ? {} : { sha: stored.sha };
  try {
    const { status, data } = await github.request(putRoute, { ...body, ...swap });
    place.store.wrote(data.commit);
    place.store.forget(path);
    return written(place.store, put, {
      created: status === 201,
      blob: data.content?.sha,
      commit: data.commit.sha,
    });
  } catch (error) {
    if (['conflict', 'invalid', 'unknown'].includes(kindOfFailure(error))) return 'refused';
    throw error;
  }
}

interface Written {
  readonly created: boolean;
  readonly blob: string | undefined;
  readonly commit: string | undefined;
}

function written(
  store: LogStore,
  { path, stored, lines }: Put,
  { created, blob, commit }: Written,
): 'continued' | 'begun' {
  const isOurs = stored === undefined || store.isVouched(path, stored.sha);
  if (blob !== undefined && isOurs) store.vouch(path, blob, commit);
  if (stored === undefined || blob === undefined) return 'begun';
  // GitHub ignores `sha` where no file is: the log had gone between reading and writing.
  if (created) store.distrust(path, 'the log vanished while it was written');
  else store.learn(path, { sha: blob, text: stored.text + lines });
  return 'continued';
}
