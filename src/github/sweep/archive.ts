// A whole commit read by one download: GitHub's tar.gz, as a tree of folders and files in memory. Nothing touches the disk.
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { parseTar } from 'nanotar';
import type { ParsedTarFileItem } from 'nanotar';
import { GitHubFailure } from '../failure.ts';
import type { GitHub } from '../port.ts';
import type { RepositoryName } from '../repository-name.ts';
import type { Folder } from './git-object.ts';

const unzipped = promisify(gunzip);
const route = 'GET /repos/{owner}/{repo}/tarball/{ref}';

/** The files of a commit. @throws GitHubFailure, also when what came is not an archive of this commit */
export async function archiveOf(github: GitHub, repository: RepositoryName, commit: string): Promise<Folder> {
  const { data } = await github.request(route, { ...repository, ref: commit });
  if (!(data instanceof ArrayBuffer)) throw new GitHubFailure('unavailable', 0, route);
  const tar = await unzipped(data);
  // The reader takes the whole of a buffer's memory, so it gets memory of its own.
  const items = parseTar(new Uint8Array(tar).buffer);
  if (items.some(({ attrs }) => (commitOf(attrs) ?? commit) !== commit))
    throw new GitHubFailure('unavailable', 0, route);
  const root: Folder = new Map();
  for (const item of items) if (item.type === 'file') put(root, pathOf(item), item.data ?? new Uint8Array());
  return root;
}

/** `git archive` writes the commit's name as the comment of the whole archive; where it doesn't, the request alone names it. */
function commitOf(attrs: ParsedTarFileItem['attrs']): unknown {
  return (attrs as { readonly comment?: unknown } | undefined)?.comment;
}

/** The path below the archive's one top folder. A long one stands in two parts, of which the reader gives the second alone. */
function pathOf({ name, data }: ParsedTarFileItem): readonly string[] {
  const header = data === undefined ? undefined : Buffer.from(data.buffer, data.byteOffset - 512, 512);
  const prefix = header === undefined ? '' : (header.toString('utf8', 345, 500).split('\0', 1)[0] ?? '');
  const path = prefix === '' || name.startsWith(`${prefix}/`) ? name : `${prefix}/${name}`;
  return path.split('/').slice(1);
}

function put(folder: Folder, [name = '', ...rest]: readonly string[], content: Uint8Array): void {
  if (rest.length === 0) return void folder.set(name, content);
  const inner = folder.get(name);
  const next: Folder = inner instanceof Map ? inner : new Map();
  folder.set(name, next);
  put(next, rest, content);
}

/** A folder in a folder, or an empty one. */
export function folderIn(folder: Folder, name: string): Folder {
  const inner = folder.get(name);
  return inner instanceof Map ? inner : new Map();
}

/** A file in a folder. */
export function fileIn(folder: Folder, name: string): Uint8Array | undefined {
  const inner = folder.get(name);
  return inner instanceof Map ? undefined : inner;
}
