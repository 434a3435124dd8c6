// A commit as folders: its tree by one level, its name, and the whole of it as an archive. Folders bear the names that git gives them.
import { gzipSync } from 'node:zlib';
import { treeName } from '../../../src/github/sweep/git-object.ts';
import type { Folder } from '../../../src/github/sweep/git-object.ts';
import { tar } from '../../../src/sandbox/services/archive/tar.ts';
import { blobName, resolve } from './git.ts';
import type { Commit } from './git.ts';
import { refuse, repositoryOf, text } from './route.ts';
import type { Call, Routes } from './route.ts';

function folderOf({ tree }: Commit): Folder {
  const root: Folder = new Map();
  for (const [path, { text: content }] of tree) {
    const names = path.split('/');
    let folder = root;
    for (const name of names.slice(0, -1)) {
      const known = folder.get(name);
      const inner: Folder = known instanceof Map ? known : new Map();
      folder.set(name, inner);
      folder = inner;
    }
    folder.set(names.at(-1) ?? '', Buffer.from(content));
  }
  return root;
}

function foldersBelow(folder: Folder): readonly Folder[] {
  const inner = [...folder.values()].filter((one) => one instanceof Map);
  return [folder, ...inner.flatMap(foldersBelow)];
}

/** Newest first: nobody asks for the tree of an old commit. */
function folderNamed(commits: readonly Commit[], sha: string): Folder | undefined {
  for (const one of commits.toReversed()) {
    const found = foldersBelow(folderOf(one)).find((folder) => treeName(folder) === sha);
    if (found !== undefined) return found;
  }
  return undefined;
}

interface TreeEntry {
  readonly path: string;
  readonly type: 'blob' | 'tree';
  readonly sha: string;
}

/** Everything in a folder, by whole paths. */
function filesBelow(folder: Folder, above: string): readonly TreeEntry[] {
  return [...folder].flatMap(([name, inner]): readonly TreeEntry[] => {
    const path = `${above}${name}`;
    if (!(inner instanceof Map)) return [{ path, type: 'blob', sha: blobName(inner.toString()) }];
    return [{ path, type: 'tree', sha: treeName(inner) }, ...filesBelow(inner, `${path}/`)];
  });
}

function commitOf(call: Call, name: string): Commit {
  return resolve(repositoryOf(call).git, text(call, name)) ?? refuse(404);
}

export const archiveRoutes: Routes = {
  'GET /repos/{owner}/{repo}/git/commits/{commit_sha}': (call) => ({
    data: { tree: { sha: treeName(folderOf(commitOf(call, 'commit_sha'))) } },
  }),
  'GET /repos/{owner}/{repo}/git/trees/{tree_sha}': (call) => {
    const { commits } = repositoryOf(call).git;
    const folder = folderNamed([...commits.values()], text(call, 'tree_sha')) ?? refuse(404);
    if (text(call, 'recursive') !== '') return { data: { tree: filesBelow(folder, '') } };
    const tree = [...folder].map(([path, inner]) =>
      inner instanceof Map ? { path, type: 'tree', sha: treeName(inner) } : { path, type: 'blob', sha: '' },
    );
    return { data: { tree } };
  },
  'GET /repos/{owner}/{repo}/tarball/{ref}': (call) => {
    const { sha, tree } = commitOf(call, 'ref');
    const files = [...tree].map(([path, { text: content }]) => ({
      path: `top/${path}`,
      data: Buffer.from(content),
    }));
    const packed = gzipSync(tar(files, { commit: sha, time: 0 }), { level: 1 });
    return { data: new Uint8Array(packed).buffer };
  },
};
