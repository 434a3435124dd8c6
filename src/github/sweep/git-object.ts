// Names of git objects, computed as git does, so that what came in an archive can be compared with a tree that GitHub lists. Pure.
import { createHash } from 'node:crypto';

/** A folder's content by the names in it. */
export type Folder = Map<string, Uint8Array | Folder>;

/** SHA-1 of a file's content, as git names it. */
export function blobName(content: Uint8Array): string {
  return nameOf('blob', content);
}

/** SHA-1 of a folder whose files are neither executable nor links, as git names it. */
export function treeName(folder: Folder): string {
  const entries = [...folder].map(([name, content]) =>
    content instanceof Map
      ? { sorted: `${name}/`, head: `40000 ${name}\0`, sha: treeName(content) }
      : { sorted: name, head: `100644 ${name}\0`, sha: blobName(content) },
  );
  const bytes = entries
    .map((entry) => ({ ...entry, order: Buffer.from(entry.sorted) }))
    .sort((a, b) => Buffer.compare(a.order, b.order))
    .flatMap(({ head, sha }) => [Buffer.from(head), Buffer.from(sha, 'hex')]);
  return nameOf('tree', Buffer.concat(bytes));
}

function nameOf(kind: 'blob' | 'tree', content: Uint8Array): string {
  return createHash('sha1').update(`${kind} ${content.length}\0`).update(content).digest('hex');
}
