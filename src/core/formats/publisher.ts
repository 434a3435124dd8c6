// Whose documents they are, and where the public fetches the site's files: made of the settings, and of nothing that a case holds.
import type { Settings } from '../settings.ts';

export type Site = NonNullable<Settings['site']>;

export interface Publisher {
  readonly name: string;
  /** An address that only they can use, by which tools tell publishers apart. */
  readonly namespace: string;
  readonly contact: string | undefined;
  /** Where the files can be fetched as they are, without a slash at the end. */
  readonly base: string;
  /** Where people read the list. */
  readonly folder: string;
  /** Where people read the pages, without a slash at the end. */
  readonly pages: string;
}

/** Who publishes on a site: GitHub's own addresses, and the owner of its repository. */
export function publisherOf({ repository, branch, directory }: Site): Publisher {
  const owner = String(repository.split('/')[0]);
  const path = `${branch}/${directory}`.split('/').map(encodeURIComponent).join('/');
  return {
    name: owner,
    namespace: `https://github.com/${owner}`,
    contact: undefined,
    base: `https://raw.githubusercontent.com/${repository}/${path}`,
    folder: `https://github.com/${repository}/tree/${path}`,
    pages: `https://github.com/${repository}/blob/${path}`,
  };
}
