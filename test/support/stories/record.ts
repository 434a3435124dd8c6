// What stands in the record of an in-memory case, read without the product's own reader: lines of JSON and nothing else.
import { casesName, repositoryNamed } from '../memory-github/acme.ts';
import type { World } from '../memory-github/world.ts';

export interface Recorded {
  readonly seq: number;
  readonly kind: string;
  readonly name?: string;
  readonly act?: string;
  readonly at: string;
  readonly said_at: string;
  readonly via: string;
  readonly by: { readonly login: string; readonly id: number };
  readonly [field: string]: unknown;
}

/** A file of the record as it stands now. */
export function recordFile(world: World, path: string): string | undefined {
  const { git } = repositoryNamed(world, casesName);
  return git.commits.get(git.refs.get('heads/psirt-records') ?? '')?.tree.get(path)?.text;
}

/** All entries of a case's log, or of the house's. */
export function entriesOf(world: World, of: number | 'house' = 1): readonly Recorded[] {
  const text = recordFile(world, of === 'house' ? 'house/log.jsonl' : `cases/${of}/log.jsonl`) ?? '';
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Recorded);
}

/** The latest fact of a name. */
export function latestFact(entries: readonly Recorded[], name: string): Recorded | undefined {
  return entries.findLast((entry) => entry.kind === 'fact' && entry.name === name);
}

/** The publication that is asked for and was not rejected since. */
export function requestIn(entries: readonly Recorded[]): Recorded | undefined {
  const request = latestFact(entries, 'publish-requested');
  const rejected = latestFact(entries, 'rejected');
  return rejected !== undefined &&
    rejected.seq > (request?.seq ?? 0) &&
    rejected['hash'] === request?.['hash']
    ? undefined
    : request;
}
