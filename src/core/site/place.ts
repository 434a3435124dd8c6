// Where the public reads the site: addresses made of the settings, and of nothing that a case holds.
import type { Settings } from '../settings.ts';

export type Site = NonNullable<Settings['site']>;

export interface Place {
  /** Where the files can be fetched as they are, without a slash at the end. */
  readonly base: string;
  /** Where people read the list. */
  readonly folder: string;
  /** Where people read the pages, without a slash at the end. */
  readonly pages: string;
  /** Whose advisories they are. */
  readonly author: string;
}

/** GitHub's own addresses of the site's directory. */
export function placeOfSite({ repository, branch, directory }: Site): Place {
  const path = `${branch}/${directory}`.split('/').map(encodeURIComponent).join('/');
  return {
    base: `https://raw.githubusercontent.com/${repository}/${path}`,
    folder: `https://github.com/${repository}/tree/${path}`,
    pages: `https://github.com/${repository}/blob/${path}`,
    author: String(repository.split('/')[0]),
  };
}
