// Where the record lies: one branch that the App alone writes, one folder a case. Names only; it reads and writes nothing.

export const recordBranch = 'psirt-records';

/** A case by its number, or the house itself: what belongs to no single case. */
export type RecordOf = number | 'house';

export function folderOf(of: RecordOf): string {
  return of === 'house' ? 'house' : `cases/${of}`;
}

export function logPath(of: RecordOf): string {
  return `${folderOf(of)}/log.jsonl`;
}

/** A saved text lies under its own SHA-256 and is never changed. */
export function noticePath(of: RecordOf, hash: string): string {
  return `${folderOf(of)}/notices/${hash}.md`;
}
