// Who publishes the advisories, and where the public reads the site's files: what CSAF and OpenVEX must say and no case knows.
import type { Settings } from '../settings.ts';

export type Site = NonNullable<Settings['site']>;

export interface Publisher {
  readonly name: string;
  /** An address that the publisher controls. */
  readonly namespace: string;
  readonly contact?: string;
  /** Where the site's directory is read, without a slash at the end. */
  readonly base: string;
  /** Whether the team said where its files are read; else it is GitHub's own address of them. */
  readonly isOwnHost: boolean;
}

/** The publisher by the settings; where they say nothing, the owner of the site's repository. */
export function publisherOf({ repository, branch, directory, url, publisher }: Site): Publisher {
  const owner = String(repository.split('/')[0]);
  const raw = `https://raw.githubusercontent.com/${repository}/${branch}/${directory}`;
  return {
    name: publisher?.name ?? owner,
    namespace: publisher?.namespace ?? `https://github.com/${owner}`,
    ...(publisher?.contact !== undefined && { contact: publisher.contact }),
    base: url ?? raw,
    isOwnHost: url !== undefined,
  };
}
