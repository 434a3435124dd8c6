// Which cases' prose on the default branch changed while this process watched: one request finds that nothing did.
import { orNull } from '../answered.ts';
import type { ListPlace } from './issues.ts';

export interface KnownProse {
  /** Case number -> when this process saw that its prose had changed. The first look only remembers. */
  readonly refresh: (now: string) => Promise<ReadonlyMap<number, string>>;
}

const folder = 'advisories';
const newest = 'GET /repos/{owner}/{repo}/commits';
const comparison = 'GET /repos/{owner}/{repo}/compare/{basehead}';

/** Opens the memory over one repository's `advisories/`. */
export function knowProse({ github, repository }: ListPlace): KnownProse {
  const changed = new Map<number, string>();
  let known: { readonly commit: string | undefined } | undefined;
  return {
    refresh: async (now) => {
      const listed = await orNull(github.request(newest, { ...repository, path: folder, per_page: 1 }));
      const commit = listed?.data[0]?.sha;
      if (known?.commit !== undefined && commit !== undefined && commit !== known.commit) {
        const params = { ...repository, basehead: `${known.commit}...${commit}` };
        const files = (await orNull(github.request(comparison, params)))?.data.files ?? [];
        for (const { filename, previous_filename: before } of files)
          for (const number of [...numberIn(filename), ...numberIn(before)]) changed.set(number, now);
      }
      known = { commit };
      return changed;
    },
  };
}

function numberIn(path: string | undefined): readonly number[] {
  const number = /^advisories\/([1-9]\d{0,8})\.md$/.exec(path ?? '')?.[1];
  return number === undefined ? [] : [Number(number)];
}
