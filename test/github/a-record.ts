// A case repository in memory, behind the scripted port: the records branch with its archive, issues and comments in pages. It is as
// large as a test wants and answers at once.
import { gzipSync } from 'node:zlib';
import { tar } from '../../src/sandbox/services/archive/tar.ts';
import { blobName, treeName } from '../../src/github/sweep/git-object.ts';
import type { Folder } from '../../src/github/sweep/git-object.ts';
import { fakeGitHub } from './fake.ts';
import type { Fake, Scripted } from './fake.ts';

type Item = Readonly<Record<string, unknown>>;

export interface ARecord {
  readonly fake: Fake;
  /** Path on the records branch -> text. Call `commit` after a change. */
  readonly files: Map<string, string>;
  readonly commit: () => void;
  /** Commits of the default branch that touched prose, the oldest first: the files of each. */
  readonly prose: (readonly string[])[];
  readonly issues: Item[];
  readonly comments: Item[];
  readonly advisories: Item[];
  readonly tags: Item[];
}

function rootOf(files: ReadonlyMap<string, string>): Folder {
  const root: Folder = new Map();
  for (const [path, text] of files) {
    const parts = path.split('/');
    let folder = root;
    for (const part of parts.slice(0, -1)) {
      const known = folder.get(part);
      const next: Folder = known instanceof Map ? known : new Map();
      folder.set(part, next);
      folder = next;
    }
    folder.set(parts.at(-1) ?? '', Buffer.from(text));
  }
  return root;
}

function folderAt(root: Folder, sha: string): Folder | undefined {
  if (treeName(root) === sha) return root;
  for (const inner of root.values()) {
    const found = inner instanceof Map ? folderAt(inner, sha) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function paged(
  items: readonly Item[],
  { per_page: size, page = 1 }: Readonly<Record<string, unknown>>,
): Scripted {
  const from = (Number(page) - 1) * Number(size);
  const link = `<https://api.github.com/x?page=${Number(page) + 1}>; rel="next"`;
  return {
    data: items.slice(from, from + Number(size)),
    ...(from + Number(size) < items.length && { headers: { link } }),
  };
}

function sinceThen(
  items: readonly Item[],
  { since, state, direction }: Readonly<Record<string, unknown>>,
): readonly Item[] {
  const found = items.filter(
    (item) =>
      String(item['updated_at']) >= (typeof since === 'string' ? since : '') &&
      (state !== 'open' || item['state'] === 'open'),
  );
  return direction === 'desc'
    ? found.toSorted((a, b) => String(b['updated_at']).localeCompare(String(a['updated_at'])))
    : found;
}

/** An empty one; the record begins with its first `commit`. */
export function aRecord(): ARecord {
  const files = new Map<string, string>();
  const [issues, comments, advisories, tags]: [Item[], Item[], Item[], Item[]] = [[], [], [], []];
  const prose: (readonly string[])[] = [];
  let head = '';
  let root: Folder = new Map();
  const commit = () => {
    root = rootOf(files);
    head = blobName(Buffer.from(`commit of ${treeName(root)} after ${head}`));
  };
  const fake = fakeGitHub({
    'GET /repos/{owner}/{repo}/git/ref/{ref}': () =>
      head === '' ? { status: 404 } : { data: { object: { sha: head } } },
    'GET /repos/{owner}/{repo}/git/commits/{commit_sha}': () => ({ data: { tree: { sha: treeName(root) } } }),
    'GET /repos/{owner}/{repo}/git/trees/{tree_sha}': ({ tree_sha: sha }) => ({
      data: {
        tree: [...(folderAt(root, String(sha)) ?? [])].map(([path, inner]) =>
          inner instanceof Map
            ? { path, type: 'tree', sha: treeName(inner) }
            : { path, type: 'blob', sha: blobName(inner) },
        ),
      },
    }),
    'GET /repos/{owner}/{repo}/tarball/{ref}': () => {
      const all = [...files].map(([path, text]) => ({
        path: `acme-psirt-${head.slice(0, 7)}/${path}`,
        data: Buffer.from(text),
      }));
      return { data: new Uint8Array(gzipSync(tar(all, { commit: head, time: 0 }))).buffer };
    },
    'GET /repos/{owner}/{repo}/contents/{path}': ({ path }) => {
      const text = files.get(String(path));
      if (text === undefined) return { status: 404 };
      const content = Buffer.from(text);
      return {
        data: {
          type: 'file',
          sha: blobName(content),
          size: content.length,
          content: content.toString('base64'),
        },
      };
    },
    'GET /repos/{owner}/{repo}/issues': (params) => paged(sinceThen(issues, params), params),
    'GET /repos/{owner}/{repo}/issues/comments': (params) => paged(sinceThen(comments, params), params),
    'GET /repos/{owner}/{repo}/commits': () => ({
      data: prose.length === 0 ? [] : [{ sha: String(prose.length) }],
    }),
    'GET /repos/{owner}/{repo}/compare/{basehead}': ({ basehead }) => {
      const [from, to] = String(basehead).split('...').map(Number);
      return {
        data: {
          files: prose
            .slice(from, to)
            .flat()
            .map((filename) => ({ filename })),
        },
      };
    },
    'GET /repos/{owner}/{repo}/security-advisories': (params) => paged(sinceThen(advisories, {}), params),
    'GET /repos/{owner}/{repo}/tags': (params) => paged(tags, params),
  });
  return { fake, files, commit, prose, issues, comments, advisories, tags };
}
