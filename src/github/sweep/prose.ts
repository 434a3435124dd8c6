// Which cases' prose on the default branch changed while this process watched: one request finds that nothing did.
import { orNull } from '../answered.ts';
import type { ListPlace } from './issues.ts';

export interface KnownProse {
  /** Case number -> when this process saw that its prose had changed. The first look only remembers. */
  readonly refresh: (now: string) => Promise<ReadonlyMap<number, string>>;
}

const root = 'GET /repos/{owner}/{repo}/contents/{path}';
const folder = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}';

/** Opens the memory over one repository's `advisories/`. */
export function knowProse(place: ListPlace): KnownProse {
  const changed = new Map<number, string>();
  let known: { readonly tree: string | undefined } | undefined;
  return {
    refresh: async (now) => {
      const tree = await proseTree(place);
      if (known !== undefined && known.tree !== tree) {
        const [before, after] = [await filesIn(place, known.tree), await filesIn(place, tree)];
        for (const number of new Set([...before.keys(), ...after.keys()]))
          if (before.get(number) !== after.get(number)) changed.set(number, now);
      }
      known = { tree };
      return changed;
    },
  };
}

/** SHA of the folder; undefined when there is none. */
async function proseTree({ github, repository }: ListPlace): Promise<string | undefined> {
  const answer = await orNull(github.request(root, { ...repository, path: '' }));
  const entries = Array.isArray(answer?.data) ? answer.data : [];
  return entries.find(({ name, type }) => name === 'advisories' && type === 'dir')?.sha;
}

async function filesIn(
  { github, repository }: ListPlace,
  tree: string | undefined,
): Promise<ReadonlyMap<number, string>> {
  if (tree === undefined) return new Map();
  const { data } = await github.request(folder, { ...repository, tree_sha: tree });
  return new Map(
    data.tree.flatMap(({ path, sha }) => {
      const number = /^([1-9]\d{0,8})\.md$/.exec(path)?.[1];
      return number === undefined ? [] : [[Number(number), sha] as const];
    }),
  );
}
